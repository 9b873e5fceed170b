/* Measures inside the page, on its own clock. Every call resolves to plain data. */
window.measure = (function () {
  "use strict";

  const SHOWN = 8;

  /** Milliseconds from `start` to the frame after now. */
  const painted = (start) => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  });

  async function timed(work) {
    const start = performance.now();
    const value = await work();
    return { ms: performance.now() - start, value };
  }

  const ours = () => window.casebook.search;
  const hitOf = (hit) => hit.url.replace(/#.*/u, "");

  return {
    /** The box in the header: from focus to the frame in which the first hit, or the word that
        there is none, is seen. The rest after typing is in it. */
    box(text) {
      const input = document.querySelector("[data-search-input]");
      const answer = "[role=option], [data-search-empty]";
      const isSeen = () => [...document.querySelectorAll(answer)]
        .some((element) => element.checkVisibility());
      return new Promise((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (!isSeen()) return;
          observer.disconnect();
          resolve(painted(start));
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        input.focus();
        input.value = text;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      });
    },

    /** One query of ours, as the box asks it: {ms, total}. */
    async ours(text) {
      const { ms, value } = await timed(() => ours().query(text, { limit: SHOWN }));
      return { ms, total: value.total };
    },

    /** The same query again and again: milliseconds of each. */
    async repeated(text, times) {
      const spent = [];
      for (let run = 0; run < times; run += 1) {
        spent.push((await timed(() => ours().query(text, { limit: SHOWN }))).ms);
      }
      return spent;
    },

    /** Addresses of cases and methods that hold a phrase, as far as every one was compared with
        its text, and of the first ten shown. */
    async oursFinds(text) {
      const filters = { kind: ["case", "method"] };
      const first = await ours().query(text, { filters, limit: 10 });
      const all = await ours().query(text, { filters, limit: Math.max(10, first.tiers.exact) });
      const exact = all.hits.filter(({ tier }) => tier === "exact");
      return { found: exact.map(hitOf), top: first.hits.map(hitOf) };
    },

    /** One query of Pagefind, from loading its script to the frame in which eight hits stand. */
    async pagefind(text) {
      const start = performance.now();
      const engine = await import("/pagefind/pagefind.js");
      const { results } = await engine.search(text);
      const hits = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      const ms = performance.now() - start;
      document.body.replaceChildren(...hits.map((hit) => {
        const link = document.createElement("a");
        link.href = hit.url;
        link.textContent = hit.meta.title + hit.excerpt;
        return link;
      }));
      return { ms, painted: await painted(start), total: results.length };
    },

    /** Ids of all pages that Pagefind finds, best first; a phrase in quotation marks as it stands. */
    async pagefindFinds(text) {
      const engine = await import("/pagefind/pagefind.js");
      return (await engine.search(text)).results.map(({ id }) => id);
    },
  };
})();
