/* What does not belong in any text: data on persons, advertising, damage from copying. The tables
   come with the form's data from generator/checking/text/portable.py; here they are only applied. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});

  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const CHECK_SIGNS = "10X98765432";
  /** Tables asked after the words; the order decides what is named first at one place. */
  const LATE = new Set(["footers", "deletions"]);
  const HAN = /[\u4e00-\u9fff]/;

  function isDay(year, month, day) {
    const found = new Date(Date.UTC(year, month - 1, day));
    return year >= 1900 && year <= 2099 && found.getUTCMonth() === month - 1 &&
      found.getUTCDate() === Number(day);
  }

  function isIdNumber(digits) {
    const total = WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
    return isDay(digits.slice(6, 10), digits.slice(10, 12), digits.slice(12, 14)) &&
      digits[17].toUpperCase() === CHECK_SIGNS[total % 11];
  }

  function isCardNumber(digits) {
    const total = Array.from(digits).reverse().reduce((sum, digit, place) => {
      const value = Number(digit) * (1 + (place % 2));
      return sum + value - (value > 9 ? 9 : 0);
    }, 0);
    return total % 10 === 0;
  }

  const CHECKS = {
    "": () => true,
    id: isIdNumber,
    "old-id": (digits) => isDay(`19${digits.slice(6, 8)}`, digits.slice(8, 10), digits.slice(10, 12)),
    card: isCardNumber,
  };

  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const mapping = (from, to) => {
    const targets = Array.from(to);
    return new Map(Array.from(from, (char, place) => [char, targets[place]]));
  };
  const mapped = (text, table) => Array.from(text, (char) => table.get(char) ?? char).join("");

  const prepared = new WeakMap();

  /** The tables as expressions and sets, made once. */
  function rulesOf(data) {
    if (!prepared.has(data)) prepared.set(data, prepare(data));
    return prepared.get(data);
  }

  function prepare(data) {
    const { pinyin, traditional, words } = data;
    const tables = Object.entries(data.tables).map(([name, { on, rows }]) => ({
      name, on, rows: rows.map((row) => ({ ...row, expression: new RegExp(row.expression, "gu") })),
    }));
    const simplified = mapping(...traditional.pairs);
    const told = [...simplified.keys()].filter((char) => !traditional.kept.includes(char));
    const inOrder = words.map(({ word }) => word).sort((a, b) =>
      Array.from(b).length - Array.from(a).length || (a < b ? -1 : 1));
    const syllables = new Set(Object.entries(pinyin.syllables).flatMap(([initial, finals]) =>
      finals.split(" ").map((final) => initial + final)));
    return {
      tables, simplified, syllables,
      half: mapping(data.width.wide, data.width.half),
      untoned: mapping(pinyin.toned, pinyin.plain),
      tone: new RegExp(`[${pinyin.toned.slice(0, 24)}]`),
      bracketed: new RegExp(pinyin.bracketed, "gu"),
      spliced: new RegExp(pinyin.spliced, "gu"),
      traditional: new RegExp(`[${told.join("")}]+`, "gu"),
      words: inOrder.length ? new RegExp(inOrder.map(escaped).join("|"), "gu") : null,
      reasons: new Map(words.map((row) => [row.word, row])),
    };
  }

  /** Everything in `text` that a rule tells off and the library does not allow, in order:
      [{code, start, end, piece, reason, instead}]; `instead` is null where nobody can know. At the
      end of a phrase a number is no page. */
  entry.marksIn = function (text, data, isPhrase) {
    const rules = rulesOf(data);
    const half = mapped(text, rules.half);
    const small = half.replace(/[A-Z]/g, (char) => char.toLowerCase());
    const read = { typed: text, half, small };
    const asked = rules.tables.filter(({ name }) => !(isPhrase && name === "pages"));
    const inTables = (isLate) => asked
      .filter(({ name }) => LATE.has(name) === isLate)
      .flatMap((table) => marksOf(table, read[table.on]));
    const found = [
      ...inTables(false),
      ...pinyinIn(text, data.pinyin, rules),
      ...traditionalIn(text, data, rules),
      ...wordsIn(text, small, rules),
      ...inTables(true),
    ];
    const kept = found.filter((mark) => !allows(data.allowed, text, mark));
    return kept.sort((a, b) => a.start - b.start || (a.code < b.code ? -1 : Number(a.code > b.code)));
  };

  /** What one table finds; a place belongs to the first row that finds it. */
  function marksOf({ rows }, text) {
    const found = [];
    for (const { code, expression, check, group, instead } of rows) {
      for (const match of text.matchAll(expression)) {
        const piece = match[group];
        const start = match.index + (group ? match[0].indexOf(piece) : 0);
        const end = start + piece.length;
        if (found.some((mark) => start < mark.end && mark.start < end)) continue;
        if (!CHECKS[check](match[0].replace(/[ -]/g, ""))) continue;
        found.push({
          code, start, end, piece, reason: "",
          instead: instead === null ? null : instead.replace("$1", () => match[1]),
        });
      }
    }
    return found;
  }

  function pinyinIn(text, { code }, rules) {
    const plain = mapped(text, rules.untoned);
    const isPinyin = (start, word) => {
      const parts = word.split(/[ '’]/);
      const enough = parts.length > 1 || rules.tone.test(text.slice(start, start + word.length));
      return enough && parts.every((part) => isSyllables(part, rules.syllables));
    };
    const found = [];
    const add = (start, end) =>
      found.push({ code, start, end, piece: text.slice(start, end), reason: "", instead: "" });
    for (const match of plain.matchAll(rules.bracketed)) {
      const start = match.index + match[0].indexOf(match[1]);
      if (isPinyin(start, match[1])) add(match.index, match.index + match[0].length);
    }
    for (const match of plain.matchAll(rules.spliced)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const before = text.slice(Math.max(start - 2, 0), start).trimEnd().slice(-1);
      const after = text.slice(end, end + 2).trimStart().slice(0, 1);
      const beside = [before, after].map((char) => HAN.test(char));
      const isBeside = rules.tone.test(text.slice(start, end)) ? beside.some(Boolean) : beside.every(Boolean);
      if (isBeside && isPinyin(start, match[1])) add(start, end);
    }
    return found;
  }

  /** Whether letters without tones can be cut into syllables: dangjian, but not party. */
  function isSyllables(word, known) {
    const ends = new Set([0]);
    for (let end = 1; end <= word.length; end += 1) {
      for (let start = Math.max(end - 6, 0); start < end; start += 1) {
        if (ends.has(start) && known.has(word.slice(start, end))) ends.add(end);
      }
    }
    return ends.has(word.length);
  }

  function traditionalIn(text, data, rules) {
    return Array.from(text.matchAll(rules.traditional), ({ index, 0: piece }) => ({
      code: data.traditional.code, start: index, end: index + piece.length, piece, reason: "",
      instead: mapped(piece, rules.simplified),
    }));
  }

  function wordsIn(text, small, rules) {
    if (!rules.words) return [];
    return Array.from(small.matchAll(rules.words), ({ index, 0: word }) => {
      const { code, reason } = rules.reasons.get(word);
      const end = index + word.length;
      return { code, start: index, end, piece: text.slice(index, end), reason, instead: null };
    });
  }

  /** Whether an allowed piece stands in `text` and covers the mark. */
  function allows(allowed, text, { code, start, end }) {
    return allowed.some((item) => {
      if (item.code && item.code !== code) return false;
      const at = text.indexOf(item.text, Math.max(end - item.text.length, 0));
      return at >= 0 && at <= start;
    });
  }

  /** `text` with every mark of one code replaced; empty where one of them cannot be. */
  entry.mended = function (text, marks) {
    let [done, end] = ["", 0];
    for (const mark of marks) {
      if (mark.instead === null || mark.start < end) return "";
      done += text.slice(end, mark.start) + mark.instead;
      end = mark.end;
    }
    return entry.text.strip(done + text.slice(end));
  };
})();
