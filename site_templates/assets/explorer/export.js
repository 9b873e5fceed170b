/* The filtered list as a file or for the clipboard: the columns of the table, in the order on screen,
   and the address of each case. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const explorer = (casebook.explorer = casebook.explorer || {});

  const MARK = "\ufeff"; // Without it a spreadsheet takes the text for GBK.
  const NAMED = 3;

  /** An apostrophe before each sign with which a spreadsheet may take a cell for a formula, also where
      it splits cells at a semicolon, a tab or a line's end: the same as exports/table/separated.py. */
  const RISKY = /((?:^|[\t\n\r;|])[ \u00a0\u3000\0"]*'*)(?=[=+\-@＝＋－＠])/g;
  const harmless = (text) => text.replace(RISKY, "$1'");
  const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const oneLine = (text) => text.replace(/[\t\r\n]+/g, " ");
  /** A quote at the start would take the cells behind it in, up to the next one. */
  const pasted = (text) => (text.startsWith('"') ? `"${text.replace(/"/g, '""')}"` : text);

  /** From the web the whole address; from a folder the way within it, not whose folder it is. */
  function addressOf(row) {
    const page = `cases/${encodeURIComponent(row.id)}.html`;
    const whole = new URL(page, casebook.search.root);
    return whole.protocol === "file:" ? page : whole.href;
  }

  /** {titles, rows} of texts. */
  explorer.sheet = (rows) => ({
    titles: [...explorer.COLUMNS.map(({ title }) => title), "地址"],
    rows: rows.map((row) => [...explorer.COLUMNS.map(({ cell }) => cell(row)), addressOf(row)]),
  });

  explorer.csv = ({ titles, rows }) =>
    MARK + [titles, ...rows].map((row) => row.map(harmless).map(quoted).join(",") + "\r\n").join("");

  explorer.tsv = ({ titles, rows }) =>
    [titles, ...rows].map((row) => row.map(oneLine).map(harmless).map(pasted).join("\t")).join("\n");

  explorer.xlsx = ({ titles, rows }) => {
    const widths = [...explorer.COLUMNS.map(({ width }) => width), 40];
    const columns = titles.map((title, index) => ({ title, width: widths[index], kind: "text" }));
    return casebook.workbook([{ name: "案例", columns, rows }]);
  };

  /** What the list holds, as a name without an ending: 案例-现场违章多-12条. */
  explorer.exportName = function (state, cases, count) {
    const words = explorer.conditions(state, cases).map(({ text }) => text);
    if (state.text) words.unshift(state.text);
    const more = words.length > NAMED ? [`等${words.length}个条件`] : [];
    return ["案例", ...(words.length ? words.slice(0, NAMED) : ["全部"]), ...more, `${count}条`].join("-");
  };

  /** Put a text on the clipboard, also where the page does not come over https. */
  explorer.copy = async function (text) {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        return await navigator.clipboard.writeText(text);
      } catch {
        /* Refused: the older way may still be allowed. */
      }
    }
    const held = document.activeElement;
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "cb-explorer__copy";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (held) held.focus({ preventScroll: true });
    if (!done) throw new Error("the browser refused the clipboard");
    return undefined;
  };
})();
