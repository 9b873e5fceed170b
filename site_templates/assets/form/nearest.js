/* Did you mean: the known word that is closest to what was typed, as generator/checking/nearest.py
   proposes it. Likeness is that of Python's difflib, so that both propose the same word. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { fold, length } = entry.text;

  const CUTOFF = 0.6;
  const LONGEST = 60;

  /** The longest piece that both have within the bounds, the first of equals: [a, b, size]. */
  function longestMatch(a, places, from, to, start, end) {
    let [bestA, bestB, size] = [from, start, 0];
    let before = new Map();
    for (let i = from; i < to; i += 1) {
      const here = new Map();
      for (const j of places.get(a[i]) || []) {
        if (j < start) continue;
        if (j >= end) break;
        const run = (before.get(j - 1) || 0) + 1;
        here.set(j, run);
        if (run > size) [bestA, bestB, size] = [i - run + 1, j - run + 1, run];
      }
      before = here;
    }
    return [bestA, bestB, size];
  }

  /** Twice the characters that match, as a share of all: difflib's ratio. */
  function likeness(a, b, places) {
    let matches = 0;
    const open = [[0, a.length, 0, b.length]];
    while (open.length) {
      const [from, to, start, end] = open.pop();
      const [i, j, size] = longestMatch(a, places, from, to, start, end);
      if (!size) continue;
      matches += size;
      if (from < i && start < j) open.push([from, i, start, j]);
      if (i + size < to && j + size < end) open.push([i + size, to, j + size, end]);
    }
    return a.length + b.length ? (2 * matches) / (a.length + b.length) : 1;
  }

  function placesOf(characters) {
    const places = new Map();
    characters.forEach((character, place) => {
      if (!places.has(character)) places.set(character, []);
      places.get(character).push(place);
    });
    return places;
  }

  /** Whether `a` comes after `b` by code points. */
  function isAfter(a, b) {
    const [left, right] = [Array.from(a), Array.from(b)];
    for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
      const difference = left[place].codePointAt(0) - right[place].codePointAt(0);
      if (difference) return difference > 0;
    }
    return left.length > right.length;
  }

  function closest(wanted, words) {
    const b = Array.from(wanted);
    const places = placesOf(b);
    let [best, found] = [0, ""];
    for (const word of words) {
      const a = Array.from(word);
      // No likeness is greater than this, and it costs nothing.
      if ((2 * Math.min(a.length, b.length)) / (a.length + b.length) < CUTOFF) continue;
      const ratio = likeness(a, b, places);
      if (ratio < CUTOFF) continue;
      if (ratio > best || (ratio === best && isAfter(word, found))) [best, found] = [ratio, word];
    }
    return found;
  }

  /** A word that holds what was typed or is held by it: 配电运检 for 配电运检专业. */
  function containing(wanted, words) {
    const size = length(wanted);
    if (size < 2) return "";
    let found = "";
    for (const word of words) {
      if (length(word) < 2 || !(wanted.includes(word) || word.includes(wanted))) continue;
      const nearer = Math.abs(length(word) - size) < Math.abs(length(found) - size);
      if (!found || nearer) found = word;
    }
    return found;
  }

  const cut = (text) => Array.from(fold(text)).slice(0, LONGEST).join("");

  /** Pairs of a spelling and what should be typed → the spellings by what counts in them. */
  entry.spellings = function (pairs) {
    const folded = new Map();
    for (const [spelling, meant] of pairs) {
      const key = cut(spelling);
      if (!folded.has(key)) folded.set(key, meant);
    }
    return folded;
  };

  /** What should be typed for the word closest to `text`, or nothing where none is close.
      `folded` comes from entry.spellings. */
  entry.nearest = function (text, folded) {
    const wanted = cut(text);
    if (!wanted) return "";
    if (folded.has(wanted)) return folded.get(wanted);
    const close = closest(wanted, folded.keys()) || containing(wanted, folded.keys());
    return close ? folded.get(close) : "";
  };
})();
