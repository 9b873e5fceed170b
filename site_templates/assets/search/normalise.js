/* Folds text so that what looks alike to a reader compares equal. The same rules as
   generator/search/normalise.py; tests/search/vectors.json is the specification of both. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const DROPPED = new Set("\"'`´‘’‚‛“”„‟′″〝〞＂＇「」『』﹁﹂﹃﹄《》〈〉«»‹›");
  const DASHES = new Set("‐‑‒–−");
  const SEPARATING = new Set("…‥⋯");
  const BLANK = new Set(" \t\n\v\f\r\u0085\u2028\u2029");
  const KEPT_SYMBOLS = new Set("%‰+-./&#@°~=$¥€_");
  const PUNCTUATION = "\0";
  const MARK = /^\p{M}/u;
  const FORMAT = /^\p{Cf}$/u;
  const WORD = /^[\p{L}\p{M}\p{N}]$/u;
  const CJK_RANGES = [
    [0x2e80, 0x2fdf], [0x3005, 0x3007], [0x3041, 0x30ff], [0x3105, 0x312f], [0x3400, 0x4dbf],
    [0x4e00, 0x9fff], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0x20000, 0x3fffd],
  ];

  let toSimplified = new Map();
  let folded = new Map();

  /** Take the table of the index: two strings of equal length, traditional and simplified. */
  search.useFolding = function ([traditional, simplified]) {
    const targets = Array.from(simplified);
    toSimplified = new Map(Array.from(traditional, (from, place) => [from, targets[place]]));
    folded = new Map();
  };

  search.isCjk = function (character) {
    const code = character.codePointAt(0);
    if (code >= 0x4e00 && code <= 0x9fff) return true;
    return code >= 0x2e80 && CJK_RANGES.some(([low, high]) => code >= low && code <= high);
  };

  function foldPart(character) {
    if (DROPPED.has(character)) return "";
    if (DASHES.has(character)) return "-";
    if (BLANK.has(character)) return " ";
    let lower = character.toLowerCase();
    lower = toSimplified.get(lower) || lower;
    if (KEPT_SYMBOLS.has(character) || (lower && search.isCjk(lower))) return lower;
    return WORD.test(character) ? lower : PUNCTUATION;
  }

  function foldCharacter(character) {
    let result = folded.get(character);
    if (result === undefined) {
      if (DROPPED.has(character) || FORMAT.test(character)) result = "";
      else if (SEPARATING.has(character)) result = PUNCTUATION;
      else result = Array.from(character.normalize("NFKC"), foldPart).join("");
      folded.set(character, result);
    }
    return result;
  }

  /** A character and the marks that follow it: what has to be composed as one. */
  function units(text) {
    const found = [];
    for (const character of text) {
      const code = character.codePointAt(0);
      if (code >= 0x300 && !(code >= 0x4e00 && code <= 0x9fff) && MARK.test(character)) {
        if (found.length) {
          found[found.length - 1] += character;
          continue;
        }
      }
      found.push(character);
    }
    return found;
  }

  /** {text, starts, ends}: the folded text, and for each of its UTF-16 units where in `original`
      the character began and ended that it comes from. */
  search.fold = function (original) {
    const parts = [];
    let offset = 0;
    for (const unit of units(original)) {
      const end = offset + unit.length;
      const composed = unit.length === 1 ? unit : unit.normalize("NFC");
      for (const character of composed) {
        for (const part of foldCharacter(character)) parts.push([part, offset, end]);
      }
      offset = end;
    }
    return spaced(parts);
  };

  search.normalise = function (text) {
    return search.fold(text).text;
  };

  /** One space for a run with punctuation, none beside Chinese for blanks alone, none at an end. */
  function spaced(parts) {
    const starts = [];
    const ends = [];
    let text = "";
    let before = "";
    const add = (character, start, end) => {
      for (let unit = 0; unit < character.length; unit += 1) {
        starts.push(start);
        ends.push(end);
      }
      text += character;
    };
    let place = 0;
    while (place < parts.length) {
      const [character, start, end] = parts[place];
      if (character !== " " && character !== PUNCTUATION) {
        add(character, start, end);
        before = character;
        place += 1;
        continue;
      }
      let divides = false;
      let last = place;
      while (last < parts.length && (parts[last][0] === " " || parts[last][0] === PUNCTUATION)) {
        divides = divides || parts[last][0] === PUNCTUATION;
        last += 1;
      }
      if (before && last < parts.length) {
        const besideCjk = search.isCjk(before) || search.isCjk(parts[last][0]);
        if (divides || !besideCjk) add(" ", start, parts[last - 1][2]);
      }
      place = last;
    }
    return { text, starts, ends };
  }
})();
