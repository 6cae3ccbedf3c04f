"""承諾 and 元に戻す on the XML of a Word file, and what its body then says.

Word's rules: a row that goes takes its cells along, a table without rows goes, a paragraph whose
mark goes joins the next one and takes its look.
"""

import zipfile
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from itertools import accumulate

from lxml import etree

from tests.export.word import NAMESPACES, W

EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
BORING = {f"{W}tblW", f"{W}tcW"}


def accepted(content: bytes) -> list[object]:
    """Return what the body says when all revisions are accepted."""
    return said(_settled(content, goes="del", stays="ins"), content)


def rejected(content: bytes) -> list[object]:
    """Return what the body says when all revisions are rejected."""
    return said(_settled(content, goes="ins", stays="del"), content)


def as_it_is(content: bytes) -> list[object]:
    """Return what the body of a file without revisions says."""
    return said(_body(content), content)


def _body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        (body,) = etree.fromstring(archive.read("word/document.xml"))
    return body


def _settled(content: bytes, goes: str, stays: str) -> etree._Element:
    body = deepcopy(_body(content))
    for path in (f"//w:tr[w:trPr/w:{goes}]", "//w:tbl[not(w:tr)]", f"//w:p/w:{goes}"):
        for gone in _found(body, path):
            _remove(gone)
    for around in _found(body, f"//w:p/w:{stays}"):
        parent = around.getparent()
        assert parent is not None
        at = parent.index(around)
        parent[at : at + 1] = list(around)
    for words in body.iter(f"{W}delText"):
        words.tag = f"{W}t"
    for mark in _found(body, f"//w:p[w:pPr/w:rPr/w:{goes}]"):
        _join(mark)
    for change in _found(body, "//w:pPrChange | //w:trPrChange"):
        _settle(change, back=goes == "ins")
    for stamp in _found(body, "//w:rPr/w:ins | //w:rPr/w:del | //w:trPr/w:ins | //w:trPr/w:del"):
        _remove(stamp)
    return body


def _settle(change: etree._Element, *, back: bool) -> None:
    properties = change.getparent()
    assert properties is not None
    properties.remove(change)
    if back:
        (before,) = change
        properties[:] = list(before)


def _join(paragraph: etree._Element) -> None:
    """Let a paragraph whose mark goes join the next one."""
    below = paragraph.getnext()
    words = paragraph.findall("w:r", NAMESPACES)
    if words:
        assert below is not None
        assert below.tag == f"{W}p"
        below[1:1] = words
    else:
        assert below is not None
    _remove(paragraph)


def said(body: etree._Element, content: bytes) -> list[object]:
    """Return the body as lists: styles, words, cells by where they stand on the page."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        pictures = {
            relation.get("Id"): sha256(archive.read(f"word/{relation.get('Target')}")).hexdigest()
            for relation in relations
            if "media/" in str(relation.get("Target"))
        }
    return [_said(element, pictures) for element in body]


def _said(element: etree._Element, pictures: dict[str | None, str]) -> object:
    if element.tag == f"{W}p":
        return _paragraph(element, pictures)
    if element.tag == f"{W}tbl":
        return _table(element, pictures)
    return etree.tostring(element, method="c14n", exclusive=True)


def _table(table: etree._Element, pictures: dict[str | None, str]) -> object:
    columns = [int(str(one.get(f"{W}w"))) for one in _found(table, "./w:tblGrid/w:gridCol")]
    framed = bool(_found(table, ".//w:pStyle[@w:val='Data']"))
    edges = range(len(columns) + 1) if framed else list(accumulate(columns, initial=0))
    rows = [_row(row, edges, pictures) for row in table.findall("w:tr", NAMESPACES)]
    return ["table", _with_merges(rows)]


def _row(
    row: etree._Element, edges: "list[int] | range", pictures: dict[str | None, str]
) -> tuple[list[str], list[list[object]]]:
    at = 0
    cells: list[list[object]] = []
    for cell in row.findall("w:tc", NAMESPACES):
        span = cell.find("w:tcPr/w:gridSpan", NAMESPACES)
        right = at + (1 if span is None else int(str(span.get(f"{W}val"))))
        merge = cell.find("w:tcPr/w:vMerge", NAMESPACES)
        continues = merge is not None and merge.get(f"{W}val") is None
        look = [
            etree.tostring(one, method="c14n", exclusive=True).decode()
            for one in _found(cell, "./w:tcPr/*")
            if one.tag not in {f"{W}tcW", f"{W}gridSpan", f"{W}vMerge"}
        ]
        words = [_said(one, pictures) for one in cell if one.tag != f"{W}tcPr"]
        assert words
        cells.append([edges[at], edges[right], continues, look, words])
        at = right
    own = [
        etree.tostring(one, method="c14n", exclusive=True).decode()
        for one in _found(row, "./w:trPr/*")
    ]
    return own, cells


def _with_merges(rows: list[tuple[list[str], list[list[object]]]]) -> object:
    """Return the rows; a cell that goes on from above must have one above it."""
    above: set[tuple[object, object]] = set()
    for number, (_, cells) in enumerate(rows):
        for left, right, continues, *_ in cells:
            assert not continues or (number and (left, right) in above)
        above = {(cell[0], cell[1]) for cell in cells}
    return rows


def _paragraph(paragraph: etree._Element, pictures: dict[str | None, str]) -> object:
    properties = paragraph.find("w:pPr", NAMESPACES)
    look = [
        etree.tostring(one, method="c14n", exclusive=True).decode()
        for one in (() if properties is None else properties)
        if not (one.tag == f"{W}rPr" and not len(one))
    ]
    words: list[str] = []
    for run in paragraph.findall("w:r", NAMESPACES):
        for one in run:
            match etree.QName(one).localname:
                case "t":
                    words.append(one.text or "")
                case "tab":
                    words.append("\t")
                case "br":
                    words.append("\v")
                case "drawing":
                    words += [pictures[str(blip.get(EMBED))] for blip in one.iter("{*}blip")]
                    words += [
                        str(e.get("cx")) + "x" + str(e.get("cy")) for e in one.iter("{*}extent")
                    ]
                    words += [str(p.get("descr")) for p in one.iter("{*}docPr")]
                case other:
                    words.append(other)
    left = {etree.QName(one).localname for one in paragraph} - {"pPr", "r"}
    assert not left
    return [look, "".join(words)]


def _found(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
