/* Blocks as they stand on paper and in plain text: the same that document.js makes a file of. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const plan = (casebook.plan = casebook.plan || {});

  function element(name, text, ...children) {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  }

  function table({ columns, rows }) {
    const sum = columns.reduce((total, { width }) => total + width, 0);
    const group = element("colgroup", "", ...columns.map(({ width }) => {
      const column = document.createElement("col");
      column.width = `${Math.round((100 * width) / sum)}%`;
      return column;
    }));
    const head = element("tr", "", ...columns.map(({ title }) => {
      const cell = element("th", title);
      cell.scope = "col";
      return cell;
    }));
    const body = rows.map((row) => element("tr", "", ...row.map((text) => element("td", text))));
    const made = element("table", "", group, element("thead", "", head), element("tbody", "", ...body));
    made.className = "cb-paper__table";
    return made;
  }

  function drawn(block) {
    if (block.type === "table") return table(block);
    if (block.type === "list") {
      return element(block.ordered ? "ol" : "ul", "", ...block.items.map((item) => element("li", item)));
    }
    const names = { title: "p", heading: `h${block.level + 1}` };
    const made = element(names[block.type] || "p", block.text);
    made.className = `cb-paper__${block.type}`;
    return made;
  }

  /** Elements that show `blocks`; text goes in as text. */
  plan.paper = (blocks) => blocks.map(drawn);

  function spoken(block) {
    if (block.type === "list") {
      return block.items.map((item, at) => (block.ordered ? `${at + 1}. ` : "- ") + item).join("\n");
    }
    if (block.type !== "table") return (block.type === "heading" ? "\n" : "") + block.text;
    return block.rows
      .map((row) =>
        block.columns
          .map(({ title }, at) => (row[at] ? `${title}：${row[at]}` : ""))
          .filter(Boolean)
          .join("；"),
      )
      .join("\n");
  }

  /** `blocks` as plain text for a message. */
  plan.text = (blocks) => `${blocks.map(spoken).join("\n").trim()}\n`;
})();
