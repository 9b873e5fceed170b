/* Reads the columns of data/cases.js as generator/pages/columns.py packs them. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Uint8Array(128);
  for (let digit = 0; digit < DIGITS.length; digit += 1) VALUE[DIGITS.charCodeAt(digit)] = digit;

  /** Numbers of a packed column; the width of each stands first. */
  function unpacked(text) {
    const width = Number(text[0]);
    const numbers = new Uint32Array((text.length - 1) / width);
    let at = 1;
    for (let place = 0; place < numbers.length; place += 1) {
      let number = 0;
      for (let digit = 0; digit < width; digit += 1) {
        number = number * 64 + VALUE[text.charCodeAt(at)];
        at += 1;
      }
      numbers[place] = number;
    }
    return numbers;
  }

  /** Places 0 … keys.length-1 by rising key; of equal keys in the order of `base`. */
  explorer.orderedBy = function (keys, base) {
    const starts = new Uint32Array(keys.reduce((most, key) => Math.max(most, key), 0) + 2);
    for (const key of keys) starts[key + 1] += 1;
    for (let key = 1; key < starts.length; key += 1) starts[key] += starts[key - 1];
    const ordered = new Uint32Array(keys.length);
    for (const place of base) {
      ordered[starts[keys[place]]] = place;
      starts[keys[place]] += 1;
    }
    return ordered;
  };

  /** Cases as columns: facets with the set of values of each case, and the orders of the list. */
  explorer.prepare = function (data) {
    const facets = data.facets.map((facet) => ({
      ...facet,
      column: unpacked(facet.column),
      places: new Map(facet.values.map(([id], place) => [id, place])),
    }));
    const inOrder = Uint32Array.from({ length: data.count }, (_, place) => place);
    const strength = explorer.orderedBy(unpacked(data.order), inOrder);
    const rank = new Uint32Array(data.count);
    strength.forEach((place, at) => (rank[place] = at));
    return { ...data, facets, strength, rank, change: unpacked(data.change) };
  };

  /** For each case the first of its values in a facet, that is the newest year, the best level. */
  function firstValues(cases, name) {
    const facet = cases.facets.find((one) => one.name === name);
    const first = facet.sets.map((set) => (set.length ? set[0] : facet.values.length));
    return facet.column.map((set) => first[set]);
  }

  const KEYS = {
    year: (cases) => firstValues(cases, "year"),
    evidence: (cases) => firstValues(cases, "evidence"),
    change: (cases) => cases.change,
  };

  /** All cases in one of the orders strength, year, change and evidence; worked out once. */
  explorer.sequence = function (cases, sort) {
    if (!KEYS[sort]) return cases.strength;
    cases.sequences = cases.sequences || {};
    cases.sequences[sort] =
      cases.sequences[sort] || explorer.orderedBy(KEYS[sort](cases), cases.strength);
    return cases.sequences[sort];
  };
})();
