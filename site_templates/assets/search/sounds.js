/* Reads a query typed in letters (dangyuan, dytjd) or with a character of the same sound (违张) as
   the words of names that sound so. The tables come from generator/search/sounds.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const LETTERS = /[a-z]+/gu;
  const LONGEST = 24;
  const MOST_READINGS = 6;
  const MOST_CHAINS = 40;
  const MOST_WORDINGS = 6;
  const MOST_OF_ONE = 4;
  const MOST_OF_TWO = 2;
  const INITIAL = /^(?:[zcs]h|[a-z])$/u;

  /** Ways to cut letters into syllables (the last may be unfinished), those with the fewest first;
      then as many syllables as there are with the rest as initials; then initials only:
      [[element]]. */
  search.syllables = function (letters, readings) {
    const found = [];
    let longest = [];
    let reached = 0;
    const known = (part) => Object.hasOwn(readings, part);
    const begins = (part) => Object.keys(readings).some((syllable) => syllable.startsWith(part));
    const cut = (place, parts) => {
      if (found.length >= MOST_READINGS) return;
      if (place > reached && place < letters.length) {
        reached = place;
        longest = parts;
      }
      if (place === letters.length) {
        found.push(parts);
        return;
      }
      for (let end = Math.min(letters.length, place + 6); end > place; end -= 1) {
        const part = letters.slice(place, end);
        if (known(part) || (end === letters.length && parts.length && begins(part))) {
          cut(end, [...parts, part]);
        }
      }
    };
    cut(0, []);
    found.sort((one, other) => one.length - other.length);
    const mixed = reached && !found.length ? [[...longest, ...letters.slice(reached)]] : [];
    return [...found, ...mixed, [...letters]];
  };

  function sounds(element, character, readings) {
    const held = readings[element];
    if (held) return held.includes(character);
    return Object.keys(readings).some(
      (syllable) => syllable.startsWith(element) && readings[syllable].includes(character));
  }

  /** Words of names that sound like `elements`, the most frequent beginnings first. */
  function chains(elements, { readings, pairs }) {
    const fits = (place) => {
      const two = pairs[elements[place][0] + elements[place + 1][0]] || "";
      const found = (two.match(/../gu) || []);
      const spelled = [0, 1].filter((step) => !INITIAL.test(elements[place + step])
        || Object.hasOwn(readings, elements[place + step]));
      return found.filter((pair) =>
        spelled.every((step) => sounds(elements[place + step], Array.from(pair)[step], readings)));
    };
    let words = fits(0).slice(0, MOST_CHAINS);
    for (let place = 1; words.length && place < elements.length - 1; place += 1) {
      const next = fits(place);
      words = words.flatMap((word) => next.filter((pair) => word.endsWith(pair[0]))
        .map((pair) => word + pair.slice(1))).slice(0, MOST_CHAINS);
    }
    return words;
  }

  /** The same, where no name holds all of it: cut at the longest beginning that one holds. */
  function words(elements, tables) {
    if (elements.length === 1) {
      return Array.from(tables.readings[elements[0]] || "").slice(0, MOST_OF_ONE);
    }
    for (let length = elements.length; length > 1; length -= 1) {
      const found = chains(elements.slice(0, length), tables);
      if (!found.length) continue;
      if (length === elements.length) return found;
      const rest = words(elements.slice(length), tables);
      return found.flatMap((word) => rest.map((other) => word + " " + other));
    }
    return [];
  }

  async function tablesFor(elementLists, index) {
    const letters = new Set(elementLists.flat().map((element) => element[0]));
    const { sounds: firsts } = index.manifest;
    const files = new Set([...letters].map((letter) => {
      let file = firsts.length - 1;
      while (file > 0 && firsts[file] > letter) file -= 1;
      return file;
    }));
    const parts = await Promise.all([...files].filter((file) => file >= 0)
      .map((file) => search.load("sounds/" + file)));
    return Object.assign({}, ...parts);
  }

  async function wordsFor(letters, index) {
    const readings = await search.load("sounds/readings");
    const ways = search.syllables(letters, readings);
    const tables = { readings, pairs: await tablesFor(ways, index) };
    for (const way of ways) {
      // Initials say so little that only those of one word are believed.
      const found = way.length > 1 && way.every((element) => element.length === 1)
        ? chains(way, tables) : words(way, tables);
      // Two initials fit much; only the most frequent words are likely to be meant.
      if (found.length) return way.length === 2 ? found.slice(0, MOST_OF_TWO) : found;
    }
    return [];
  }

  /** Wordings of a query in which every run of letters is read as Chinese; none if one cannot. */
  search.spoken = async function (phrase, index) {
    const runs = phrase.match(LETTERS) || [];
    if (!runs.length || runs.some((run) => run.length < 2 || run.length > LONGEST)) return [];
    const found = await Promise.all(runs.map((run) => wordsFor(run, index)));
    let wordings = [""];
    let place = 0;
    runs.forEach((run, number) => {
      const at = phrase.indexOf(run, place);
      const between = phrase.slice(place, at);
      place = at + run.length;
      wordings = wordings.flatMap((wording) =>
        found[number].map((word) => wording + between + word)).slice(0, MOST_WORDINGS);
    });
    return wordings.map((wording) => wording + phrase.slice(place));
  };

  /** The phrase with words of names in it that sound the same and differ in one character: 违张 as
      违章, 降低违张率 as 降低违章率. */
  search.homophones = async function (phrase, index) {
    const characters = Array.from(phrase);
    if (characters.length < 2 || characters.length > LONGEST) return [];
    const spelled = Object.entries(await search.load("sounds/common"));
    const elements = characters.map((character) =>
      spelled.find(([, held]) => held.includes(character))?.[0] || "");
    const readings = await search.load("sounds/readings");
    const tables = { readings, pairs: await tablesFor([elements.filter(Boolean)], index) };
    const wordings = [];
    for (let place = 0; place < characters.length - 1; place += 1) {
      for (const length of [4, 3, 2]) {
        const end = place + length;
        const part = elements.slice(place, end);
        if (end > characters.length || part.includes("")) continue;
        const typed = characters.slice(place, end);
        const meant = chains(part, tables).find((word) =>
          Array.from(word).filter((character, step) => character !== typed[step]).length === 1);
        if (!meant) continue;
        const wording = [...characters.slice(0, place), meant, ...characters.slice(end)].join("");
        wordings.push([length, wording]);
      }
    }
    wordings.sort(([one], [other]) => other - one);
    return [...new Set(wordings.map(([, wording]) => wording))].slice(0, MOST_OF_ONE);
  };
})();
