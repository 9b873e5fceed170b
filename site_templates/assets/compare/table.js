/* Draws a comparison as one table; on a phone the style sheet stacks it element by element. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const compare = (casebook.compare = casebook.compare || {});

  const PLACES = "甲乙丙丁";
  const STATES = { same: "相同", absent: "都没有", partly: "部分相同", different: "不同" };

  const element = (...parts) => casebook.element(...parts);

  /** A stacked table is no table to a screen reader any more unless it is said again. */
  function role(made, name) {
    made.setAttribute("role", name);
    return made;
  }

  /** Facts in one line; a number and its unit stay together. */
  compare.facts = (facts) => facts.filter(Boolean).join(" · ").replace(/(\d) (?=[^\d·])/g, "$1\u00a0");

  function heading(entry, place, remove) {
    const cell = role(element("th", "cb-compare__entry"), "columnheader");
    cell.scope = "col";
    const link = element("a", "", entry.title);
    link.href = new URL(entry.url, casebook.search.root).href;
    const facts = [entry.organisation, entry.period || "时间原文未载", entry.evidence];
    const button = element("button", "cb-compare__remove", "去掉");
    button.type = "button";
    button.setAttribute("aria-label", `去掉：${entry.title}`);
    button.addEventListener("click", () => remove(entry.id));
    cell.append(
      element("span", "cb-compare__place", PLACES[place]),
      element("span", "cb-compare__title", link),
      element("span", "cb-compare__facts", compare.facts(facts)),
      element("span", "cb-compare__buttons", casebook.tray.button(entry), button),
    );
    return cell;
  }

  function markOf(row, holders, count) {
    if (row.state !== "partly") return null;
    if (holders === 1) return element("span", "cb-compare__mark cb-compare__mark--own", "独有");
    const text = holders === count ? "共有" : `${holders} 个有`;
    return element("span", "cb-compare__mark", text);
  }

  function lineOf(row, line, count) {
    const mark = markOf(row, line.holders, count);
    const made = element("li", "", ...(mark ? [mark, " "] : []), line.text);
    if (mark && line.holders === 1) made.className = "cb-compare__own";
    return made;
  }

  function cellOf(row, cell, entry, place, count) {
    const made = role(element("td"), "cell");
    const who = element("span", "cb-compare__who", element("span", "cb-compare__place", PLACES[place]), entry.title);
    if (!cell.lines.length) {
      made.append(who, element("span", "cb-absent__word", cell.none || "没有这一项"));
      made.className = "cb-compare__none";
      return made;
    }
    const list = element("ul", cell.lines.length === 1 ? "cb-compare__one" : "");
    list.append(...cell.lines.map((line) => lineOf(row, line, count)));
    made.append(who, list);
    return made;
  }

  function rowOf(row, entries) {
    const made = role(element("tr", `cb-compare__row cb-compare__row--${row.state}`), "row");
    const head = role(element("th", ""), "rowheader");
    head.scope = "row";
    head.append(
      element("span", "cb-compare__element", row.label),
      element("span", "cb-compare__state", STATES[row.state] || ""),
    );
    made.append(head, ...row.cells.map((cell, at) => cellOf(row, cell, entries[at], at, entries.length)));
    return made;
  }

  /** The table of `entries`; `remove(id)` is called where a reader takes one out. */
  compare.table = function (entries, remove) {
    const table = role(element("table", `cb-compare__table cb-compare__table--${entries.length}`), "table");
    const caption = element("caption", "", `${entries.length} 个条目逐项对比`);
    const corner = role(element("th", "", "项目"), "columnheader");
    corner.scope = "col";
    const first = role(element("tr"), "row");
    first.append(corner, ...entries.map((entry, at) => heading(entry, at, remove)));
    const body = role(element("tbody"), "rowgroup");
    body.append(...compare.rows(entries).map((row) => rowOf(row, entries)));
    table.append(caption, role(element("thead", "", first), "rowgroup"), body);
    return table;
  };
})();
