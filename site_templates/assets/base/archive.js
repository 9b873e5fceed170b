/* Office files are archives of XML parts; this makes both ends of that. A zip with nothing packed
   needs seventy lines, gives the same bytes every time and brings no foreign code into the site;
   a plan or a list of cases stays far below a megabyte without packing. */
(function () {
  "use strict";
  const casebook = (window.casebook = window.casebook || {});
  const archive = (casebook.archive = casebook.archive || {});

  const UTF8_NAMES = 0x0800;
  const FIRST_DAY = 0x0021; // 1 January 1980, the first day that the format knows.
  const VERSION = 20;

  const CRC = Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });

  function checksum(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }

  /** Numbers one after the other, little end first; each as [value, bytes]. */
  function record(...fields) {
    const made = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
    const view = new DataView(made.buffer);
    let at = 0;
    for (const [value, size] of fields) {
      if (size === 4) view.setUint32(at, value, true);
      else view.setUint16(at, value, true);
      at += size;
    }
    return made;
  }

  function joined(pieces) {
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** What both headers of a part say about it. */
  function facts({ name, content }) {
    return [
      [VERSION, 2], [UTF8_NAMES, 2], [0, 2], [0, 2], [FIRST_DAY, 2], [checksum(content), 4],
      [content.length, 4], [content.length, 4], [name.length, 2], [0, 2],
    ];
  }

  /** A zip archive of `parts`, [[name, text]…], as a Uint8Array. */
  archive.zip = function (parts) {
    const encoder = new TextEncoder();
    const files = [];
    const entries = [];
    let offset = 0;
    for (const [path, text] of parts) {
      const part = { name: encoder.encode(path), content: encoder.encode(text) };
      const about = facts(part);
      const file = joined([record([0x04034b50, 4], ...about), part.name, part.content]);
      const entry = record(
        [0x02014b50, 4], [VERSION, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4],
      );
      files.push(file);
      entries.push(entry, part.name);
      offset += file.length;
    }
    const directory = joined(entries);
    const end = record(
      [0x06054b50, 4], [0, 2], [0, 2], [parts.length, 2], [parts.length, 2], [directory.length, 4],
      [offset, 4], [0, 2],
    );
    return joined([...files, directory, end]);
  };

  // XML 1.0 has no way to write these.
  const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  /** Any value as text that XML can hold, between tags and in attributes. */
  archive.text = function (value) {
    return String(value ?? "")
      .replace(/\r\n?/g, "\n")
      .replace(UNWRITABLE, "")
      .replace(/[&<>"]/g, (mark) => MARKS[mark]);
  };

  archive.HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

  /** The part that says what type each part has: [[path, type]…]. */
  archive.contentTypes = function (types) {
    const lines = types.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
    return (
      archive.HEAD +
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      lines.join("") +
      "</Types>"
    );
  };

  /** A part of relations, numbered rId1, rId2, …: [[type, target]…]. */
  archive.relations = function (targets) {
    const space = "http://schemas.openxmlformats.org/";
    const lines = targets.map(
      ([type, target], place) =>
        `<Relationship Id="rId${place + 1}" Type="${space}${type}" Target="${target}"/>`,
    );
    return (
      archive.HEAD +
      `<Relationships xmlns="${space}package/2006/relationships">${lines.join("")}</Relationships>`
    );
  };
})();
