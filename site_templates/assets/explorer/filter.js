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

  /** A column as one row of numbers: those of case n stand from starts[n] to starts[n + 1]. */
  function flat(column) {
    const starts = new Uint32Array(column.length + 1);
    column.forEach((values, place) => (starts[place + 1] = starts[place] + values.length));
    return { starts, places: Uint32Array.from(column.flat()) };
  }

  /** Columns with what the filters need: searched text per case, values by id per facet. */
  explorer.prepare = function (data) {
    const facets = data.facets.map((facet) => ({
      ...facet,
      flat: flat(facet.column),
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

  /** Per facet: null where nothing is chosen, else 1 at the place of each chosen value. */
  function choices(cases, chosen) {
    return cases.facets.map((facet) => {
      const ids = [...(chosen[facet.name] || [])].filter((id) => facet.places.has(id));
      if (!ids.length) return null;
      const marks = new Uint8Array(facet.values.length);
      for (const id of ids) marks[facet.places.get(id)] = 1;
      return marks;
    });
  }

  function holds({ starts, places }, place, marks) {
    for (let at = starts[place]; at < starts[place + 1]; at += 1) {
      if (marks[places[at]]) return true;
    }
    return false;
  }

  function tally({ starts, places }, place, numbers) {
    for (let at = starts[place]; at < starts[place + 1]; at += 1) numbers[places[at]] += 1;
  }

  /** {found, counts}: places of the cases that pass, and per facet how many each value would show.
      `chosen` is facet name → set of value ids. A case that misses one facet alone still counts
      there, since that facet could be widened to it. */
  explorer.filter = function (cases, chosen, text) {
    const inText = passesText(cases, text);
    const columns = cases.facets.map((facet) => facet.flat);
    const wanted = choices(cases, chosen);
    const counts = cases.facets.map((facet) => new Uint32Array(facet.values.length));
    const found = [];
    for (let place = 0; place < cases.id.length; place += 1) {
      if (inText && !inText(place)) continue;
      let missed = -1;
      let misses = 0;
      for (let index = 0; index < wanted.length && misses < 2; index += 1) {
        if (wanted[index] && !holds(columns[index], place, wanted[index])) {
          misses += 1;
          missed = index;
        }
      }
      if (misses > 1) continue;
      if (misses === 1) {
        tally(columns[missed], place, counts[missed]);
        continue;
      }
      found.push(place);
      for (let index = 0; index < counts.length; index += 1) {
        tally(columns[index], place, counts[index]);
      }
    }
    return { found, counts };
  };
})();
