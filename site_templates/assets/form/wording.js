/* Findings → problems in words, as generator/checking/wording.py puts them; the words themselves
   come with the form's data. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { shown } = entry.text;

  const LIST_MAX = 600;
  /** Parameters that we wrote ourselves: proposals and lists. */
  const OURS = new Set([
    "allowed", "replacement", "nearest", "certain", "circle", "name", "missing", "why", "reason",
    "phrases",
  ]);
  const KINDS = {
    list: "列表", mapping: "一组字段", text: "文字",
    brackets: "个方括号", lines: "行", cells: "个表格单元", levels: "层列表或引用",
  };
  const PARAMETER = /\{([a-z_]+)\}/g;

  function shownParameter(name, value) {
    if (name === "wanted" || name === "found") return KINDS[value] || value;
    return shown(value, OURS.has(name) ? LIST_MAX : undefined);
  }

  const filled = (template, values) => template.replace(PARAMETER, (_, name) => values[name]);

  /** Nothing where one of the parameters is not known. */
  function filledWholly(template, values) {
    const known = [...template.matchAll(PARAMETER)].every(([, name]) => values[name]);
    return known ? filled(template, values) : "";
  }

  /** A finding {code, path, params} as {code, severity, path, message, hint}. */
  entry.worded = function ({ code, path, params = {}, about }) {
    const words = entry.form.codes[code];
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, shownParameter(name, String(value))]));
    const nearest = values.nearest ? `最接近的是“${values.nearest}”` : "";
    const parts = [filled(words.what, values), filledWholly(words.allowed || "", values), nearest];
    const problem = {
      code,
      severity: words.severity,
      path,
      message: parts.filter(Boolean).join("；"),
      hint: filledWholly(words.exact || "", values) || filledWholly(words.mend || "", values)
        || words.how,
    };
    return about ? { ...problem, about } : problem;
  };
})();
