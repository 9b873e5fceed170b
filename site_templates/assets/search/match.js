/* Finds and orders candidates from the lists alone, before any text is loaded. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const ENOUGH = 0.5;
  const NEARLY = 0.999;
  const NEAR_THE_BEST = 0.35;
  const FEW = 3;
  const MANY = 10;
  const NAME = 1000;
  const EMPTY = { documents: new Uint32Array(0), masks: new Uint16Array(0) };

  function bestWeight(mask, weights) {
    return weights[31 - Math.clz32(mask & -mask)];
  }

  /** All weights of a mask together: less than one, to tell equals apart. */
  function breadth(mask, weights) {
    return weights.reduce((sum, weight, place) => sum + (mask >> place & 1 ? weight : 0), 0) / 1000;
  }

  /** [[document, mask]]: the fields that hold every one of `needed`, where there is one. */
  function sharedFields(needed, lists, allowed) {
    const [shortest, ...others] = needed.map((gram) => lists.get(gram) || EMPTY)
      .sort((one, other) => one.documents.length - other.documents.length);
    const places = others.map(() => 0);
    const found = [];
    shortest.documents.forEach((document, entry) => {
      if (allowed && !allowed[document]) return;
      let mask = shortest.masks[entry];
      for (let list = 0; mask && list < others.length; list += 1) {
        const { documents, masks } = others[list];
        let place = places[list];
        while (place < documents.length && documents[place] < document) place += 1;
        places[list] = place;
        mask &= documents[place] === document ? masks[place] : 0;
      }
      if (mask) found.push([document, mask]);
    });
    return found;
  }

  /** Candidates of the phrase: [{document, score, variant, tier}], names that equal it first.
      `grams`: those to go by, if not all that the phrase needs. */
  search.exactly = function (variant, index, lists, allowed,
    grams = [...variant.needed, ...variant.further]) {
    const { weights, naming } = index;
    const named = new Set((lists.get(search.nameToken(variant.phrase)) || EMPTY).documents);
    return sharedFields(grams, lists, allowed).map(([document, mask]) => {
      const isName = mask & naming && named.has(document);
      const score = bestWeight(mask, weights) + breadth(mask, weights) + (isName ? NAME : 0);
      return { document, score, variant, tier: "exact" };
    });
  };

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

  /** Function bits of the grams met → share of the units met, by size; few patterns occur. */
  function shareOfUnits(units, grams) {
    const bits = (wanted) => wanted.reduce((sum, gram) => {
      const place = grams.indexOf(gram);
      return place < 0 ? sum : sum | (1 << place);
    }, 0);
    const masks = units.map((unit) => [bits(unit.any), bits(unit.all), unit.size]);
    // Of a pasted page only the beginning is looked up: it stands for the rest, which may be missing.
    const asked = masks.filter(([any, all]) => any || all);
    const most = asked.length < masks.length ? NEARLY : 1;
    const whole = asked.reduce((sum, [, , size]) => sum + size, 0);
    const known = new Map();
    return function (pattern) {
      if (!known.has(pattern)) {
        const size = asked.reduce((sum, [any, all, one]) => {
          const isMet = all ? (pattern & all) === all : pattern & any;
          return sum + (isMet ? one : 0);
        }, 0);
        known.set(pattern, most * (size / whole));
      }
      return known.get(pattern);
    };
  }

  search.byScore = (one, other) => other.score - one.score || one.document - other.document;

  /** {exact, all, partial}: each [{document, score, variant}], best first, no document twice. The
      first of `plan` is what was typed; with `alike` it is no better than the others. */
  search.candidates = function (plan, index, lists, allowed, alike = false) {
    const taken = new Map();
    const keep = (variant, tier) => (candidate) => {
      const before = taken.get(candidate.document);
      if (before && (before.tier !== tier || before.score >= candidate.score)) return;
      // A longer wording meets more of itself; what was typed tells better what was meant.
      if (before && tier === "partial" && before.variant === typed) return;
      candidate.variant = variant;
      candidate.tier = tier;
      taken.set(candidate.document, candidate);
    };
    const [typed, ...wordings] = plan;
    search.exactly(typed, index, lists, allowed).forEach(keep(typed, "exact"));
    // Another wording counts as exact only where nothing holds what was typed.
    for (const variant of taken.size && !alike ? [] : wordings) {
      search.exactly(variant, index, lists, allowed).forEach(keep(variant, "exact"));
    }
    // What was typed, if it is one gram, is found whole or not at all.
    const parted = typed.needed.length > 1 ? plan : wordings;
    const inParts = parted.map((variant) =>
      [variant, inPieces(variant, index, lists, allowed)]);
    const size = ({ pieces }) => pieces.units.reduce((sum, unit) => sum + unit.size, 0);
    for (const tier of ["all", "partial"]) {
      for (const [variant, found] of inParts) {
        const fair = Math.min(1, size(typed) / size(variant));
        found.filter(({ met }) => (met === 1) === (tier === "all"))
          .forEach((candidate) => {
            candidate.score *= fair;
            keep(variant, tier)(candidate);
          });
      }
    }
    const tiers = { exact: [], all: [], partial: [] };
    for (const candidate of taken.values()) tiers[candidate.tier].push(candidate);
    Object.values(tiers).forEach((tier) => tier.sort(search.byScore));
    return tiers;
  };

  /** Partial hits help a reader who found little; beside several good ones of what was typed, or
      far below the best of their own, they are noise; not those that hold nearly the phrase. Of a
      long query that a reader put in their own words, fewer entries hold all than would help. */
  search.worthShowing = function (good, partial, typed) {
    if (good >= (typed.isLong ? MANY : FEW)) return [];
    const best = partial.find(({ nearly }) => !nearly);
    return partial.filter(({ nearly, score }) => nearly || score >= best.score * NEAR_THE_BEST);
  };

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
    return [...found.values()].sort(search.byScore);
  };
})();
