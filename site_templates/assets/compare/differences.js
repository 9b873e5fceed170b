/* What two to four entries share, element by element: data in, data out, without the page. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const compare = (casebook.compare = casebook.compare || {});

  const folded = (text) => text.replace(/\s+/g, " ").trim();

  /** The elements that any of the entries has, in the order of the first that has them. */
  function names(entries) {
    const labels = new Map();
    for (const entry of entries) {
      for (const { name, label } of entry.elements) labels.set(name, labels.get(name) || label);
    }
    return [...labels];
  }

  function stateOf(held) {
    if (held.length < 2) return "alone";
    const sets = held.map((lines) => [...lines].sort().join("\n"));
    if (sets.every((set) => set === "")) return "absent";
    if (sets.every((set) => set === sets[0])) return "same";
    const all = held.flatMap((lines) => [...lines]);
    return new Set(all).size < all.length ? "partly" : "different";
  }

  /**
   * Rows of a comparison: {name, label, state, cells: [{none, lines: [{text, holders}]}]}.
   *
   * state: same, absent (in every entry), partly (some lines shared), different, or alone where there
   * is nothing to compare with. holders is how many of the entries have the line, compared as text.
   */
  compare.rows = function (entries) {
    return names(entries).map(([name, label]) => {
      const elements = entries.map((entry) => entry.elements.find((one) => one.name === name));
      const held = elements.map((element) => new Set((element ? element.lines : []).map(folded)));
      const cells = elements.map((element) => ({
        none: element ? element.none : "",
        lines: (element ? element.lines : []).map((text) => ({
          text,
          holders: held.filter((lines) => lines.has(folded(text))).length,
        })),
      }));
      return { name, label, state: stateOf(held), cells };
    });
  };
})();
