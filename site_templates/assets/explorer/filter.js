/* Which cases pass: a list over columns, without the page. Several values of one facet widen, several
   facets narrow; a facet's own counts leave its own choice out, so that it can be widened. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  /** Per facet: null where nothing is chosen, else 1 for each set that holds a chosen value. */
  function choices(cases, chosen) {
    return cases.facets.map((facet) => {
      const wanted = [...(chosen[facet.name] || [])].map((id) => facet.places.get(id));
      if (!wanted.length) return null;
      return Uint8Array.from(facet.sets, (set) => (wanted.some((value) => set.includes(value)) ? 1 : 0));
    });
  }

  /** Cases per set → cases per value. */
  function perValue(facet, tally) {
    const counts = new Uint32Array(facet.values.length);
    facet.sets.forEach((set, number) => {
      for (const value of set) counts[value] += tally[number];
    });
    return counts;
  }

  /** {total, passed, counts}: how many cases pass, 1 at the place of each, and per facet how many
      each value would show. `chosen` is facet name → set of value ids; `matched` is null or 1 at
      the place of each case that holds the text. A case that misses one facet alone still counts
      there, since that facet could be widened to it. */
  explorer.filter = function (cases, chosen, matched) {
    const columns = cases.facets.map((facet) => facet.column);
    const wanted = choices(cases, chosen);
    const limits = wanted.flatMap((sets, index) => (sets ? [index] : []));
    const tallies = cases.facets.map((facet) => new Uint32Array(facet.sets.length));
    const passed = new Uint8Array(cases.count);
    let total = 0;
    for (let place = 0; place < cases.count; place += 1) {
      if (matched && !matched[place]) continue;
      let missed = -1;
      let misses = 0;
      for (const index of limits) {
        if (!wanted[index][columns[index][place]]) {
          missed = index;
          misses += 1;
          if (misses > 1) break;
        }
      }
      if (misses > 1) continue;
      if (misses === 1) {
        tallies[missed][columns[missed][place]] += 1;
        continue;
      }
      passed[place] = 1;
      total += 1;
      for (let index = 0; index < columns.length; index += 1) tallies[index][columns[index][place]] += 1;
    }
    return { total, passed, counts: cases.facets.map((facet, index) => perValue(facet, tallies[index])) };
  };

  /** What the search index finds among the cases: {sequence, matched, partial}; null without a
      text. Cases that hold only part of the text count where none holds all of it. */
  explorer.match = async function (cases, text) {
    if (!text) return null;
    const found = await casebook.search.places(text, "case");
    const whole = found.filter(({ tier }) => tier !== "partial");
    const taken = whole.length ? whole : found;
    const matched = new Uint8Array(cases.count);
    for (const { place } of taken) matched[place] = 1;
    const sequence = Uint32Array.from(taken, ({ place }) => place);
    return { sequence, matched, partial: !whole.length && found.length > 0 };
  };
})();
