/* The search a page calls: query → checked hits. Shows nothing; see box.js and page.js. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const DEFAULT_LIMIT = 20;
  const SLIPS_CHECKED = 40;
  const FEW_TO_CHECK = 30;
  const MOST_ROUNDS = 8;
  const MANY_CANDIDATES = 3;
  const NOTHING = { exact: [], all: [], partial: [] };

  /**
   * Documents for a text as a reader types it.
   *
   * options.filters: {facet: [values]}, `kind` among them; a document has one of the values of
   * every facet named. options.limit: at most this many hits (20).
   * Resolves to {total, tiers, checked, read, hits}: total = documents found, tiers = {exact, all,
   * partial} of it; checked = total is certain: every document counted was compared with its text;
   * read = the wordings looked for where the text was read as another (dangyuan: 党员). Each hit
   * is {id, kind, title, url, tier, fields, titleMarks, excerpt}, fields = names of the fields that
   * hold it, best first, excerpt = {field, label, text, marks, cutBefore, cutAfter}. url starts at
   * casebook.search.root. Rejects when a file of the index cannot be loaded.
   */
  search.query = async function (text, { filters = {}, limit = DEFAULT_LIMIT } = {}) {
    const index = await search.open();
    const plan = search.plan(text, index);
    if (!plan.length) return outcome([], { exact: 0, all: 0, partial: 0 }, true, []);
    const allowed = await search.allowed(filters, index);
    if (plan[0].isSentence) {
      const whole = await asItStands(plan, index, allowed, limit);
      if (whole.hits.length) return whole;
    }
    const typed = await candidates(plan, index, allowed);
    const found = await checked(typed, limit, index, plan);
    // Letters stand in the examples of many a rule; a page alone is not what they were meant for.
    if (found.hits.some(({ tier, kind }) => tier !== "partial" && kind !== "page")) return found;

    const spoken = search.variants(await search.spoken(plan[0].phrase, index), index);
    if (spoken.length) {
      const tiers = await candidates(spoken, index, allowed, true);
      const read = await checked(tiers, limit, index, plan, true);
      if (read.tiers.exact || read.tiers.all) return together(read, found, limit);
    }
    if (found.tiers.exact || found.tiers.all) return found;
    const near = await withSlips(plan.slice(0, 2), index, allowed, limit);
    if (near.length) {
      const known = new Set(near.map((candidate) => candidate.document));
      const others = typed.partial.filter(({ document }) => !known.has(document));
      return checked({ ...NOTHING, partial: [...near, ...others] }, limit, index, plan);
    }
    if (found.total) return found;
    const meant = search.variants(await search.homophones(plan[0].phrase, index), index);
    if (meant.length) {
      const read = await candidates(meant, index, allowed, true);
      const partial = [
        ...read.exact.map((candidate) => ({ ...candidate, nearly: true })),
        ...read.all, ...read.partial].map((candidate) => ({ ...candidate, tier: "partial" }));
      if (partial.length) return checked({ ...NOTHING, partial }, limit, index, plan, true);
    }
    return found;
  };

  /**
   * Where the entries of a kind stand that `text` finds, best first: [{place, tier}], place
   * counted within the kind in the order of the library. Texts are loaded only where few are
   * found: for ten thousand entries as quick as for ten, but among many exact ones a long phrase
   * may rarely stand in pieces.
   */
  search.places = async function (text, kind) {
    const index = await search.open();
    const plan = search.plan(text, index);
    const range = index.manifest.ranges[kind];
    if (!plan.length || !range) return [];
    const [first, count] = range;
    const allowed = new Uint8Array(index.manifest.count).fill(1, first, first + count);
    const entries = (tier, found) =>
      found.map(({ document }) => ({ place: document - first, tier }));
    if (plan[0].isSentence) {
      const whole = await likelyWhole(plan[0], index, allowed, FEW_TO_CHECK);
      const held = (await fewChecked(whole, index)).filter(({ hit }) => hit !== null);
      if (held.length) return entries("exact", held);
    }
    let tiers = await candidates(plan, index, allowed);
    if (!tiers.exact.length && !tiers.all.length) {
      const { phrase } = plan[0];
      let others = search.variants(await search.spoken(phrase, index), index);
      if (!others.length) others = search.variants(await search.homophones(phrase, index), index);
      const read = others.length ? await candidates(others, index, allowed, true) : NOTHING;
      if (read.exact.length || read.all.length) tiers = read;
    }
    const looked = await fewChecked(tiers.exact, index);
    tiers = { ...tiers, exact: looked.filter(({ hit }) => hit !== null),
      all: [...looked.filter(({ hit }) => hit === null), ...tiers.all] };
    const good = tiers.exact.length + tiers.all.filter(isTyped).length;
    tiers = { ...tiers, partial: search.worthShowing(good, tiers.partial, plan[0]) };
    return ["exact", "all", "partial"].flatMap((tier) => entries(tier, tiers[tier]));
  };

  /** Candidates of a phrase with their hit, null where the text does not hold it; many candidates
      come back as they are. */
  async function fewChecked(exact, index) {
    return exact.length > FEW_TO_CHECK ? exact
      : Promise.all(exact.map((one) => search.lookForPhrase(one, index)));
  }

  /** One outcome after another, no document twice. */
  function together(first, second, limit) {
    const keys = new Set(first.hits.map(({ kind, id }) => kind + " " + id));
    const more = second.hits.filter(({ tier, kind, id }) =>
      tier !== "partial" && !keys.has(kind + " " + id));
    const tiers = { ...first.tiers };
    for (const { tier } of more) tiers[tier] += 1;
    const order = ["exact", "all", "partial"];
    const hits = [...first.hits, ...more]
      .sort((one, other) => order.indexOf(one.tier) - order.indexOf(other.tier)).slice(0, limit);
    return { ...first, tiers, total: tiers.exact + tiers.all + tiers.partial, hits };
  }

  /** Candidates for a sentence as it stands, best first; by few of its grams unless that leaves more
      than `most`. */
  async function likelyWhole(typed, index, allowed, most) {
    const few = [search.nameToken(typed.phrase), ...typed.needed];
    let lists = await search.listsOf(few, index);
    let exact = search.exactly(typed, index, lists, allowed, typed.needed);
    if (exact.length > most && typed.further.length) {
      lists = await search.listsOf([...few, ...typed.further], index);
      exact = search.exactly(typed, index, lists, allowed);
    }
    return exact.sort(search.byScore);
  }

  /** Of a whole sentence nobody wants the parts, where it stands somewhere as it is. */
  async function asItStands(plan, index, allowed, limit) {
    const exact = await likelyWhole(plan[0], index, allowed, limit * MANY_CANDIDATES);
    const found = await checked({ ...NOTHING, exact }, limit, index, plan);
    const hits = found.hits.filter(({ tier }) => tier === "exact");
    const tiers = { exact: found.tiers.exact, all: 0, partial: 0 };
    return { ...found, hits, tiers, total: tiers.exact };
  }

  async function candidates(plan, index, allowed, alike = false) {
    const lists = await search.listsOf(search.planTokens(plan), index);
    return search.candidates(plan, index, lists, allowed, alike);
  }

  /** Candidates that hold one of `variants` with one wrong character. */
  async function withSlips(variants, index, allowed, limit) {
    const near = new Map();
    for (const variant of variants) {
      const slips = search.slips(variant.phrase);
      const needed = [...new Set(slips.flatMap((slip) => slip.needed))];
      const lists = await search.listsOf(needed, index);
      const most = Math.min(SLIPS_CHECKED, 2 * limit);
      const looked = await Promise.all(
        search.slipCandidates(slips, variant, index, lists, allowed).slice(0, most)
          .map((candidate) => search.lookForSlip(candidate, index)));
      for (const candidate of looked) {
        if (!candidate.hit || near.has(candidate.document)) continue;
        near.set(candidate.document, { ...candidate, nearly: true });
      }
    }
    return [...near.values()].sort(search.byField);
  }

  /** Take candidates tier by tier until `limit` of them stand up to their text. */
  async function checked(tiers, limit, index, plan, otherWording = false) {
    const exact = [];
    const inPieces = [];
    let place = 0;
    let stood = true;
    while (place < Math.min(tiers.exact.length, limit * MOST_ROUNDS) && exact.length < limit
      && stood) {
      const next = tiers.exact.slice(place, place + limit - exact.length);
      place += next.length;
      const before = exact.length;
      for (const looked of await Promise.all(next.map((one) =>
        search.lookForPhrase(one, index)))) {
        if (looked.hit) exact.push(looked);
        else inPieces.push({ ...looked, hit: undefined, tier: "all" });
      }
      // Two words with a gap share many a document and are side by side in none: enough seen.
      stood = exact.length > before || !plan[0].phrase.includes(" ");
    }
    const isChecked = place === tiers.exact.length || exact.length === limit;
    const unseen = isChecked ? [] : tiers.exact.slice(place);
    for (const candidate of unseen) inPieces.push({ ...candidate, tier: "all" });
    inPieces.push(...tiers.all);
    exact.sort(search.byField);
    const next = inPieces.slice(0, limit - exact.length);
    const looked = await lookAt(next, index);
    const all = looked.filter(({ tier }) => tier === "all");
    const counts = { exact: tiers.exact.length - unseen.length - (place - exact.length),
      all: inPieces.length - next.length + all.length };
    const inPart = looked.filter(({ tier }) => tier === "partial");
    const partial = search.worthShowing(counts.exact + all.filter(isTyped).length,
      [...inPart, ...tiers.partial], plan[0]);
    const room = Math.max(0, limit - exact.length - all.length);
    const others = await lookAt(partial.slice(0, room), index);
    counts.partial = partial.length - (Math.min(room, partial.length) - others.length);
    const shown = [...exact, ...all, ...others];
    const read = otherWording ? shown.map(({ variant }) => variant.wording) : [];
    const isExactSure = place === tiers.exact.length || tiers.exact.every(isOneGram);
    const isSure = isExactSure && next.length === inPieces.length && partial.length <= room;
    return outcome(shown.map(({ hit, tier }) => ({ ...hit, tier })), counts, isSure,
      [...new Set(read)]);
  }

  const isTyped = ({ variant }) => variant.typed;
  // The list of a single gram is all that could be looked up in the texts.
  const isOneGram = ({ variant }) => variant.needed.length === 1;

  async function lookAt(candidatesInPieces, index) {
    const looked = await Promise.all(
      candidatesInPieces.map((one) => search.lookForPieces(one, index)));
    return looked.filter(({ hit }) => hit);
  }

  function outcome(hits, tiers, isChecked, read) {
    return {
      total: tiers.exact + tiers.all + tiers.partial,
      tiers,
      checked: isChecked,
      read,
      hits: hits.map(({ best, ...hit }) => hit),
    };
  }
})();
