/* The texts of an entry: data on persons and advertising are errors, damage is a warning. The same
   findings as generator/checking/rules/text.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { strip } = entry.text;
  const { walk } = entry.shapes;

  const ADVERTISING = "T605";
  const OVERGROWN = "T613";
  const LISTED = 3;
  const WRITTEN = new Set(["text", "line", "cell"]);

  function* textsAreClean({ shape, data }) {
    const rules = entry.form.text;
    const texts = [];
    walk(shape, data, (path, { kind }, typed) => {
      if (WRITTEN.has(kind) && typeof typed === "string") texts.push([path, typed]);
    });
    for (const [path, text] of texts) {
      yield* overgrown(path, text, rules);
      yield* findingsIn(path, text, rules);
    }
  }

  /** More Markdown than the site renders, as generator/checking/text/growth.py counts it. */
  function* overgrown(path, text, { growth, fields }) {
    if (path.some((step) => fields.exempt.includes(step))) return;
    const { lead, level, most } = growth;
    const lines = text.split("\n");
    const times = (sign) => (line) => line.split(sign).length - 1;
    const columns = text.includes("|") ? Math.max(...lines.map(times("|"))) + 1 : 0;
    const [before, one] = [new RegExp(lead, "u"), new RegExp(level, "gu")];
    const depth = (line) => (before.exec(line)?.[0].match(one) || []).length;
    const found = {
      brackets: times("[")(text),
      lines: lines.length,
      cells: lines.length * columns,
      levels: Math.max(...lines.map(depth)),
    };
    for (const name of Object.keys(most)) {
      if (found[name] <= most[name]) continue;
      yield { code: OVERGROWN, path, params: { found: name, count: found[name] } };
    }
  }

  function* findingsIn(path, text, rules) {
    const isOne = (names) => path.some((step) => names.includes(step));
    const { exempt, sensitive_only: sensitiveOnly, phrases } = rules.fields;
    if (isOne(exempt)) return;
    const isSensitiveOnly = isOne(sensitiveOnly);
    const byCode = new Map();
    for (const mark of entry.marksIn(text, rules, !isSensitiveOnly && isOne(phrases))) {
      if (rules.errors.includes(mark.code)) {
        yield { code: mark.code, path, params: { value: masked(mark), reason: mark.reason } };
      } else if (!isSensitiveOnly) {
        byCode.set(mark.code, [...(byCode.get(mark.code) || []), mark]);
      }
    }
    for (const [code, marks] of byCode) {
      const pieces = [...new Set(marks.map(({ piece }) => strip(piece) || piece))];
      const params = {
        value: pieces.slice(0, LISTED).join("、"),
        count: marks.length,
        reason: marks[0].reason,
        replacement: entry.mended(text, marks),
      };
      yield { code, path, params };
    }
  }

  /** What a message shows of data on a person: only as much as tells which. */
  function masked({ code, piece }) {
    if (code === ADVERTISING) return piece;
    const [name, domain] = piece.split(/@(.*)/s);
    if (domain !== undefined) return `${Array.from(name).slice(0, 1).join("")}***@${domain}`;
    const signs = Array.from(piece);
    const hidden = "*".repeat(Math.max(signs.length - 5, 0));
    return signs.slice(0, 3).join("") + hidden + signs.slice(-2).join("");
  }

  entry.TEXT_RULES = [textsAreClean];
})();
