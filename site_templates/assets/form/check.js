/* One entry checked as `casebook check` checks it: the same codes and the same words.

   A page links, in this order: form/text.js, form/shapes.js, form/yaml.js, form/nearest.js,
   form/decimal.js, form/numerals.js, form/replacing.js, form/typed-numbers.js, form/typed-dates.js,
   form/marks.js, form/wording.js, form/check-shape.js, form/check-references.js,
   form/check-figures.js, form/check-rules.js, form/check-text.js, form/check.js; then it loads
   data/form.js and calls `casebook.entry.use(form)` once, and data/taken.js when it can wait: until
   `casebook.entry.useCases(cases)` is called, no case is known.

   Not judged here: names of files and folders, bytes and syntax of YAML (R), archived texts (E),
   workbooks (W), and what only the other files can tell: a folder without collection.yml (L307),
   sources that nobody cites (L309), circles (L314), methods without a case (L315), addresses that
   were published (L320 to L322), entries alike (T620). `NOT_IN_THE_FORM` in
   generator/pages/form_data.py names them all. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { strip, isId, proposedName } = entry.text;
  const { walk, valueAt, isMapping } = entry.shapes;

  const PARTS = { ...entry.FIGURE_RULES, ...entry.PART_RULES };

  /** What is wrong with an entry, in the order in which it is written:
      [{code, severity, path, message, hint}].

      `data` holds texts as typed, lists, plain objects and null; a key without a value is left
      out. `facts` says what the file's place says: `id`, `collection` (of a case), and `original`,
      the published id of an entry that is being changed. Without an id, rules on it are not asked.
      What is wrong with the id has the path ["id"]. */
  entry.check = function (kind, data, facts = {}) {
    const shape = entry.form.kinds[kind];
    const judged = { kind, shape, data: entry.written(kind, data), ...facts };
    judged.references = referencesOf(shape, judged.data);
    const { findings, wrong } = entry.checkShape(shape, judged.data);
    const rules = [...entry.REFERENCE_RULES, ...entry.TYPED_RULES, ...entry.TEXT_RULES];
    if (!wrong.length) rules.push(...entry.VALID_RULES);
    for (const rule of rules) findings.push(...rule(judged));
    findings.push(...findingsOfParts(shape, judged.data, wrong), ...findingsOfId(judged));
    return inOrder(judged, findings).map(entry.worded);
  };

  /** Every id of another entry that was typed as text. */
  function referencesOf(shape, data) {
    const found = [];
    walk(shape, data, (path, { refers }, typed) => {
      if (!refers || typeof typed !== "string" || !strip(typed)) return;
      found.push({ path, target: refers, id: strip(typed) });
    });
    return found;
  }

  /** Rules see every part that has the right shape, also where the whole has not. */
  function findingsOfParts(shape, data, wrong) {
    const told = new Set(wrong.map((path) => JSON.stringify(path)));
    const outside = new Set(wrong.flatMap((path) => prefixes(path)));
    const isSound = (path) =>
      !outside.has(JSON.stringify(path)) && !prefixes(path).some((outer) => told.has(outer));
    const found = [];
    walk(shape, data, (path, { name }, typed) => {
      if (!PARTS[name] || !isMapping(typed) || !isSound(path)) return;
      const part = shapeOf(shape, path);
      for (const rule of PARTS[name]) {
        for (const finding of rule(typed, part)) {
          found.push({ ...finding, path: [...path, ...finding.path] });
        }
      }
    });
    return found;
  }

  /** The path and every shorter one, as texts. */
  const prefixes = (path) =>
    Array.from({ length: path.length + 1 }, (_, length) => JSON.stringify(path.slice(0, length)));

  function shapeOf(shape, path) {
    const inner = (outer, step) => (outer.type === "list" ? outer.item : outer.byKey.get(step).shape);
    return path.reduce(inner, shape);
  }

  /** The id as a name for a file, and whether another entry has it. */
  function findingsOfId({ id, original }) {
    if (!id) return [];
    if (!isId(id)) {
      return [{ code: "S211", path: ["id"], params: { value: id, replacement: proposedName(id) } }];
    }
    const others = id === original ? [] : filesOf(id);
    const params = { value: id, other: others.join(", ") };
    return others.length ? [{ code: "L310", path: ["id"], params }] : [];
  }

  function filesOf(id) {
    const { references, drafts } = entry.form;
    const own = ([name]) => name === id;
    const cases = references.cases.filter(own);
    const methods = [...references.methods, ...drafts.methods].filter(own);
    return [
      ...cases.map(([, ...row]) => `cases/${row[row.length - 1]}/${id}.yml`),
      ...methods.map(() => `methods/${id}.yml`),
    ];
  }

  /** By place in the written entry, then by code; what is about the whole first, no one twice. */
  function inOrder({ data }, findings) {
    const placed = findings.map((finding) => ({ ...finding, at: placeOf(data, finding.path) }));
    placed.sort((a, b) => compare(a.at, b.at) || (a.code < b.code ? -1 : Number(a.code > b.code)));
    const seen = new Set();
    return placed.filter(({ at, ...finding }) => {
      const key = JSON.stringify(finding);
      return !seen.has(key) && seen.add(key);
    });
  }

  function placeOf(data, path) {
    return path.map((step, depth) => {
      const holder = valueAt(data, path.slice(0, depth));
      return typeof step === "number" || !isMapping(holder) ? step : Object.keys(holder).indexOf(step);
    });
  }

  function compare(a, b) {
    for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
      if (a[depth] !== b[depth]) return a[depth] - b[depth];
    }
    return a.length - b.length;
  }
})();
