/* Texts as the checks in Python see them: characters instead of UTF-16 units, their blanks, their
   way to fold and to cut. Everything of the form's checks that looks at letters comes through here. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});

  const SHOWN_MAX = 40;
  const TO_TRIM = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  /** What Python takes for a blank, for use inside of brackets; JavaScript's \s is another set. */
  const BLANK = TO_TRIM + "\\x1c-\\x1f";
  // Looking behind keeps a long row of blanks in the middle from being tried at each of them.
  const STRIP = new RegExp(`^[${BLANK}]+|(?<![${BLANK}])[${BLANK}]+$`, "g");
  const TRIM = new RegExp(`^[${TO_TRIM}]+|(?<![${TO_TRIM}])[${TO_TRIM}]+$`, "g");
  const BLANKS = new RegExp(`[${BLANK}]+`, "g");
  const UNPRINTABLE = /[\p{C}\p{Z}]/u;
  const FOLDED = { ß: "ss", ẞ: "ss", ς: "σ" };
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /** Without blanks around it, as Python strips. */
  const strip = (text) => text.replace(STRIP, "");
  /** Without blanks around it, as a valid entry holds it: control characters stay. */
  const trim = (text) => text.replace(TRIM, "");
  const length = (text) => Array.from(text).length;
  const lower = (text) => Array.from(text, (c) => FOLDED[c] || c.toLowerCase()).join("");
  const casefold = (text) => lower(text.normalize("NFKC"));

  /** Without differences that do not count: width, case, blanks, - and _. */
  const fold = (text) => casefold(text).replace(BLANKS, "").replace(/[_-]/g, "");

  /** A typed value for a message: one line, no control characters, not longer than needed. */
  function shown(value, most = SHOWN_MAX) {
    const start = Array.from(value).slice(0, 4 * most).join("");
    const line = strip(start.replace(BLANKS, " "));
    const clean = Array.from(line, (c) => (c !== " " && UNPRINTABLE.test(c) ? "\ufffd" : c));
    return clean.length <= most ? clean.join("") : `${clean.slice(0, most - 1).join("")}…`;
  }

  /** Whether `text` may name an entry: a file of its own on every system. */
  function isId(text) {
    const shaped = text.length >= 2 && text.length <= 64 && ID.test(text);
    return shaped && !entry.form.limits.reserved.includes(text);
  }

  /** A name as near to `name` as the rule for ids allows; empty where nothing is left. */
  function proposedName(name) {
    const suffix = /\.ya?ml$/i.test(name) ? ".yml" : "";
    const stem = name.replace(/\.ya?ml$/i, "").toLowerCase();
    if (/[^\x00-\x7f]/.test(stem)) return "";
    const id = stem.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return isId(id) ? id + suffix : "";
  }

  entry.text = {
    BLANK, strip, trim, length, casefold, fold, shown, isId, proposedName,
    listed: (words, most = 12) => words.slice(0, most).join(", ") + (words.length > most ? ", …" : ""),
  };
})();
