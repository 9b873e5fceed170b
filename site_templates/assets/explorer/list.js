/* Draws rows as cards, as the page's own list has them, or as a dense table. Text goes in as text. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const element = (...parts) => casebook.element(...parts);

  const badge = (tone, text) => element("span", "cb-badge cb-badge--" + tone, text);
  const pageOf = (row) => `cases/${encodeURIComponent(row.id)}.html`;

  function titleLink(row, text, root) {
    const link = element("a", "", text);
    link.href = root + pageOf(row);
    return link;
  }

  /** The button that puts a case aside; null where the page has no tray. */
  function trayButton(row) {
    const { tray } = casebook;
    if (!tray || !tray.button) return null;
    return tray.button({ kind: "case", id: row.id, title: row.title, url: pageOf(row) });
  }

  function cardEnd(row) {
    const end = element("div", "cb-card__end");
    if (row.headlines.length) {
      const lines = row.headlines.map(([name, value, good]) => {
        const tone = "cb-headlines__value" + (good ? " cb-headlines__value--good" : "");
        return element("li", "", element("span", "cb-headlines__name", name), " ",
          element("strong", tone, value));
      });
      end.append(element("ul", "cb-headlines", ...lines));
    } else {
      end.append(element("p", "cb-card__none", badge("claim", "定性"), " 原文没有给出成效数字"));
    }
    if (row.vehicles.length) end.append(element("p", "cb-card__tags", row.vehicles.join("、")));
    return end;
  }

  /* The same fields as the card of the page's own list. */
  function card(row, root) {
    const facts = element("p", "cb-card__facts", [row.organisation, row.period].filter(Boolean).join(" · "));
    if (row.grade) facts.append(" ", badge("grade", row.grade));
    if (row.deprecated) facts.append(" ", badge("old", "已停用"));
    const article = element("article", "cb-card cb-card--case",
      element("h2", "cb-card__title", titleLink(row, row.title, root)),
      facts,
      element("p", "cb-card__text", row.problem),
      cardEnd(row));
    const button = trayButton(row);
    if (button) article.append(element("div", "cb-explorer__tray", button));
    return element("li", "", article);
  }

  /** The text of a cell; a number stays on one line with its unit. */
  function cellText({ key }, text, row) {
    if (key !== "numbers" || !row.headlines.length) return [text];
    return row.headlines.flatMap(([name, value], index) => [
      (index ? "；" : "") + name + (name ? " " : ""),
      element("span", "cb-dense__value", value),
    ]);
  }

  /* Told by hand what they are: on a phone they are laid out as blocks, and blocks are no table. */
  function part(name, role, className, ...children) {
    const made = element(name, className, ...children);
    made.setAttribute("role", role);
    return made;
  }

  function tableRow(row, root) {
    const cells = explorer.COLUMNS.map((column, index) => {
      const { key, title } = column;
      const text = column.cell(row);
      const className = `cb-dense__${key}` + (explorer.isUnstated(text) ? " cb-dense__unstated" : "");
      const held = index ? part("td", "cell", className, ...cellText(column, text, row))
        : part("th", "rowheader", className, titleLink(row, text, root));
      if (!index) held.scope = "row";
      held.dataset.label = title;
      return held;
    });
    const button = trayButton(row);
    if (button) cells.push(part("td", "cell", "cb-dense__tray", button));
    return part("tr", "row", "", ...cells);
  }

  function headCell({ key, title, sort }, onSort) {
    const cell = part("th", "columnheader", `cb-dense__${key}`);
    cell.scope = "col";
    if (!sort) {
      cell.append(title);
      return cell;
    }
    const button = element("button", "cb-dense__sort", title);
    button.type = "button";
    button.addEventListener("click", () => onSort(sort));
    cell.dataset.sort = sort;
    cell.append(button);
    return cell;
  }

  /** The table, made once: update(rows, sort) fills it and marks the column it is ordered by. */
  function table(root, onSort, note) {
    const heads = explorer.COLUMNS.map((column) => headCell(column, onSort));
    const body = part("tbody", "rowgroup", "");
    const head = part("tr", "row", "", ...heads);
    if (casebook.tray && casebook.tray.button) {
      head.append(part("th", "columnheader", "cb-dense__tray", "方案"));
    }
    const made = part("table", "table", "cb-dense", part("thead", "rowgroup", "", head), body);
    made.setAttribute("aria-label", "案例");
    made.setAttribute("aria-describedby", note.id);
    const box = element("div", "cb-dense__box", made);
    return {
      box,
      update(rows, sort) {
        for (const cell of heads) {
          if (!cell.dataset.sort) continue;
          cell.setAttribute("aria-sort", cell.dataset.sort === sort ? "descending" : "none");
        }
        body.replaceChildren(...rows.map((row) => tableRow(row, root)));
      },
    };
  }

  function nothing() {
    return element("p", "cb-empty", "没有同时满足这些条件的案例。去掉一个条件再看，或换一个更短的词。");
  }

  /** Draws into `list`: draw(rows, view, sort). onSort(sort) is called by the heads of the table;
      `note` is the element that explains its columns. */
  explorer.listView = function (list, note, root, onSort) {
    let dense = null;
    return function draw(rows, view, sort) {
      const tabular = view === "table" && rows.length > 0;
      note.hidden = !tabular;
      if (!rows.length) {
        list.replaceChildren(nothing());
      } else if (tabular) {
        dense = dense || table(root, onSort, note);
        dense.update(rows, sort);
        if (dense.box.parentNode !== list) list.replaceChildren(dense.box);
      } else {
        list.replaceChildren(element("ul", "cb-grid", ...rows.map((row) => card(row, root))));
      }
    };
  };
})();
