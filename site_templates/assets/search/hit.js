/* Compares a candidate with its text and makes the hit of it that is shown. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const NAME = 1000;
  const LEAST_CONTEXT = 4;

  /** Orders candidates that hold the phrase: by the best field; in a name the shorter first, else
      what holds it in more fields. */
  search.byField = function (one, other) {
    const [best, next] = [one.hit.best, other.hit.best];
    const shorter = best.length - next.length;
    const broader = next.breadth - best.breadth;
    const equals = best.isName ? shorter || broader : broader || shorter;
    return next.rank - best.rank || equals || one.document - other.document;
  };

  /** The candidate with its hit, null where no text holds the phrase. */
  search.lookForPhrase = async function (candidate, index) {
    const { phrase } = candidate.variant;
    const hit = look(await search.documentOf(candidate.document, index),
      (folded) => search.findPhrase(folded, phrase));
    return { ...candidate, hit };
  };

  /** The same for a phrase with at most one other character in it. */
  search.lookForSlip = async function (candidate, index) {
    const { phrase } = candidate.variant;
    const hit = look(await search.documentOf(candidate.document, index),
      (folded) => search.findSlip(folded, phrase));
    return { ...candidate, hit };
  };

  /** The same for the pieces of a query. Words and short pieces have to stand there whole, or the
      query is met in part only. */
  search.lookForPieces = async function (candidate, index) {
    if (candidate.hit) return candidate;
    const { grams, texts, whole } = candidate.variant.pieces;
    const record = await search.documentOf(candidate.document, index);
    const hit = look(record, (folded) => search.findGrams(folded, [...grams, ...texts]));
    if (!hit || candidate.tier === "partial") return { ...candidate, hit };
    const missed = whole.filter((word) => !record.texts.some((field) => holds(field, word)));
    if (!missed.length) return { ...candidate, hit };
    return missed.length < whole.length ? { ...candidate, hit, tier: "partial" }
      : { ...candidate, hit: null };
  };

  /** A number is not part of a longer one. */
  function holds({ folded }, word) {
    if (!/^\d+$/u.test(word)) return folded.text.includes(word);
    return new RegExp(`(?<!\\d)${word}(?!\\d)`, "u").test(folded.text);
  }

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
      best: { ...ranked[0], breadth: breadthOf(found), isName: isName(ranked[0].field) },
    };
  }

  /** The weights of the fields that hold it, each field once. */
  function breadthOf(found) {
    const weights = new Map(found.map(({ name, weight }) => [name, weight]));
    return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  }

  const isName = ({ name }) => name === "title" || name === "alias";

  /** A name that is the query and nothing else stands above every weight. */
  function rankOf(field) {
    const { weight, marks, text, folded } = field;
    const [from, to] = marks[0];
    const whole = from <= folded.starts[0] && to >= folded.ends[folded.ends.length - 1];
    return weight + (whole && text && isName(field) ? NAME : 0);
  }

  /** From the marked field below the title with the longest mark, of equals one that says more than
      the mark; else how the document begins. */
  function excerptOf(marked, found) {
    const below = found.filter((field) => field.name !== "title");
    const longest = (marks) => marks.reduce((best, mark, place) =>
      (mark[1] - mark[0] > marks[best][1] - marks[best][0] ? place : best), 0);
    const length = (field) => {
      const mark = field.marks[longest(field.marks)];
      return mark[1] - mark[0];
    };
    const saysMore = (field) => Number(field.text.length > length(field) + LEAST_CONTEXT);
    below.sort((one, other) => length(other) - length(one) || saysMore(other) - saysMore(one)
      || other.weight - one.weight);
    const field = below[0] || marked.find(({ name }) => name === "summary") || marked[1];
    if (!field) return { field: "", label: "", text: "", marks: [], cutBefore: false,
      cutAfter: false };
    const focus = field.marks.length ? longest(field.marks) : 0;
    return { field: field.name, label: field.label,
      ...search.excerpt(field.text, field.marks, focus) };
  }
})();
