/* Which cases pass: a list over columns, without the page. Several values of one facet widen, several
   facets narrow; a facet's own counts leave its own choice out, so that it can be widened. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  function folded(text) {
    const search = casebook.search;
    return search && search.normalise ? search.normalise(text) : text.normalize("NFKC").toLowerCase();
  }

  /** Columns with what the filters need: searched text per case, values by id per facet. */
  explorer.prepare = function (data) {
    const facets = data.facets.map((facet) => ({
      ...facet,
      places: new Map(facet.values.map(([id], place) => [id, place])),
    }));
    let texts = null;
    const searched = () => {
      texts =
        texts ||
        data.id.map((_, place) =>
          folded(
            [
              data.title[place],
              data.problem[place],
              data.organisation[place],
              data.text[place],
              ...facets.flatMap((facet) =>
                facet.column[place].map((value) => facet.values[value][1]),
              ),
            ].join("\n"),
          ),
        );
      return texts;
    };
    return { ...data, facets, searched };
  };

  function passesText(cases, text) {
    const words = text.split(/\s+/).map(folded).filter(Boolean);
    if (!words.length) return null;
    const texts = cases.searched();
    return (place) => words.every((word) => texts[place].includes(word));
  }

  /** {found, counts}: places of the cases that pass, and per facet how many each value would show.
      `chosen` is facet name → set of value ids. */
  explorer.filter = function (cases, chosen, text) {
    const inText = passesText(cases, text);
    const wanted = cases.facets.map((facet) => {
      const ids = [...(chosen[facet.name] || [])].filter((id) => facet.places.has(id));
      return ids.length ? new Set(ids.map((id) => facet.places.get(id))) : null;
    });
    const counts = cases.facets.map((facet) => new Uint32Array(facet.values.length));
    const found = [];
    for (let place = 0; place < cases.id.length; place += 1) {
      if (inText && !inText(place)) continue;
      let missed = -1;
      let misses = 0;
      for (let index = 0; index < wanted.length && misses < 2; index += 1) {
        const set = wanted[index];
        if (set && !cases.facets[index].column[place].some((value) => set.has(value))) {
          misses += 1;
          missed = index;
        }
      }
      if (misses > 1) continue;
      if (misses === 0) found.push(place);
      for (let index = 0; index < counts.length; index += 1) {
        if (misses === 1 && index !== missed) continue;
        for (const value of cases.facets[index].column[place]) counts[index][value] += 1;
      }
    }
    return { found, counts };
  };
})();
