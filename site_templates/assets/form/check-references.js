/* Ids that name other entries: each has to exist where its field says. The same findings as
   generator/checking/rules/references.py and citations.py. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const entry = (casebook.entry = casebook.entry || {});
  const { strip, fold } = entry.text;
  const { itemsIn, unwrapped, wrapped } = entry.replacing;
  const { isMapping } = entry.shapes;

  const CODES = { sources: "L302", methods: "L303", cases: "L304", "own-tools": "L305" };
  const OWN_KIND = { case: "cases", method: "methods" };
  /** Where a row of the form's data has the words by which its id is also known. */
  const ALIASES = { methods: 2, cases: Infinity, sources: Infinity };
  const ALIASES_OF_TERM = 3;

  const known = new WeakMap();

  /** {ids, spellings} of what `target` holds, with the entry itself among its kind. */
  function namesOf(target, judged) {
    const isOwn = judged.id && OWN_KIND[judged.kind] === target;
    if (isOwn) return names(rowsOf(target, judged));
    if (!known.has(entry.form)) known.set(entry.form, new Map());
    const kept = known.get(entry.form);
    if (!kept.has(target)) kept.set(target, names(rowsOf(target, judged)));
    return kept.get(target);
  }

  /** Rows of id, title and aliases. */
  function rowsOf(target, judged) {
    const place = ALIASES[target] || ALIASES_OF_TERM;
    const rows = entry.form.references[target].map((row) => [row[0], row[1], row[place] || []]);
    for (const [id] of entry.form.drafts[target] || []) rows.push([id]);
    if (!judged.id || OWN_KIND[judged.kind] !== target) return rows;
    const own = [judged.id, judged.data.title, judged.data.aliases];
    const replaced = rows.findIndex(([id]) => id === judged.original);
    if (replaced < 0) rows.push(own);
    else rows[replaced] = own;
    return rows;
  }

  const wordsIn = (value) =>
    [value].flat().filter((word) => typeof word === "string" && strip(word));

  function names(rows) {
    const pairs = rows.map(([id]) => [id, id]);
    for (const column of [1, 2]) {
      for (const row of rows) pairs.push(...wordsIn(row[column]).map((word) => [word, row[0]]));
    }
    return { ids: new Set(rows.map(([id]) => id)), pairs };
  }

  function nearest(found, value) {
    found.spellings = found.spellings || entry.spellings(found.pairs);
    return entry.nearest(value, found.spellings);
  }

  /** Every id and title of the method's own forms. */
  function ownTools({ data }) {
    const tools = Array.isArray(data.tools) ? data.tools.filter(isMapping) : [];
    const named = tools.filter(({ id }) => typeof id === "string");
    const words = (key) => named.map((tool) => [String(tool[key] ?? "None"), tool.id]);
    return { ids: new Set(named.map(({ id }) => id)), pairs: [...words("id"), ...words("title")] };
  }

  /** The id that is spelt so, or whose label or alias is, where it is the only one. */
  function exactly(found, typed) {
    if (found.ids.has(typed)) return typed;
    const wanted = fold(typed);
    const ids = new Set();
    const seen = new Set();
    for (const [spelling, id] of found.pairs) {
      if (wanted && !seen.has(spelling) && fold(spelling) === wanted) ids.add(id);
      seen.add(spelling);
    }
    return ids.size === 1 ? [...ids][0] : "";
  }

  function unknown(found, { path, target, id }) {
    if (unwrapped(id)) return wrapped(path, id);
    const items = itemsIn(id);
    const meant = items.map((item) => exactly(found, item));
    const isItem = typeof path[path.length - 1] === "number";
    const [sign] = /[、，,;；]/.exec(id) || [];
    if (isItem && sign && items.length > 1 && meant.every(Boolean)) {
      return { code: "R127", path, params: { sign, replacement: meant.join(", ") } };
    }
    const { label = "", file } = entry.form.vocabularies[target];
    const certain = exactly(found, id);
    const closest = nearest(found, id);
    const params = { value: id, certain, nearest: closest, vocabulary: label, target, file };
    return { code: CODES[target] || "L301", path, params };
  }

  function* danglingReferences(judged) {
    for (const reference of judged.references) {
      const { target } = reference;
      const found = target === "own-tools" ? ownTools(judged) : namesOf(target, judged);
      if (!found.ids.has(reference.id)) yield unknown(found, reference);
    }
  }

  function* idsStandOnce({ references }) {
    const seen = new Set();
    for (const { path, id } of references) {
      const last = path[path.length - 1];
      const place = JSON.stringify([path.slice(0, -1), id]);
      if (typeof last === "number" && seen.has(place)) {
        yield { code: "L316", path, params: { value: id } };
      }
      seen.add(place);
    }
  }

  /** Every source that is cited stands in the entry's own list, if it has one. */
  function* citedSourcesAreListed(judged) {
    const listed = judged.data.sources;
    if (!Array.isArray(listed)) return;
    const { ids } = namesOf("sources", judged);
    const told = new Set();
    for (const { path, target, id } of judged.references) {
      if (target !== "sources" || path[0] === "sources") continue;
      if (listed.includes(id) || told.has(id) || !ids.has(id)) continue;
      told.add(id);
      yield { code: "L308", path, params: { value: id } };
    }
  }

  entry.REFERENCE_RULES = [danglingReferences, idsStandOnce, citedSourcesAreListed];
})();
