/* Blocks as data → the bytes of a .docx document on A4, with real headings, lists and tables, so that
   Word's navigation and styles work on it. Needs base/archive.js. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});

  /** What a document is downloaded as. */
  casebook.DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  const OFFICE = "officeDocument/2006/relationships/";
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const WIDTH = 9356; // Twentieths of a point between the margins of A4.
  const BULLET = 1;
  const NUMBERED = 2;

  const clean = (value) => casebook.archive.text(value);
  const part = (name, inner) => `${casebook.archive.HEAD}<w:${name} ${SPACE}>${inner}</w:${name}>`;

  function run(text) {
    const lines = clean(text).split("\n").map((line) => `<w:t xml:space="preserve">${line}</w:t>`);
    return `<w:r>${lines.join("<w:br/>")}</w:r>`;
  }

  const paragraph = (text, style, more = "") =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text ? run(text) : ""}</w:p>`;

  function cell(text, width, style) {
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text, style)}</w:tc>`;
  }

  function table({ columns, rows }) {
    const sum = columns.reduce((total, { width }) => total + width, 0);
    const widths = columns.map(({ width }) => Math.floor((WIDTH * width) / sum));
    const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
    const head = columns.map(({ title }, at) => cell(title, widths[at], "TableHead")).join("");
    const body = rows.map((row) => {
      const cells = columns.map((_, at) => cell(row[at] ?? "", widths[at], "TableText")).join("");
      return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells}</w:tr>`;
    });
    return (
      `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${WIDTH}" w:type="dxa"/>` +
      `<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
      `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join("")}</w:tbl>` +
      paragraph("", "TableText") // Two tables in a row would else become one.
    );
  }

  /** The body; each numbered list counts from 1, so it has a number of its own. */
  function body(blocks) {
    let lists = NUMBERED;
    const made = blocks.map((block) => {
      if (block.type === "title") return paragraph(block.text, "Title");
      if (block.type === "heading") return paragraph(block.text, `Heading${block.level}`);
      if (block.type === "table") return table(block);
      if (block.type !== "list") return paragraph(block.text, block.type === "note" ? "Note" : "Normal");
      if (block.ordered) lists += 1;
      const number = block.ordered ? lists : BULLET;
      const style = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${number}"/></w:numPr>`;
      return block.items.map((item) => paragraph(item, "ListParagraph", style)).join("");
    });
    const section =
      '<w:sectPr><w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
      ' w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>' +
      '<w:pgMar w:top="1417" w:right="1275" w:bottom="1417" w:left="1275" w:header="850" w:footer="850" w:gutter="0"/>' +
      "</w:sectPr>";
    return { document: part("document", `<w:body>${made.join("")}${section}</w:body>`), lists };
  }

  function level(format, text) {
    return (
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
      '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>'
    );
  }

  function numbering(lists) {
    const numbers = Array.from({ length: lists }, (_, at) => {
      const number = at + 1;
      const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
      return number === BULLET
        ? `<w:num w:numId="${number}"><w:abstractNumId w:val="${BULLET}"/></w:num>`
        : `<w:num w:numId="${number}"><w:abstractNumId w:val="${NUMBERED}"/>${restart}</w:num>`;
    });
    const kinds = [[BULLET, level("bullet", "•")], [NUMBERED, level("decimal", "%1.")]].map(
      ([number, inner]) => `<w:abstractNum w:abstractNumId="${number}"><w:multiLevelType w:val="singleLevel"/>${inner}</w:abstractNum>`,
    );
    return part("numbering", kinds.join("") + numbers.join(""));
  }

  const fonts = (chinese) =>
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${chinese}" w:cs="Times New Roman"/>`;
  const size = (halfPoints) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

  function style(id, name, paragraphs, letters, more = "") {
    const base = id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>';
    return (
      `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>` +
      `${base}${more}<w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`
    );
  }

  function heading(levelNumber, halfPoints, before) {
    return style(
      `Heading${levelNumber}`,
      `heading ${levelNumber}`,
      `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80"/><w:outlineLvl w:val="${levelNumber - 1}"/>`,
      fonts("黑体") + size(halfPoints),
      '<w:next w:val="Normal"/>',
    );
  }

  function styles() {
    const edge = (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="666666"/>`;
    const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("");
    return part(
      "styles",
      `<w:docDefaults><w:rPrDefault><w:rPr>${fonts("宋体")}${size(24)}` +
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>' +
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
        style("Normal", "Normal", "", "") +
        style("Title", "Title", '<w:spacing w:before="120" w:after="200"/><w:jc w:val="center"/>', fonts("黑体") + size(36)) +
        heading(1, 30, 320) +
        heading(2, 26, 260) +
        heading(3, 24, 160) +
        style("ListParagraph", "List Paragraph", '<w:spacing w:after="40"/>', "") +
        style("Note", "Note", "", `<w:color w:val="555555"/>${size(20)}`) +
        style("TableText", "Table Text", '<w:spacing w:after="0" w:line="288" w:lineRule="auto"/>', size(21)) +
        style("TableHead", "Table Head", '<w:keepNext/><w:spacing w:after="0" w:line="288" w:lineRule="auto"/>', fonts("黑体") + size(21)) +
        style("Footer", "footer", '<w:jc w:val="center"/>', size(18)) +
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>' +
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>' +
        `<w:tblPr><w:tblBorders>${edges}</w:tblBorders></w:tblPr></w:style>`,
    );
  }

  function footer() {
    const mark = (kind) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const number = `${mark("begin")}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${mark("separate")}<w:r><w:t>1</w:t></w:r>${mark("end")}`;
    return part("ftr", `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${number}</w:p>`);
  }

  /**
   * The document as a Uint8Array; the same blocks give the same bytes. Each block is one of
   * {type: "title" | "paragraph" | "note", text}, {type: "heading", level: 1–3, text},
   * {type: "list", ordered, items: [text]}, {type: "table", columns: [{title, width}], rows: [[text]]};
   * widths are shares of the page.
   */
  casebook.document = function (blocks) {
    const { archive } = casebook;
    const { document: main, lists } = body(blocks);
    return archive.zip([
      ["[Content_Types].xml", archive.contentTypes([
        ["word/document.xml", `${TYPE}document.main+xml`],
        ["word/styles.xml", `${TYPE}styles+xml`],
        ["word/numbering.xml", `${TYPE}numbering+xml`],
        ["word/footer1.xml", `${TYPE}footer+xml`],
      ])],
      ["_rels/.rels", archive.relations([[`${OFFICE}officeDocument`, "word/document.xml"]])],
      ["word/document.xml", main],
      ["word/_rels/document.xml.rels", archive.relations([
        [`${OFFICE}styles`, "styles.xml"],
        [`${OFFICE}numbering`, "numbering.xml"],
        [`${OFFICE}footer`, "footer1.xml"],
      ])],
      ["word/styles.xml", styles()],
      ["word/numbering.xml", numbering(lists)],
      ["word/footer1.xml", footer()],
    ]);
  };
})();
