/* The shape of an entry: keys, kinds of values, limits. The same findings as
   generator/checking/schema.py and shape_errors.py; an id of another entry is judged elsewhere. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip, trim, length, listed, isId, proposedName } = entry.text;
  const { isMapping, walk } = entry.shapes;
  const { itemsIn, listOf, unwrapped, wrapped } = entry.replacing;

  const KEY = `^[${BLANK}]*(?:- +)*([a-z][a-z0-9_-]{1,63}|[\\u4e00-\\u9fff]{1,12})`;
  const WIDE_COLON = new RegExp(`${KEY}[${BLANK}]*：`);
  const NO_SPACE = new RegExp(`${KEY}:(?=[^ \\t/])`);
  const MOST_DIGITS = 20;

  /** A value with what it stands in, for rules that look beside it. */
  const NOWHERE = { shape: null, value: {} };

  /** {findings, wrong}: what is wrong, and the paths of all of it, also of ids of other entries. */
  entry.checkShape = function (shape, data) {
    const found = { findings: [], wrong: [] };
    walk(shape, data, (path, { kind }, typed) => {
      const isUnit = kind === "line" && path[path.length - 1] === "unit";
      if (isUnit && typeof typed === "string" && unwrapped(typed)) {
        found.findings.push(wrapped(path, typed));
      } else if (isUnit && typeof typed === "string" && strip(typed) === "％") {
        found.findings.push({ code: "S216", path, params: { value: "％" } });
      }
    });
    check(found, shape, data, [], NOWHERE);
    return found;
  };

  function tell(found, code, path, params) {
    found.findings.push({ code, path, params });
    found.wrong.push(path);
  }

  const tellEmpty = (found, path) => tell(found, "S203", path);

  function check(found, shape, value, path, holder) {
    if (shape.type === "record") checkRecord(found, shape, value, path);
    else if (shape.type === "list") checkList(found, shape, value, path);
    else LEAVES[shape.kind](found, shape, value, path, holder);
  }

  function checkRecord(found, shape, value, path) {
    if (!isMapping(value)) return tellWrongType(found, shape, value, path);
    const unknown = Object.keys(value).filter((key) => !shape.byKey.has(key));
    const meant = unknown.map((key) => entry.nearest(key, keyWords(shape)));
    for (const field of shape.fields) {
      const at = [...path, field.key];
      const typed = Object.hasOwn(value, field.key);
      if (typed && value[field.key] !== null) check(found, field.shape, value[field.key], at, { shape, value });
      else if (!field.required) continue;
      else if (meant.includes(field.key)) found.wrong.push(at); // Misspelt, and told as that.
      else if (typed) tellEmpty(found, at);
      else {
        const params = { key: field.key, title: field.title };
        found.findings.push({ code: "S202", path, params });
        found.wrong.push(at);
      }
    }
    const allowed = listed(shape.fields.map(({ key }) => key), 30);
    unknown.forEach((key, place) =>
      tell(found, "S201", [...path, key], { key, nearest: meant[place], allowed }));
  }

  const wordsOfKeys = new WeakMap();

  /** Every spelling that a key is known by: itself, its title, and common other titles. */
  function keyWords(shape) {
    if (!wordsOfKeys.has(shape)) {
      const words = shape.fields.map(({ key }) => [key, key]);
      words.push(...shape.fields.map(({ key, title }) => [title, key]));
      for (const [other, keys] of Object.entries(entry.form.keys)) {
        words.push(...keys.filter((key) => shape.byKey.has(key)).map((key) => [other, key]));
      }
      wordsOfKeys.set(shape, entry.spellings(words));
    }
    return wordsOfKeys.get(shape);
  }

  function checkList(found, shape, value, path) {
    if (!Array.isArray(value)) return tellWrongType(found, shape, value, path);
    const { least = 0, most } = shape;
    const allowed = most === undefined ? `≥ ${least}` : `${least}–${most}`;
    if (value.length > most) return tell(found, "S213", path, { found: value.length, allowed });
    value.forEach((item, index) => check(found, shape.item, item, [...path, index], NOWHERE));
    if (value.length >= least) return undefined;
    if (!value.length) return tellEmpty(found, path);
    return tell(found, "S213", path, { found: value.length, allowed });
  }

  const kindOf = (value) =>
    Array.isArray(value) ? "list" : isMapping(value) ? "mapping" : "text";

  const WANTED = { record: "mapping", list: "list", leaf: "text" };

  /** A form gives no field a value of another kind; an entry from elsewhere may have one. */
  function tellWrongType(found, shape, value, path) {
    if (value === null) return tellEmpty(found, path);
    const params = { wanted: WANTED[shape.type], found: kindOf(value) };
    if (typeof value === "string" && shape.type === "record") {
      const ends = shape.name === "Period" && entry.meantPeriod(value);
      if (ends) params.replacement = `{start: ${ends[0]}, end: ${ends[1]}}`;
      for (const [code, pattern] of ends ? [] : [["R109", WIDE_COLON], ["R111", NO_SPACE]]) {
        const match = pattern.exec(value);
        if (match) return tell(found, code, path, { key: match[1] });
      }
    } else if (typeof value === "string" && shape.item.type === "leaf") {
      const items = itemsIn(value);
      if (items.length) params.replacement = listOf(items);
    }
    return tell(found, "S204", path, params);
  }

  /** Tells of a value that is no text, is empty, or stands in Chinese quotes. */
  function isUnusable(found, shape, value, path) {
    if (typeof value !== "string") tellWrongType(found, shape, value, path);
    else if (!strip(value)) tellEmpty(found, path);
    else if (unwrapped(value)) tell(found, "R128", path, wrapped(path, value).params);
    else return false;
    return true;
  }

  /** Whether a text has as many characters as it may; tells where not. */
  function fits(found, shape, value, path) {
    const size = length(trim(value));
    if (shape.most !== undefined && size > shape.most) {
      tell(found, "S208", path, { most: shape.most, length: length(strip(value)) });
    } else if (size < (shape.least || 0)) {
      const text = strip(value);
      if (!text) tellEmpty(found, path);
      else tell(found, "S209", path, { value: text, least: shape.least });
    } else {
      return true;
    }
    return false;
  }

  function checkText(found, shape, value, path) {
    if (typeof value !== "string") return tellWrongType(found, shape, value, path);
    return fits(found, shape, value, path);
  }

  function checkLine(found, shape, value, path) {
    if (!checkText(found, shape, value, path) || !trim(value).includes("\n")) return;
    tell(found, strip(value).includes("\n") ? "S210" : "S299", path);
  }

  function checkCell(found, shape, value, path) {
    if (value !== null) checkText(found, shape, value, path);
  }

  function checkId(found, shape, value, path) {
    if (typeof value !== "string") return tellWrongType(found, shape, value, path);
    if (isId(trim(value))) return undefined;
    if (!strip(value)) return tellEmpty(found, path);
    return tell(found, "S211", path, { value, replacement: proposedName(value) });
  }

  function checkReference(found, shape, value, path) {
    if (typeof value !== "string") return tellWrongType(found, shape, value, path);
    if (!strip(value)) return tellEmpty(found, path);
    if (!isId(trim(value))) found.wrong.push(path);
    return undefined;
  }

  function checkChoice(found, shape, value, path) {
    if (shape.choices.some(([word]) => word === value)) return;
    if (isUnusable(found, shape, value, path)) return;
    const words = [
      ...shape.choices.map(([word]) => [word, word]),
      ...shape.choices.map(([word, label]) => [label, word]),
    ];
    const nearest = entry.nearest(value, entry.spellings(words));
    const allowed = listed(shape.choices.map(([word, label]) => `${word}（${label}）`));
    tell(found, "S205", path, { value, allowed, nearest });
  }

  /** Plain ASCII digits, as Python's read_decimal and read_whole take them. */
  function isPlain(value, pattern) {
    const text = typeof value === "string" ? strip(value) : "";
    const digits = text.startsWith("-") ? text.slice(1) : text;
    return pattern.test(digits) && digits.length <= MOST_DIGITS;
  }

  function checkNumber(found, shape, value, path, holder) {
    if (isPlain(value, /^[0-9]+(\.[0-9]+)?$/) || isUnusable(found, shape, value, path)) return;
    const meant = entry.meantNumber(value);
    const isChange = path[path.length - 2] === "change";
    const replacement = meant ? entry.meantKeys(meant, holder.shape, holder.value, isChange) : "";
    tell(found, "S206", path, { value, replacement });
  }

  function checkWhole(found, shape, value, path) {
    if (!isPlain(value, /^[0-9]+$/)) {
      if (isUnusable(found, shape, value, path)) return;
      const replacement = (entry.meantNumber(value)?.value || "").replace(/\.0$/, "");
      tell(found, "S214", path, { value, replacement });
      return;
    }
    const number = BigInt(strip(value));
    const { min, max } = shape;
    if (number >= min && number <= max) return;
    tell(found, "S212", path, { value: String(number), least: min, most: max });
  }

  function checkDate(found, shape, value, path) {
    if (typeof value === "string" && entry.isDate(trim(value))) return;
    if (isUnusable(found, shape, value, path)) return;
    tell(found, "S207", path, { value, replacement: entry.meantDate(value) });
  }

  const LEAVES = {
    text: checkText, line: checkLine, cell: checkCell, id: checkId, reference: checkReference,
    choice: checkChoice, number: checkNumber, whole: checkWhole, date: checkDate,
  };
})();
