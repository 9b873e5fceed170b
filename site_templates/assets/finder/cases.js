/* The cases as the finder asks for them, over the columns of the list of cases: which words a case
   names, and which cases show a method. A case is known by its place in the library. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const finder = (casebook.finder = casebook.finder || {});

  /** {columns, holds, ofMethod} of data/cases.js. */
  finder.caseTable = function (data) {
    const columns = casebook.explorer.prepare(data);
    const facets = new Map(columns.facets.map((facet) => [facet.name, facet]));
    const sets = new Map(
      columns.facets.map(({ name, sets: held, values }) => [
        name,
        held.map((places) => new Set(places.map((place) => values[place][0]))),
      ]),
    );
    const wordsOf = (name, place) => sets.get(name)[facets.get(name).column[place]];
    const shelves = new Map(facets.get("method").values.map(([id]) => [id, []]));
    for (let place = 0; place < columns.count; place += 1) {
      for (const id of wordsOf("method", place)) shelves.get(id).push(place);
    }
    return {
      columns,
      /** Whether a case names a word of a facet, or a narrower one. */
      holds: (name, place, id) => wordsOf(name, place).has(id),
      ofMethod: (method) => shelves.get(method) || [],
    };
  };
})();
