/* Reads a query: which wordings to look for, and which grams of the index that takes. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const MOST_VARIANTS = 4;
  const MOST_GRAMS = 30;
  const SHORTEST_WITH_A_SLIP = 3;
  const LONGEST_WITH_A_SLIP = 12;

  /** [{wording, phrase, needed, pieces}] of the query as typed, first, and with an alias in it replaced; an
      empty list when nothing is left to look for. */
  search.plan = function (text, index) {
    const typed = search.phrase(text);
    if (!typed) return [];
    const wordings = [text];
    for (const [alias, label] of index.aliases) {
      if (wordings.length < MOST_VARIANTS && holdsWord(typed, alias)) {
        wordings.push(typed.split(alias).join(label));
      }
    }
    return search.variants(wordings, index);
  };

  /** [{wording, phrase, needed, pieces}] of each wording, none twice. */
  search.variants = function (wordings, index) {
    const seen = new Set();
    return wordings.flatMap((wording) => {
      const phrase = search.phrase(wording);
      if (!phrase || seen.has(phrase)) return [];
      seen.add(phrase);
      return [{
        wording: wording.trim(),
        phrase,
        needed: search.neededGrams(phrase),
        pieces: planPieces(wording, index.manifest.questions),
      }];
    });
  };

  /** Tokens to load for a plan. */
  search.planTokens = function (plan) {
    const tokens = plan.flatMap(({ phrase, needed, pieces }) =>
      [search.nameToken(phrase), ...needed, ...pieces.grams]);
    return [...new Set(tokens)];
  };

  function planPieces(wording, questions) {
    const texts = search.pieces(wording, questions);
    const units = texts.flatMap(search.units);
    const grams = [...new Set(units.flatMap((unit) => [...unit.any, ...unit.all]))];
    const whole = texts.flatMap((piece) => search.latinWords(piece));
    return { texts, units, whole, grams: grams.slice(0, MOST_GRAMS) };
  }

  /** A Latin alias counts as a word of its own only: `ab` is not meant in `cab`. */
  function holdsWord(text, alias) {
    const place = text.indexOf(alias);
    if (place < 0) return false;
    const joins = (one, other) => one && other && !search.isCjk(one) && !search.isCjk(other)
      && one !== " " && other !== " ";
    const end = place + alias.length;
    return !joins(text[place - 1], alias[0]) && !joins(alias[alias.length - 1], text[end]);
  }

  /** Ways to read a phrase with one wrong character: [{wrong: place, needed: [gram]}]. Only for
      one run of Chinese, long enough that the rest still says something. */
  search.slips = function (phrase) {
    const characters = Array.from(phrase);
    const length = characters.length;
    const fits = length >= SHORTEST_WITH_A_SLIP && length <= LONGEST_WITH_A_SLIP;
    if (!fits || !characters.every(search.isCjk)) return [];
    return characters.map((_, wrong) => {
      const left = characters.slice(0, wrong).join("");
      const right = characters.slice(wrong + 1).join("");
      return { wrong, needed: search.neededGrams(left + " " + right) };
    });
  };
})();
