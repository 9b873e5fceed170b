/* The search a page calls: query → checked hits. Shows nothing; see box.js and page.js. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const DEFAULT_LIMIT = 20;
  const SLIPS_CHECKED = 24;

  let opening = null;
  const shards = new Map();
  const blocks = new Map();
  const facets = new Map();

  /** Load what every query needs; call it early, on focus, to have it at hand. */
  search.open = function () {
    opening = opening || load().catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  };

  async function load() {
    const manifest = await search.load("manifest");
    search.useVersion(manifest.version);
    const [folding, aliases] = await Promise.all([search.load("folding"), search.load("aliases")]);
    search.useFolding(folding);
    return {
      manifest,
      aliases,
      naming: manifest.naming,
      weights: manifest.fields.map((field) => field[2]),
      shardOf: search.readDirectory(manifest.directory),
    };
  }

  /**
   * Documents for a text as a reader types it.
   *
   * options.filters: {facet: [values]}, `kind` among them; a document has one of the values of
   * every facet named. options.limit: at most this many hits (20).
   * Resolves to {total, tiers, checked, hits}: total = documents found, tiers = {exact, all,
   * partial} of it; checked = every document counted as exact was compared with its text. Each hit
   * was: {id, kind, title, url, tier, fields, titleMarks, excerpt}, fields = names of the fields
   * that hold it, excerpt = {field, label, text, marks, cutBefore, cutAfter}. url starts at
   * casebook.search.root. Rejects when a file of the index cannot be loaded.
   */
  search.query = async function (text, { filters = {}, limit = DEFAULT_LIMIT } = {}) {
    const index = await search.open();
    const plan = search.plan(text, index);
    if (!plan.length) return outcome([], { exact: 0, all: 0, partial: 0 }, true);
    const [lists, allowed] = await Promise.all([
      listsOf(search.planTokens(plan), index), documentsAllowed(filters, index),
    ]);
    const tiers = search.candidates(plan, index, lists, allowed);
    if (!tiers.exact.length && !tiers.all.length) {
      const near = await withSlips(plan[0], index, lists, allowed);
      const known = new Set(near.map((candidate) => candidate.document));
      tiers.partial = [...near, ...tiers.partial.filter(({ document }) => !known.has(document))];
    }
    return checked(tiers, limit, index);
  };

  async function listsOf(tokens, index) {
    const lists = new Map();
    await Promise.all(tokens.map(async (token) => {
      const number = index.shardOf(token);
      if (number < 0) return;
      if (!shards.has(number)) {
        const payload = await search.load("tokens/" + number);
        shards.set(number, search.readShard(payload, index.manifest));
      }
      const list = shards.get(number).get(token);
      if (list) lists.set(token, list);
    }));
    return lists;
  }

  async function documentsAllowed(filters, index) {
    let allowed = null;
    for (const [name, values] of Object.entries(filters)) {
      if (!values.length) continue;
      const column = await facetOf(name, index);
      const next = new Uint8Array(index.manifest.count);
      for (const value of values) {
        for (const document of column.get(value) || []) {
          if (!allowed || allowed[document]) next[document] = 1;
        }
      }
      allowed = next;
    }
    return allowed;
  }

  async function facetOf(name, index) {
    if (!facets.has(name)) {
      const number = index.manifest.facets.indexOf(name);
      const column = number < 0 ? new Map()
        : search.readFacet(await search.load("facets/" + number), index.manifest);
      facets.set(name, column);
    }
    return facets.get(name);
  }

  async function documentOf(number, index) {
    const { perBlock, fields } = index.manifest;
    const block = Math.floor(number / perBlock);
    if (!blocks.has(block)) {
      const records = await search.load("documents/" + block);
      blocks.set(block, records.map((record) => readRecord(record, fields)));
    }
    return blocks.get(block)[number % perBlock];
  }

  function readRecord([id, kind, url, ...parts], fields) {
    const texts = [];
    for (let place = 0; place < parts.length; place += 2) {
      const [name, label, weight] = fields[parts[place]];
      texts.push({ name, label, weight, text: parts[place + 1], folded: null });
    }
    return { id, kind, url, title: texts[0].text, texts };
  }

  async function withSlips(variant, index, lists, allowed) {
    const slips = search.slips(variant.phrase);
    if (!slips.length) return [];
    const missing = slips.flatMap(({ needed }) => needed).filter((gram) => !lists.has(gram));
    const all = new Map([...lists, ...await listsOf(missing, index)]);
    const near = search.slipCandidates(slips, variant, index, all, allowed);
    const looked = await Promise.all(near.slice(0, SLIPS_CHECKED).map(async (candidate) => {
      const hit = look(await documentOf(candidate.document, index),
        (folded) => search.findSlip(folded, variant.phrase));
      return hit && { ...candidate, hit };
    }));
    return looked.filter(Boolean).sort(byField);
  }

  /** Take candidates tier by tier until `limit` of them stand up to their text. */
  async function checked(tiers, limit, index) {
    const counts = { exact: tiers.exact.length, all: tiers.all.length,
      partial: tiers.partial.length };
    const exact = [];
    let place = 0;
    while (place < tiers.exact.length && exact.length < limit) {
      const next = tiers.exact.slice(place, place + limit - exact.length);
      place += next.length;
      for (const candidate of await Promise.all(next.map((one) => lookExact(one, index)))) {
        if (candidate.hit) exact.push(candidate);
        else tiers.all.push(candidate);
      }
    }
    counts.exact -= place - exact.length;
    counts.all += place - exact.length;
    exact.sort(byField);
    const rest = [...tiers.all, ...tiers.partial].slice(0, Math.max(0, limit - exact.length));
    const others = await Promise.all(rest.map((one) => lookAtPieces(one, index)));
    const shown = exact.map(({ hit }) => ({ ...hit, tier: "exact" }));
    const hits = [...shown, ...others.filter(Boolean)];
    return outcome(hits, counts, place === tiers.exact.length);
  }

  async function lookExact(candidate, index) {
    const { phrase } = candidate.variant;
    const hit = look(await documentOf(candidate.document, index),
      (folded) => search.findPhrase(folded, phrase));
    return { ...candidate, hit };
  }

  async function lookAtPieces(candidate, index) {
    const { grams, texts } = candidate.variant.pieces;
    const tier = candidate.tier === "partial" ? "partial" : "all";
    const hit = candidate.hit || look(await documentOf(candidate.document, index),
      (folded) => search.findGrams(folded, [...grams, ...texts]));
    return hit && { ...hit, tier };
  }

  const byField = (one, other) => other.hit.best.rank - one.hit.best.rank
    || one.hit.best.length - other.hit.best.length || one.document - other.document;

  /** The hit that `find` makes of a document, or null where no field has a mark. */
  function look(record, find) {
    const marked = record.texts.map((field) => {
      field.folded = field.folded || search.fold(field.text);
      return { ...field, marks: find(field.folded) };
    });
    const found = marked.filter((field) => field.marks.length);
    if (!found.length) return null;
    const ranked = found.map((field) => ({ field, rank: rankOf(field),
      length: field.folded.text.length }));
    ranked.sort((one, other) => other.rank - one.rank || one.length - other.length);
    return {
      id: record.id, kind: record.kind, title: record.title, url: record.url,
      fields: [...new Set(ranked.map(({ field }) => field.name))],
      titleMarks: marked[0].marks,
      excerpt: excerptOf(marked, found),
      best: ranked[0],
    };
  }

  /** A name that is the query and nothing else stands above every weight. */
  function rankOf({ name, weight, marks, text, folded }) {
    const [from, to] = marks[0];
    const whole = from <= folded.starts[0] && to >= folded.ends[folded.ends.length - 1];
    return weight + (whole && text && (name === "title" || name === "alias") ? 1000 : 0);
  }

  /** From the marked field below the title with the longest mark; else how the document begins. */
  function excerptOf(marked, found) {
    const below = found.filter((field) => field.name !== "title");
    const longest = (marks) => marks.reduce((best, mark, place) =>
      (mark[1] - mark[0] > marks[best][1] - marks[best][0] ? place : best), 0);
    const length = (field) => {
      const mark = field.marks[longest(field.marks)];
      return mark[1] - mark[0];
    };
    below.sort((one, other) => length(other) - length(one) || other.weight - one.weight);
    const field = below[0] || marked.find(({ name }) => name === "summary") || marked[1];
    if (!field) return { field: "", label: "", text: "", marks: [], cutBefore: false,
      cutAfter: false };
    const focus = field.marks.length ? longest(field.marks) : 0;
    return { field: field.name, label: field.label,
      ...search.excerpt(field.text, field.marks, focus) };
  }

  function outcome(hits, tiers, isChecked) {
    return {
      total: tiers.exact + tiers.all + tiers.partial,
      tiers,
      checked: isChecked,
      hits: hits.map(({ best, ...hit }) => hit),
    };
  }
})();
