"""Files that somebody may send in the place of a workbook: broken, disguised or made to do harm."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.checking.workbooks import OLE, mini_workbook, part, repacked, with_entities

MIB = 1024 * 1024
SHEET = "xl/worksheets/sheet2.xml"
"""The part of the sheet of cases."""
STRINGS = "xl/sharedStrings.xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def declared(name: str, declaration: bytes, reference: bytes = b"") -> bytes:
    """The workbook with a document type in one of its parts and a use of its entity."""
    head, rest = part(name).split(b"?>", 1)
    rest = rest.replace(b"<t>", b"<t>" + reference, 1)
    return repacked({name: head + b"?>" + declaration + rest})


def external() -> bytes:
    return declared(STRINGS, b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', b"&e;")


def laughs() -> bytes:
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return declared(STRINGS, b"<!DOCTYPE x [" + b"".join(lines) + b"]>", b"&a11;")


def nested() -> bytes:
    inner = zipped({"0": bytes(8 * MIB)})
    for level in range(3):
        inner = zipped({f"{level}-{n}.zip": inner for n in range(8)})
    return repacked({"xl/media/image1.zip": inner})


def flat() -> bytes:
    """Many parts that are each below the limit of one."""
    return repacked({f"xl/media/{n}.bin": bytes(MIB) for n in range(120)})


def rows(count: int, cells: str) -> bytes:
    body = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(2, count + 2))
    head, rest = part(SHEET).split(b"<sheetData>", 1)
    tail = rest.split(b"</sheetData>", 1)[1]
    return repacked({SHEET: head + b"<sheetData>" + body.encode() + b"</sheetData>" + tail})


def cells(xml: bytes) -> bytes:
    """The workbook with further rows behind its own."""
    return repacked({SHEET: part(SHEET).replace(b"</sheetData>", xml + b"</sheetData>")})


def flag_encrypted() -> bytes:
    data = bytearray(zipped({"xl/workbook.xml": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying_size() -> bytes:
    """A part that says it is small and is not."""
    data = zipped({"xl/workbook.xml": b"x" * 5000})
    size = (5000).to_bytes(4, "little")
    return data.replace(size, (9).to_bytes(4, "little"))


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("W701", lambda: b""),
    "csv": ("W701", lambda: "编号,标题\n1,二\n".encode("gb18030")),
    "html": ("W701", lambda: b"<html><table></table></html>"),
    "docx": ("W701", lambda: zipped({"word/document.xml": b"<w/>"})),
    "xlsb": ("W701", lambda: zipped({"xl/workbook.bin": b"x"})),
    "zip": ("W701", lambda: zipped({"a.txt": b"a"})),
    "xls": ("W702", lambda: OLE + bytes(4096)),
    "password": ("W703", lambda: OLE + bytes(4096) + "EncryptedPackage".encode("utf-16-le")),
    "encrypted zip": ("W703", flag_encrypted),
    "cut off": ("W705", lambda: mini_workbook()[:3000]),
    "bytes wrong": ("W705", lambda: mini_workbook().replace(b"PK\x01\x02", b"PK\x01\x03")),
    "no relations": ("W705", lambda: zipped({"xl/workbook.xml": b"<workbook/>"})),
    "sheet no xml": ("W705", lambda: repacked({SHEET: b"<worksheet><sheetData><row>"})),
    "string missing": ("W705", lambda: repacked({STRINGS: part(STRINGS)[:300] + b"</sst>"})),
    "lying size": ("W705", lying_size),
    "external entity": ("W706", external),
    "billion laughs": ("W706", laughs),
    "entity in sheet": ("W706", lambda: with_entities(SHEET)),
    "entity in styles": ("W706", lambda: with_entities("xl/styles.xml")),
    "entity in workbook": ("W706", lambda: with_entities("xl/workbook.xml")),
    "bomb": ("W704", lambda: repacked({"xl/media/a.bin": bytes(90 * MIB)})),
    "flat bomb": ("W704", flat),
    "many parts": ("W704", lambda: repacked({f"xl/a{n}.xml": b"" for n in range(3000)})),
    "long text": (
        "W704",
        lambda: cells(
            b'<row r="9"><c r="C9" t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c></row>"
        ),
    ),
}
"""Name → the code that it must give, and its bytes."""
