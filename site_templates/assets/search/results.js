/* Draws hits in groups, for the box in the header and for the search page. Text goes in as text:
   nothing from a document is ever read as markup. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const search = (casebook.search = casebook.search || {});

  const TIERS = { exact: "完全匹配", all: "含全部词", partial: "部分匹配" };
  const MOST_LABELS = 4;

  const element = (...parts) => casebook.element(...parts);

  /** `text` with the ranges of `marks` in <mark>. */
  function marked(text, marks) {
    const parts = document.createDocumentFragment();
    let place = 0;
    for (const [from, to] of marks) {
      parts.append(text.slice(place, from), element("mark", "cb-hit__mark", text.slice(from, to)));
      place = to;
    }
    parts.append(text.slice(place));
    return parts;
  }

  function hitElement(hit, labels) {
    const link = element("a", "cb-hit",
      element("span", "cb-hit__title", marked(hit.title, hit.titleMarks)));
    link.href = new URL(hit.url, search.root).href;
    const { text, marks, cutBefore, cutAfter, label } = hit.excerpt;
    if (text) {
      const sentence = element("span", "cb-hit__excerpt",
        element("span", "cb-hit__field", label), cutBefore ? "…" : "", marked(text, marks),
        cutAfter ? "…" : "");
      link.append(sentence);
    }
    const others = hit.fields.filter((name) => name !== hit.excerpt.field || !marks.length);
    if (others.length) {
      const named = others.slice(0, MOST_LABELS).map((name) => labels.get(name)).join("、");
      link.append(element("span", "cb-hit__others", (marks.length ? "还出现在：" : "匹配：") + named));
    }
    return link;
  }

  /** Hits as [{tier, kind, hits}]; within a tier, kinds in the order of their best hit. */
  function grouped(hits) {
    const groups = new Map();
    for (const hit of hits) {
      const key = hit.tier + " " + hit.kind;
      if (!groups.has(key)) groups.set(key, { tier: hit.tier, kind: hit.kind, hits: [] });
      groups.get(key).hits.push(hit);
    }
    const order = Object.keys(TIERS);
    return [...groups.values()]
      .sort((one, other) => order.indexOf(one.tier) - order.indexOf(other.tier));
  }

  /** Fill `container` with the groups of `outcome`; returns the links in order on screen. With
      `optionId` the links are options of a listbox, their ids that and a number. */
  search.showHits = async function (container, outcome, optionId) {
    const { manifest } = await search.open();
    const labels = new Map(manifest.fields);
    const links = [];
    const groups = grouped(outcome.hits).map(({ tier, kind, hits }, number) => {
      const heading = element("span", "cb-hits__heading",
        element("span", `cb-hits__tier cb-hits__tier--${tier}`, TIERS[tier]),
        manifest.kinds[kind] || kind);
      heading.id = `${optionId || "cb-hits"}-group-${number}`;
      const group = element("div", "cb-hits", heading);
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", heading.id);
      for (const hit of hits) {
        const link = hitElement(hit, labels);
        if (optionId) {
          link.id = `${optionId}-${links.length}`;
          link.setAttribute("role", "option");
          link.setAttribute("aria-selected", "false");
          link.tabIndex = -1;
        }
        links.push(link);
        group.append(link);
      }
      return group;
    });
    container.replaceChildren(...groups);
    return links;
  };

  /** What is said of an outcome, on screen and to a screen reader. */
  search.countText = function (text, { total, tiers, checked, read }) {
    if (!total) return `没有找到“${text}”。`;
    const quoted = read.slice(0, MOST_LABELS).map((wording) => `“${wording}”`).join("、");
    const number = `${checked ? "" : "约"} ${total} 条`;
    const [first, ...others] = Object.keys(TIERS).filter((tier) => tiers[tier])
      .map((tier) => [TIERS[tier], tiers[tier]]);
    const groups = others.length
      ? `：${[first, ...others].map(([label, count]) => `${label} ${count} 条`).join("，")}`
      : `（${first[0]}）`;
    return `${quoted ? `按${quoted}查找，` : ""}找到${number}${groups}。`;
  };

  search.FAILED = "搜索暂时不可用：索引文件没有读到，请检查网络后再试。";
})();
