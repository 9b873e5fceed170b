/* Finds and orders candidates from the lists alone, before any text is loaded. */
(function () {
  "use strict";
  const search = window.casebook.search;

  const ENOUGH = 0.5;
  const NEAR_THE_BEST = 0.45;
  const FEW = 3;
  const EVERY_FIELD = 0xffff;
  const EMPTY = { documents: new Uint32Array(0), masks: new Uint16Array(0) };

  function bestWeight(mask, weights) {
    return weights[31 - Math.clz32(mask & -mask)];
  }

  /** Map document → mask of the fields that hold every one of `needed`. */
  function sharedFields(needed, lists, allowed) {
    const ordered = needed.map((gram) => lists.get(gram) || EMPTY)
      .sort((one, other) => one.documents.length - other.documents.length);
    let found = null;
    for (const { documents, masks } of ordered) {
      const next = new Map();
      documents.forEach((document, place) => {
        if (allowed && !allowed[document]) return;
        const mask = masks[place] & (found ? found.get(document) || 0 : EVERY_FIELD);
        if (mask) next.set(document, mask);
      });
      found = next;
      if (!found.size) break;
    }
    return found || new Map();
  }

  /** Candidates of the phrase: [{document, score}], names that equal it first. */
  function exactly(variant, index, lists, allowed) {
    const { weights, naming } = index;
    const name = lists.get(search.nameToken(variant.phrase)) || EMPTY;
    const named = new Set(name.documents);
    const found = [];
    for (const [document, mask] of sharedFields(variant.needed, lists, allowed)) {
      const first = named.has(document) && mask & naming ? 1000 : 0;
      found.push({ document, score: bestWeight(mask, weights) + first });
    }
    return found;
  }

  /** Candidates of the pieces: [{document, met, score}], met = share of the query found, 0 … 1. */
  function inPieces(variant, index, lists, allowed) {
    const { grams, units } = variant.pieces;
    const total = index.manifest.count;
    const met = new Uint32Array(total);
    const scores = new Float64Array(total);
    grams.forEach((gram, place) => {
      const { documents, masks } = lists.get(gram) || EMPTY;
      const rarity = Math.log(1 + total / Math.max(1, documents.length));
      documents.forEach((document, entry) => {
        met[document] |= 1 << place;
        scores[document] += rarity * Math.sqrt(bestWeight(masks[entry], index.weights));
      });
    });
    const share = shareOfUnits(units, grams);
    const found = [];
    for (let document = 0; document < total; document += 1) {
      if (met[document] && (!allowed || allowed[document])) {
        const part = share(met[document]);
        if (part >= ENOUGH) found.push({ document, met: part, score: part * scores[document] });
      }
    }
    return found;
  }

  /** Function bits of the grams met → share of the units met, by size; few patterns are ever met. */
  function shareOfUnits(units, grams) {
    const whole = units.reduce((sum, unit) => sum + unit.size, 0);
    const bits = (wanted) => wanted.reduce((sum, gram) => {
      const place = grams.indexOf(gram);
      return place < 0 ? sum : sum | (1 << place);
    }, 0);
    const masks = units.map((unit) => [bits(unit.any), bits(unit.all), unit.size]);
    const known = new Map();
    return function (pattern) {
      if (!known.has(pattern)) {
        const size = masks.reduce((sum, [any, all, one]) => {
          const isMet = all ? (pattern & all) === all : pattern & any;
          return sum + (isMet ? one : 0);
        }, 0);
        known.set(pattern, size / whole);
      }
      return known.get(pattern);
    };
  }

  const byScore = (one, other) => other.score - one.score || one.document - other.document;

  /** {exact, all, partial}: each [{document, score, variant}], best first, no document twice. */
  search.candidates = function (plan, index, lists, allowed) {
    const taken = new Map();
    const keep = (variant, tier) => (candidate) => {
      const before = taken.get(candidate.document);
      if (before && (before.tier !== tier || before.score >= candidate.score)) return;
      taken.set(candidate.document, { ...candidate, variant, tier });
    };
    for (const variant of plan) {
      exactly(variant, index, lists, allowed).forEach(keep(variant, "exact"));
    }
    for (const wanted of ["all", "partial"]) {
      for (const variant of plan) {
        inPieces(variant, index, lists, allowed)
          .filter((candidate) => (candidate.met === 1) === (wanted === "all"))
          .forEach(keep(variant, wanted));
      }
    }
    const tiers = { exact: [], all: [], partial: [] };
    for (const candidate of taken.values()) tiers[candidate.tier].push(candidate);
    Object.values(tiers).forEach((tier) => tier.sort(byScore));
    tiers.partial = worthShowing(tiers);
    return tiers;
  };

  /** Partial hits help a reader who found little; beside good hits, or far below the best of
      their own, they are noise. */
  function worthShowing({ exact, all, partial }) {
    if (exact.length + all.length >= FEW || !partial.length) return [];
    const least = partial[0].score * NEAR_THE_BEST;
    return partial.filter((candidate) => candidate.score >= least);
  }

  /** Candidates for a phrase with one wrong character; to be checked against their text. */
  search.slipCandidates = function (slips, variant, index, lists, allowed) {
    const found = new Map();
    for (const { needed } of slips) {
      for (const [document, mask] of sharedFields(needed, lists, allowed)) {
        const score = bestWeight(mask, index.weights);
        if (score > (found.get(document)?.score || 0)) {
          found.set(document, { document, score, variant, tier: "partial" });
        }
      }
    }
    return [...found.values()].sort(byScore);
  };
})();
