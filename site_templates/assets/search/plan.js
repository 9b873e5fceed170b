/* Reads a query: which wordings to look for, and which grams of the index that takes. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const MOST_VARIANTS = 6;
  const CHINESE_DIGITS = "零一二三四五六七八九";
  const DIGIT = /(?<!\d)\d(?!\d)/gu;
  const MOST_GRAMS = 30; // Each takes a bit of a number in match.js.
  const SHORT_PIECE = 4;
  const LONG_QUERY = 7;
  const SENTENCE = 9;
  const MOST_NEEDED = 5;
  const SHORTEST_WITH_A_SLIP = 3;
  const LONGEST_WITH_A_SLIP = 12;

  /** [{wording, phrase, needed, further, pieces}] of the query as typed, first and with {typed, isLong,
      isSentence}, and with an alias in it replaced; an empty list when nothing is left to look for. */
  search.plan = function (text, index) {
    const typed = search.phrase(text);
    if (!typed) return [];
    const wordings = [text, ...spelledOut(typed)];
    for (const [alias, label] of index.aliases) {
      if (wordings.length < MOST_VARIANTS && holdsWord(typed, alias)) {
        // Folded once more, a blank beside Chinese would go; here each stands for punctuation.
        wordings.push(typed.split(alias).join(label).replaceAll(" ", "，"));
      }
    }
    const [first, ...others] = search.variants(wordings, index);
    const { length } = Array.from(typed);
    return [{ ...first, typed: true, isLong: length >= LONG_QUERY,
      isSentence: length >= SENTENCE }, ...others];
  };

  /** [{wording, phrase, needed, further, pieces}] of each wording, none twice. */
  search.variants = function (wordings, index) {
    const seen = new Set();
    return wordings.flatMap((wording) => {
      const phrase = search.phrase(wording);
      if (!phrase || seen.has(phrase)) return [];
      seen.add(phrase);
      return [{
        wording: wording.trim(),
        phrase,
        ...narrowed(search.neededGrams(phrase), index),
        pieces: planPieces(wording, index.manifest),
      }];
    });
  };

  /** {needed, further}: the few grams that tell most, since each costs a file and hits are compared
      with their text; and the next, for when those were not enough. */
  function narrowed(grams, { rarityOf }) {
    const rarest = [...grams].sort((one, other) => rarityOf(other) - rarityOf(one));
    return { needed: rarest.slice(0, MOST_NEEDED),
      further: rarest.slice(MOST_NEEDED, MOST_GRAMS) };
  }

  /** 1标双控 is written 一标双控 as well; 28% and 5G are not. */
  function spelledOut(typed) {
    const wording = typed.replace(DIGIT, (digit, place) =>
      (search.isCjk(typed[place + 1] || "") ? CHINESE_DIGITS[digit] : digit));
    return wording === typed ? [] : [wording];
  }

  /** Tokens to load for a plan; a sentence was looked for as a whole before. */
  search.planTokens = function (plan) {
    const tokens = plan.flatMap(({ phrase, needed, further, pieces, isSentence }) =>
      [search.nameToken(phrase), ...needed, ...(isSentence ? [] : further), ...pieces.grams]);
    return [...new Set(tokens)];
  };

  function planPieces(wording, { questions, weak }) {
    const texts = search.pieces(wording, questions);
    const units = texts.flatMap((piece) => search.units(piece, weak));
    const grams = [...new Set(units.flatMap((unit) => [...unit.any, ...unit.all]))];
    const strong = texts.flatMap((piece) => search.without(piece, weak));
    const short = strong.filter((piece) => Array.from(piece).length <= SHORT_PIECE);
    const whole = [...new Set([...short, ...texts.flatMap((piece) => search.latinWords(piece))])];
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

  /** Ways to read a phrase with one wrong Chinese character: [{wrong: place, needed: [gram]}]. Only
      for one run, long enough that the rest still says something. */
  search.slips = function (phrase) {
    const characters = Array.from(phrase);
    const length = characters.length;
    const fits = length >= SHORTEST_WITH_A_SLIP && length <= LONGEST_WITH_A_SLIP;
    if (!fits || characters.includes(" ")) return [];
    return characters.flatMap((character, wrong) => {
      if (!search.isCjk(character)) return [];
      const left = characters.slice(0, wrong).join("");
      const right = characters.slice(wrong + 1).join("");
      return [{ wrong, needed: search.neededGrams(left + " " + right) }];
    });
  };
})();
