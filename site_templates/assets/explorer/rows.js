/* What cards and rows show of a case, from the blocks data/cases/N.js; a block is loaded once. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const blocks = new Map();

  function block(cases, number, folder) {
    if (!blocks.has(number)) {
      const address = `${folder}${number}.js?v=${cases.mark}`;
      const load = casebook.load(`case-block/${number}`, address);
      blocks.set(number, load);
      load.catch(() => blocks.delete(number));
    }
    return blocks.get(number);
  }

  /** Promise of the rows of the cases at `places`, in that order. */
  explorer.rows = async function (cases, places, folder) {
    const at = Array.from(places, (place) => cases.rank[place]);
    const numbers = [...new Set(at.map((rank) => Math.floor(rank / cases.block)))];
    const loaded = await Promise.all(numbers.map((number) => block(cases, number, folder)));
    const held = new Map(numbers.map((number, index) => [number, loaded[index]]));
    return at.map((rank) => {
      const fields = held.get(Math.floor(rank / cases.block));
      const row = rank % cases.block;
      return Object.fromEntries(Object.entries(fields).map(([name, column]) => [name, column[row]]));
    });
  };

  const UNSTATED = "—";
  const CLAIM = "定性";

  const titleOf = ({ title, deprecated }) => title + (deprecated ? "（已停用）" : "");
  const numbersOf = ({ headlines }) =>
    headlines.map(([name, value]) => `${name} ${value}`.trim()).join("；") || CLAIM;

  /** Columns of the table, on screen and in what is exported: `cell` is the text of a row, `sort`
      the order that the column's head sets, `width` counts characters in a workbook. */
  explorer.COLUMNS = [
    { key: "title", title: "标题", width: 34, cell: titleOf },
    { key: "organisation", title: "单位", width: 20, cell: (row) => row.organisation || UNSTATED },
    { key: "years", title: "年份", width: 11, sort: "year", cell: (row) => row.years },
    { key: "lines", title: "专业", width: 18, cell: (row) => row.lines || UNSTATED },
    { key: "kinds", title: "载体", width: 22, cell: (row) => row.kinds || UNSTATED },
    { key: "numbers", title: "主要数字", width: 32, cell: numbersOf },
    { key: "change", title: "变化幅度", width: 16, sort: "change", cell: (row) => row.change },
    { key: "evidence", title: "证据", width: 12, sort: "evidence", cell: (row) => row.evidence },
    { key: "grade", title: "分级", width: 8, cell: (row) => row.grade || UNSTATED },
  ];

  explorer.isUnstated = (text) => text === UNSTATED;
})();
