/* Cuts folded text into what the index is keyed by (as generator/search/tokens.py), and a query
   into the pieces that are looked for one by one. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const NAME_AREA = 0xe000;
  const NAME_BITS = 10;
  const MOST_UNCUT = 8;
  const WEAK = 0.2;
  const EDGES = /^[ ./\-~=&_]+|[ ./\-~=&_@#$¥€]+$/gu;

  /** All single characters and all pairs of neighbours, spaces excepted, as a Set. */
  search.grams = function (folded) {
    const found = new Set();
    for (const run of folded.split(" ")) {
      const characters = Array.from(run);
      characters.forEach((character, place) => {
        found.add(character);
        if (place) found.add(characters[place - 1] + character);
      });
    }
    return found;
  };

  /** What a text must hold for `folded` to stand in it: its pairs, or the one character. */
  search.neededGrams = function (folded) {
    const needed = new Set();
    for (const run of folded.split(" ").filter(Boolean)) {
      const characters = Array.from(run);
      if (characters.length === 1) needed.add(run);
      for (let place = 1; place < characters.length; place += 1) {
        needed.add(characters[place - 1] + characters[place]);
      }
    }
    return [...needed];
  };

  /** The same, thinned for a long text to pairs that still cover it: each further one costs a file,
      and hits are compared with their text anyway. */
  search.coveringGrams = function (folded) {
    const needed = search.neededGrams(folded);
    if (needed.length <= MOST_UNCUT) return needed;
    const covering = new Set();
    for (const run of folded.split(" ").filter(Boolean)) {
      const characters = Array.from(run);
      const last = characters.length - 2;
      if (last < 0) covering.add(run);
      for (let place = 0; place <= last; place += 2) {
        covering.add(characters[place] + characters[place + 1]);
      }
      if (last > 0) covering.add(characters[last] + characters[last + 1]);
    }
    return [...covering];
  };

  /** The key of a whole title or alias: two private-use characters. */
  search.nameToken = function (folded) {
    let value = 0x811c9dc5;
    for (const character of folded) {
      value = Math.imul(value ^ character.codePointAt(0), 0x01000193) >>> 0;
    }
    const mixed = (value ^ (value >>> (2 * NAME_BITS))) >>> 0;
    const low = (1 << NAME_BITS) - 1;
    return String.fromCharCode(
      NAME_AREA + ((mixed >>> NAME_BITS) & low), NAME_AREA + (mixed & low));
  };

  /** A query as one phrase, without the punctuation at its ends that a reader did not mean. */
  search.phrase = function (text) {
    return search.normalise(text).replace(EDGES, "");
  };

  /** What is left of a piece between `words`. */
  search.without = function (piece, words) {
    let rest = piece;
    for (const word of words) rest = rest.split(word).join(" ");
    return rest.split(" ").filter(Boolean);
  };

  /** The parts of a query between its blanks and punctuation, without the words of a question. */
  search.pieces = function (text, questionWords) {
    const parts = text.split(/\s+/u).map(search.phrase).join(" ").split(" ").filter(Boolean);
    const told = parts.flatMap((part) => {
      const rest = search.without(part, questionWords);
      return rest.map((one) => one.replace(/^的|的$/gu, "")).filter(Boolean);
    });
    return [...new Set(told.length ? told : parts)];
  };

  /** The runs of a piece that are not Chinese. */
  search.latinWords = function (piece) {
    const words = [""];
    for (const character of piece) {
      if (search.isCjk(character)) words.push("");
      else words[words.length - 1] += character;
    }
    return words.filter(Boolean);
  };

  function weakPlaces(piece, words) {
    const places = new Set();
    for (const word of words) {
      const from = piece.indexOf(word);
      if (from < 0) continue;
      const before = Array.from(piece.slice(0, from)).length;
      Array.from(word).forEach((_, step) => places.add(before + step));
    }
    return places;
  }

  /** A piece as units that are met or not: {size, any: [gram], all: [gram]}. A Chinese character
      is met by one of the pairs it stands in, one of a weak word counts little; a Latin word or a
      number needs all of its own. */
  search.units = function (piece, weakWords = []) {
    const characters = Array.from(piece);
    const weak = weakPlaces(piece, weakWords);
    if (characters.length === 1) return [{ size: 1, any: [piece], all: [] }];
    const known = new Set(search.coveringGrams(piece));
    const pair = (place) => characters[place] + characters[place + 1];
    const units = [];
    let place = 0;
    while (place < characters.length) {
      let end = place + 1;
      if (!search.isCjk(characters[place])) {
        while (end < characters.length && !search.isCjk(characters[end])) end += 1;
      }
      const any = [];
      const all = [];
      for (let inner = place; inner < end - 1; inner += 1) all.push(pair(inner));
      if (!all.length) {
        if (place) any.push(pair(place - 1));
        if (end < characters.length) any.push(pair(place));
      }
      const kept = (grams) => {
        const some = grams.filter((gram) => known.has(gram));
        return some.length ? some : grams;
      };
      const size = weak.has(place) && weak.size < characters.length ? WEAK
        : Math.min(end - place, 2);
      units.push({ size, any: kept(any), all: kept(all) });
      place = end;
    }
    return units;
  };
})();
