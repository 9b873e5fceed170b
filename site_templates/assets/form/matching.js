/* Which words of a vocabulary fit what was typed: by name, other name, meaning, or in letters. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const form = (casebook.form = casebook.form || {});

  const PARENT = 4; // Where the rows of a vocabulary name the term above.
  const LETTERS = /^[a-z]+$/u;
  const squeeze = (text) => casebook.search.normalise(text).replace(/[\s-]+/gu, "");

  /** Character → its syllables; filled by useReadings, empty without the search's tables. */
  let syllables = new Map();

  /** Take {syllable: characters} of the search, to find names by how they sound. */
  form.useReadings = function (readings) {
    syllables = new Map();
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) {
        syllables.set(character, [...(syllables.get(character) || []), syllable]);
      }
    }
  };

  /** Whether letters spell a name from some place on: each character by a beginning of its sound. */
  function spells(letters, characters, place) {
    if (!letters) return true;
    const sounds = syllables.get(characters[place]) || [];
    return sounds.some((sound) => {
      for (let length = Math.min(sound.length, letters.length); length > 0; length -= 1) {
        if (letters.startsWith(sound.slice(0, length))
          && spells(letters.slice(length), characters, place + 1)) return true;
      }
      return false;
    });
  }

  function sounds(letters, name) {
    const characters = Array.from(name);
    return characters.some((_, place) => spells(letters, characters, place));
  }

  /** Rows [id, label, definition?, aliases?, parent?] as options:
      {id, label, note, parent, names, meaning}. */
  form.options = function (rows) {
    const labels = new Map(rows.map(([id, label]) => [id, label]));
    return rows.map((row) => {
      const [id, label] = row;
      const note = row.slice(2).find((part) => typeof part === "string") || "";
      const aliases = row.find(Array.isArray) || [];
      const parent = row.length > PARENT && labels.get(row[PARENT]);
      return {
        id,
        label,
        note,
        parent: parent || "",
        names: [label, ...aliases].map(squeeze),
        meaning: squeeze(note),
      };
    });
  };

  /* Smaller is better; Infinity for none. */
  function distance({ id, names, meaning }, typed) {
    if (names[0].startsWith(typed)) return 0;
    if (names[0].includes(typed)) return 1;
    if (names.some((name) => name.includes(typed))) return 2;
    if (id.replace(/-/gu, "").includes(typed)) return 3;
    if (LETTERS.test(typed) && names.some((name) => sounds(typed, name))) return 4;
    return meaning.includes(typed) ? 5 : Infinity;
  }

  /** Options that fit, the nearest first; all of them where nothing is typed. */
  form.matching = function (options, text) {
    const typed = squeeze(text);
    if (!typed) return options;
    const far = new Map(options.map((option) => [option, distance(option, typed)]));
    return options
      .filter((option) => far.get(option) < Infinity)
      .sort((one, other) => far.get(one) - far.get(other));
  };
})();
