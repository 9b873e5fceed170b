/* Sheets as data → the bytes of an .xlsx workbook. Every text is typed as text: nothing that a cell
   holds is ever run as a formula. Needs base/archive.js. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  /** What a workbook is downloaded as. */
  casebook.WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  const OFFICE = "officeDocument/2006/relationships/";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const STYLE = { head: 1, text: 2, number: 3, date: 4, guarded: 5 };
  const CELL_MOST = 32767; // Characters; the format's own limit.
  const NAME_MOST = 31;
  const DAY = 86_400_000;
  const WIDTH = 16; // Characters, where a column does not say.
  const LINE = 15; // Points.
  const HEIGHT_MOST = 409; // Points; the format's own limit.

  const clean = (value) => casebook.archive.text(value);

  /** A=0, Z=25, AA=26, … */
  function letters(column) {
    const rest = Math.floor(column / 26);
    return (rest ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
  }

  /** Names that a workbook takes: no marks of its own, not too long, each once. */
  function sheetNames(sheets) {
    const taken = new Set();
    return sheets.map(({ name }, place) => {
      const plain = String(name ?? "").replace(/[\p{Cc}[\]:*?/\\]+/gu, " ").replace(/^[' ]+|[' ]+$/g, "");
      const base = plain.slice(0, NAME_MOST) || `表${place + 1}`;
      let next = base;
      for (let count = 2; taken.has(next.toLowerCase()); count += 1) {
        next = `${base.slice(0, NAME_MOST - 4)} ${count}`;
      }
      taken.add(next.toLowerCase());
      return next;
    });
  }

  /** Days since the epoch of workbooks of a `YYYY-MM-DD`; NaN where that is no day. */
  function serial(value) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return NaN;
    const time = Date.parse(`${value}T00:00:00Z`);
    const rolled = new Date(time || 0).toISOString().slice(0, 10) !== value;
    return rolled ? NaN : (time - Date.UTC(1899, 11, 30)) / DAY;
  }

  function textCell(at, value, style) {
    // Excel reads _x0041_ as a character, so its own mark is written out first.
    const text = clean(String(value).slice(0, CELL_MOST).replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }

  function cell(at, value, kind) {
    const number = kind === "number" ? Number(value) : kind === "date" ? serial(String(value)) : NaN;
    if (value === "" || value === null || value === undefined) return `<c r="${at}" s="${STYLE.text}"/>`;
    if (Number.isFinite(number)) return `<c r="${at}" s="${STYLE[kind]}"><v>${number}</v></c>`;
    // A text that looks like a formula stays text also after it has been edited.
    return textCell(at, value, /^[=+\-@]/.test(value) ? STYLE.guarded : STYLE.text);
  }

  /** Attribute with the height that a row needs, as far as that can be counted: a Chinese character
      is as wide as two others. Not every program finds it by itself; each may change it later. */
  function height(columns, values) {
    const lines = columns.map(({ width }, at) => {
      const room = Math.max(2, (Number(width) || WIDTH) - 1);
      const parts = String(values[at] ?? "").slice(0, CELL_MOST).split("\n");
      const taken = (part) => part.length + (part.match(/[^\u0000-\u02ff]/g) || "").length;
      return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(taken(part) / room)), 0);
    });
    return ` ht="${Math.min(HEIGHT_MOST, Math.max(...lines) * LINE + 3)}"`;
  }

  function worksheet({ columns, rows }) {
    const last = letters(columns.length - 1);
    const widths = columns.map(
      ({ width }, place) =>
        `<col min="${place + 1}" max="${place + 1}" width="${Number(width) || WIDTH}" customWidth="1"/>`,
    );
    const head = columns.map(({ title }, place) => textCell(`${letters(place)}1`, title, STYLE.head));
    const body = rows.map((row, place) => {
      const line = place + 2;
      const cells = columns.map(({ kind }, at) => cell(letters(at) + line, row[at], kind));
      return `<row r="${line}"${height(columns, row)}>${cells.join("")}</row>`;
    });
    return (
      `${casebook.archive.HEAD}<worksheet xmlns="${SPACE}">` +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      '<sheetViews><sheetView workbookViewId="0">' +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
      '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
      `<cols>${widths.join("")}</cols>` +
      `<sheetData><row r="1"${height(columns, columns.map(({ title }) => title))}>${head.join("")}</row>${body.join("")}</sheetData>` +
      `<autoFilter ref="A1:${last}${rows.length + 1}"/>` +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    );
  }

  function styles() {
    const font = '<sz val="11"/><name val="宋体"/><charset val="134"/>';
    const edge = (side) => `<${side} style="thin"><color rgb="FFB0A8A4"/></${side}>`;
    const top = '<alignment vertical="top" wrapText="1"/>';
    const middle = '<alignment vertical="center" wrapText="1"/>';
    const format = (number, fill, fontId, more, inner) =>
      `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fill}" borderId="1" xfId="0" applyNumberFormat="1"` +
      ` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}>${inner}</xf>`;
    return (
      `${casebook.archive.HEAD}<styleSheet xmlns="${SPACE}">` +
      '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
      `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>` +
      '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
      '<fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFF3ECE9"/></patternFill></fill></fills>' +
      "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>" +
      `<border>${["left", "right", "top", "bottom"].map(edge).join("")}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      format(0, 2, 1, "", middle) +
      format(0, 0, 0, "", top) +
      format(0, 0, 0, "", top) +
      format(164, 0, 0, "", top) +
      format(0, 0, 0, ' quotePrefix="1"', top) +
      '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      "</styleSheet>"
    );
  }

  function book(sheets, names) {
    const entries = names.map(
      (name, place) => `<sheet name="${clean(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
    );
    const defined = sheets.flatMap(({ columns, rows }, place) => {
      const sheet = `'${clean(names[place].replace(/'/g, "''"))}'!`;
      const area = `${sheet}$A$1:$${letters(columns.length - 1)}$${rows.length + 1}`;
      return [
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">${area}</definedName>`,
        `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${sheet}$1:$1</definedName>`,
      ];
    });
    return (
      `${casebook.archive.HEAD}<workbook xmlns="${SPACE}"` +
      ` xmlns:r="http://schemas.openxmlformats.org/${OFFICE.slice(0, -1)}">` +
      `<sheets>${entries.join("")}</sheets><definedNames>${defined.join("")}</definedNames></workbook>`
    );
  }

  /**
   * The workbook as a Uint8Array. sheets: [{name, columns: [{title, width, kind}], rows: [[value]]}];
   * width counts characters, kind is "text" (the default), "number" or "date" (`YYYY-MM-DD`).
   * A value that is not of its column's kind is written as text; the same sheets give the same bytes.
   */
  casebook.workbook = function (sheets) {
    const { archive } = casebook;
    const names = sheetNames(sheets);
    const paths = sheets.map((_, place) => `worksheets/sheet${place + 1}.xml`);
    return archive.zip([
      ["[Content_Types].xml", archive.contentTypes([
        ["xl/workbook.xml", `${TYPE}sheet.main+xml`],
        ["xl/styles.xml", `${TYPE}styles+xml`],
        ...paths.map((path) => [`xl/${path}`, `${TYPE}worksheet+xml`]),
      ])],
      ["_rels/.rels", archive.relations([[`${OFFICE}officeDocument`, "xl/workbook.xml"]])],
      ["xl/workbook.xml", book(sheets, names)],
      ["xl/_rels/workbook.xml.rels", archive.relations([
        ...paths.map((path) => [`${OFFICE}worksheet`, path]),
        [`${OFFICE}styles`, "styles.xml"],
      ])],
      ["xl/styles.xml", styles()],
      ...sheets.map((sheet, place) => [`xl/${paths[place]}`, worksheet(sheet)]),
    ]);
  };
})();
