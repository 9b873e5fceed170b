/* Looks into the text of a document: where it holds a phrase or pieces of it, and which sentence
   to show. Places are UTF-16 offsets into the text as written. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const LONGEST = 96;
  const LEAD = 24;
  const SENTENCE_END = /[。！？；!?;\n]/u;

  function originalRange(folded, from, to) {
    return [folded.starts[from], folded.ends[to - 1]];
  }

  /** Every place of `phrase` in a folded text. */
  search.findPhrase = function (folded, phrase) {
    const marks = [];
    let place = folded.text.indexOf(phrase);
    while (place >= 0) {
      marks.push(originalRange(folded, place, place + phrase.length));
      place = folded.text.indexOf(phrase, place + phrase.length);
    }
    return marks;
  };

  /** Every place of `phrase` with at most one other character in it. */
  search.findSlip = function (folded, phrase) {
    const marks = [];
    for (let from = 0; from + phrase.length <= folded.text.length; from += 1) {
      let wrong = 0;
      for (let place = 0; place < phrase.length && wrong < 2; place += 1) {
        if (folded.text[from + place] !== phrase[place]) wrong += 1;
      }
      if (wrong < 2) marks.push(originalRange(folded, from, from + phrase.length));
    }
    return marks;
  };

  /** Every longest run of the text made of `grams`; overlapping ones are joined. */
  search.findGrams = function (folded, grams) {
    const spans = [];
    for (const gram of grams) {
      let place = folded.text.indexOf(gram);
      while (place >= 0) {
        spans.push([place, place + gram.length]);
        place = folded.text.indexOf(gram, place + 1);
      }
    }
    spans.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    const joined = [];
    for (const [from, to] of spans) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
    }
    return joined.map(([from, to]) => originalRange(folded, from, to));
  };

  /** {text, marks, cutBefore, cutAfter}: the sentence around the mark at `focus`, cut to a length
      that fits on screen; without marks, the beginning. */
  search.excerpt = function (text, marks, focus) {
    const [from, to] = marks.length ? marks[focus] : [0, 0];
    let start = from;
    while (start > 0 && from - start < LEAD && !SENTENCE_END.test(text[start - 1])) start -= 1;
    let end = to;
    while (end < text.length && end - start < LONGEST && !SENTENCE_END.test(text[end])) end += 1;
    if (end < text.length && SENTENCE_END.test(text[end])) end += 1;
    while (start < from && /[\s\udc00-\udfff]/.test(text[start])) start += 1;
    if (/[\ud800-\udbff]/.test(text[end - 1] || "")) end += 1;
    const inside = marks.filter((mark) => mark[0] >= start && mark[1] <= end);
    return {
      text: text.slice(start, end),
      marks: inside.map((mark) => [mark[0] - start, mark[1] - start]),
      cutBefore: start > 0 && !SENTENCE_END.test(text[start - 1]),
      cutAfter: end < text.length && !SENTENCE_END.test(text[end - 1]),
    };
  };
})();
