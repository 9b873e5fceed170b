/* An entry as text: byte for byte what generator/contributing/canonical.py writes; both are held
   together by tests/contributing/canonical.json. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip } = entry.text;
  const { isMapping, isEmpty } = entry.shapes;

  const QUOTED = [
    new RegExp(`^[-?:,\\[\\]{}#&*!|>'"%@\`${BLANK}]`), // starts with a sign of YAML or a blank
    new RegExp(`:[${BLANK}]|[${BLANK}]#|\t|[:${BLANK}]$`), // holds what YAML takes for its own
    // An editor would read a number, a time of day or a date.
    /^[-+]?(?:[.0-9][0-9_.,:xobe+-]*|0x[0-9a-f_]+)$/iu,
    /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:t|[ \t]+)[0-9:.tz+ \t-]+$/iu,
    /^(?:null|true|false|yes|no|on|off|y|n|~|=|<<|[-+]?\.(?:inf|nan))$/iu,
    /^(?:---|\.\.\.)/,
  ];
  /** Characters that only double quotes can hold; of a pair's halves, one that stands alone. */
  const ESCAPED = new RegExp(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f" +
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ud800-\\udfff\\ufeff\\uffa0\\ufff9-\\ufffb" +
    "\\ufffe\\uffff\\u{e0000}-\\u{e007f}]", "u");
  const SIGNS = { "\\": "\\\\", '"': '\\"', "\n": "\\n" };
  const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

  /** The text of a file of `kind` ("case" or "method"), with a newline at its end. Values are
      texts, null, lists and plain objects; keys keep the order of the model. */
  entry.yaml = function (kind, data) {
    return lines(entry.form.kinds[kind], data).map((line) => `${line}\n`).join("");
  };

  function lines(shape, value) {
    if (isMapping(value)) {
      return members(shape, value).flatMap(([key, inner, inside]) =>
        hung(`${written(key)}:`, inside, inner, true));
    }
    const item = shape && shape.type === "list" ? shape.item : null;
    return value.flatMap((inner) => hung("-", item, inner, false));
  }

  /** Key, value and shape, in the order of the model; optional keys that say nothing are left out. */
  function members(shape, value) {
    const typed = Object.entries(value).filter(([, inner]) => inner !== undefined);
    if (!shape || shape.type !== "record") return typed.map(([key, inner]) => [key, inner, null]);
    const known = shape.fields
      .filter(({ key }) => Object.hasOwn(value, key) && value[key] !== undefined)
      .filter((field) => !isLeftOut(field, value[field.key]))
      .map(({ key, shape: inside }) => [key, value[key], inside]);
    const others = typed.filter(([key]) => !shape.byKey.has(key));
    return [...known, ...others.map(([key, inner]) => [key, inner, null])];
  }

  /** Whether a key may be missing and its value says nothing, itself or anywhere inside. */
  function isLeftOut(field, value) {
    if (!field || field.required) return false;
    if (!isMapping(value)) return isEmpty(value);
    const inside = field.shape.byKey;
    return Object.entries(value).every(([key, inner]) =>
      inner === undefined || isLeftOut(inside && inside.get(key), inner));
  }

  function hung(head, shape, value, indented) {
    if (value === null || value === undefined) return [head];
    if (typeof value === "string") {
      const [first, ...more] = scalar(shape, value).split("\n");
      return [`${head} ${first}`, ...more.map((line) => (line ? `  ${line}` : ""))];
    }
    const inside = lines(shape, value);
    if (!inside.length) return [`${head} ${isMapping(value) ? "{}" : "[]"}`];
    const pushed = (line) => (line ? `  ${line}` : "");
    if (indented) return [head, ...inside.map(pushed)];
    return inside.map((line, number) => (number === 0 ? `${head} ${line}` : pushed(line)));
  }

  /** One value as it stands behind its key; several lines begin with `|-`. */
  function scalar(shape, text) {
    const isNumber = shape && (shape.kind === "number" || shape.kind === "whole");
    if (isNumber && NUMBER.test(text)) return text;
    if (ESCAPED.test(text)) return double(text);
    if (text.includes("\n")) {
      const clean = strip(text);
      return clean.includes("\n") ? `|-\n${clean}` : scalar(shape, clean);
    }
    const quoted = !text || QUOTED.some((pattern) => pattern.test(text));
    return quoted ? `'${text.replaceAll("'", "''")}'` : text;
  }

  const written = (key) => (key.includes("\n") ? double(key) : scalar(null, key));

  function double(text) {
    return `"${Array.from(text, (char) => SIGNS[char] || escaped(char)).join("")}"`;
  }

  function escaped(char) {
    if (!ESCAPED.test(char)) return char;
    const code = char.codePointAt(0);
    const digits = code.toString(16);
    return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
  }

  /** What a reader of that text gets: without optional empty keys, texts of several lines
      stripped, keys in order. */
  entry.written = function (kind, data) {
    return reread(entry.form.kinds[kind], data);
  };

  function reread(shape, value) {
    if (Array.isArray(value)) {
      const item = shape && shape.type === "list" ? shape.item : null;
      return value.map((inner) => reread(item, inner === undefined ? null : inner));
    }
    if (isMapping(value)) {
      const kept = members(shape, value).map(([key, inner, inside]) => [key, reread(inside, inner)]);
      return Object.fromEntries(kept);
    }
    if (typeof value !== "string" || ESCAPED.test(value) || !value.includes("\n")) return value;
    return strip(value);
  }
})();
