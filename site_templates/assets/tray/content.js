/* What a plan says, as data: blocks for the document and the paper, sheets for the workbook. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const plan = (casebook.plan = casebook.plan || {});

  const SORTS = { case: "案例", method: "方法" };

  const titleOf = (item) => (item.entry ? item.entry.title : item.title) || item.id;
  const sortOf = (item) => (item.entry ? item.entry.sort : SORTS[item.kind]);

  /** `2026-11-21` as `2026 年 11 月 21 日`; anything else as it is. */
  function day(text) {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    return found ? `${found[1]} 年 ${Number(found[2])} 月 ${Number(found[3])} 日` : text;
  }

  const isServed = () => /^https?:/.test(casebook.search.root);

  /** Where an entry stands; no path of this computer where the site is read from a folder. */
  const address = (item) => (isServed() ? casebook.search.root + item.url : item.url);

  function lines(entry, name) {
    const found = entry.elements.find((element) => element.name === name);
    return found ? found.lines : [];
  }

  const quoted = ([text, printed, source]) => `${text}（原文“${printed}”${source ? `，${source}` : ""}）`;

  function overview(items) {
    const columns = [
      { title: "序号", width: 8 }, { title: "事项", width: 26 }, { title: "谁负责", width: 13 },
      { title: "何时完成", width: 22 }, { title: "看什么指标", width: 18 }, { title: "备注", width: 15 },
    ];
    const rows = items.map((item, at) => [
      String(at + 1), titleOf(item), item.who, day(item.by), item.indicator, item.note,
    ]);
    return { type: "table", columns, rows };
  }

  function list(title, items, ordered = false) {
    if (!items.length) return [];
    return [{ type: "heading", level: 3, text: title }, { type: "list", ordered, items }];
  }

  function ofMethod(entry) {
    const columns = [
      { title: "步骤", width: 16 }, { title: "做什么", width: 42 }, { title: "谁来做", width: 14 },
      { title: "何时", width: 14 }, { title: "产出", width: 14 },
    ];
    const rows = entry.steps.map((step, at) => [
      `${at + 1}. ${step.title}`, step.what, step.who, step.when, step.output,
    ]);
    const forms = [...new Set(entry.steps.map((step) => step.form).filter(Boolean))];
    return [
      { type: "heading", level: 3, text: "步骤" },
      { type: "table", columns, rows },
      ...list("用到的表单", forms),
      ...list("注意事项", lines(entry, "cautions")),
    ];
  }

  function ofCase(entry) {
    const figures = entry.figures.map(quoted);
    const none = { type: "paragraph", text: "原文没有给出成效数字，只有定性的说法。" };
    return [
      ...(figures.length ? list("关键数字", figures) : [{ type: "heading", level: 3, text: "关键数字" }, none]),
      ...list("做法", lines(entry, "actions"), true),
      ...list("推广条件", lines(entry, "conditions")),
    ];
  }

  function details(item, at) {
    const head = { type: "heading", level: 2, text: `${at + 1}. ${titleOf(item)}（${sortOf(item)}）` };
    const { entry } = item;
    if (!entry) return [head, { type: "paragraph", text: "站上现在没有这一条，可能已经改名或移走。" }];
    const sources = lines(entry, "sources").join("；") || "原文未载";
    return [
      head,
      { type: "paragraph", text: entry.summary },
      ...(item.kind === "method" ? ofMethod(entry) : ofCase(entry)),
      { type: "note", text: `来源：${sources}。` },
      ...(isServed() ? [{ type: "note", text: `页面：${address(item)}` }] : []),
    ];
  }

  /** Blocks of the plan: {title, unit} and items of the tray, each with its `entry` or null. */
  plan.blocks = function (head, items) {
    return [
      { type: "title", text: head.title || "工作方案" },
      { type: "paragraph", text: `单位：${head.unit || "＿＿＿＿＿＿＿＿"}　　制表日期：＿＿＿＿年＿＿月＿＿日` },
      overview(items),
      { type: "heading", level: 1, text: "各项怎么做" },
      ...items.flatMap(details),
      { type: "note", text: "步骤、数字和出处摘自案例工具箱；空着的格子是还没有填，或者原文没有写。" },
    ];
  };

  function planSheet(items) {
    return {
      name: "方案",
      columns: [
        { title: "序号", width: 6, kind: "number" }, { title: "事项", width: 36 }, { title: "类别", width: 10 },
        { title: "谁负责", width: 16 }, { title: "何时完成", width: 13, kind: "date" },
        { title: "指标", width: 24 }, { title: "备注", width: 30 }, { title: "地址", width: 36 },
      ],
      rows: items.map((item, at) => [
        at + 1, titleOf(item), sortOf(item), item.who, item.by, item.indicator, item.note, address(item),
      ]),
    };
  }

  function stepSheet(items) {
    const rows = items.flatMap((item) =>
      item.entry && item.kind === "method"
        ? item.entry.steps.map((step, at) => [
            titleOf(item), at + 1, step.title, step.what, step.who, step.when, step.output, step.form,
          ])
        : [],
    );
    return {
      name: "步骤",
      columns: [
        { title: "方法", width: 22 }, { title: "序号", width: 6, kind: "number" }, { title: "步骤", width: 18 },
        { title: "做什么", width: 56 }, { title: "谁来做", width: 18 }, { title: "何时", width: 18 },
        { title: "产出", width: 18 }, { title: "表单", width: 18 },
      ],
      rows,
    };
  }

  function figureSheet(items) {
    const rows = items.flatMap((item) =>
      item.entry && item.kind === "case"
        ? item.entry.figures.map((figure) => [titleOf(item), ...figure])
        : [],
    );
    return {
      name: "数字与出处",
      columns: [
        { title: "案例", width: 32 }, { title: "数字", width: 30 }, { title: "原文写法", width: 30 },
        { title: "来源", width: 50 },
      ],
      rows,
    };
  }

  /** Sheets of the plan for casebook.workbook; a sheet with nothing to say is left out. */
  plan.sheets = function (items) {
    const further = [stepSheet(items), figureSheet(items)].filter((sheet) => sheet.rows.length);
    return [planSheet(items), ...further];
  };
})();
