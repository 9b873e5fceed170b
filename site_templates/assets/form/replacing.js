/* What was meant by a value in Chinese quotes or by several in one, and how it is written in YAML:
   the rules of generator/checking/replacing.py and wide_quotes.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { BLANK, strip } = entry.text;

  const PLAIN = /^[\p{L}\p{N}_+./-]+(?: [\p{L}\p{N}_+./-]+)*$/u;
  const STARTS_ODDLY = new RegExp(`^(?:-(?:[${BLANK}]|$)|---|\\.\\.\\.|null$|~$)`, "i");
  const BRACKETS = "［］【】〔〕〖〗\\[\\]｛｝";
  const AROUND = new RegExp(`^[${BRACKETS}]+|[${BRACKETS}]+$`, "g");
  const QUOTES = {
    "“": '”“"＂', "”": "”", "„": "“”", "「": "」", "『": "』", "‘": "’‘'", "’": "’", "＂": "＂",
  };

  function quote(text) {
    return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
  }

  /** A text as YAML: plain where that is safe everywhere, otherwise in quotes. */
  const asYaml = (text) => (PLAIN.test(text) && !STARTS_ODDLY.test(text) ? text : quote(text));

  /** The items that one text lists: 甲、乙, or 甲，乙 in wide brackets. */
  function itemsIn(text) {
    return strip(text).replace(AROUND, "").split(/[、，,;；\n]/).map(strip).filter(Boolean);
  }

  /** What stands between the Chinese quotes around `text`; empty where there are none. */
  function unwrapped(text) {
    const signs = Array.from(strip(text));
    const last = signs[signs.length - 1];
    if (signs.length < 3 || !(QUOTES[signs[0]] || "").includes(last)) return "";
    const inside = strip(signs.slice(1, -1).join(""));
    return /[“”「」『』‘’]/.test(inside) ? "" : inside;
  }

  /** A finding on a value in Chinese quotes. */
  const wrapped = (path, value) => ({
    code: "R128", path, params: { value, replacement: asYaml(unwrapped(value)) },
  });

  entry.replacing = {
    asYaml, itemsIn, unwrapped, wrapped, listOf: (items) => `[${items.map(asYaml).join(", ")}]`,
  };
})();
