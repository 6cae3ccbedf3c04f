"""Remains of HTML inside a line of extracted text, to plain lines.

Paragraph, list and break tags give line breaks, a checkbox becomes a sign that a reader can see,
other known tags go. 「<選択肢>」 and 「<B社>」 are text and stay: only tag names of HTML count.
"""

import html
import re

TICKED = "☑"
EMPTY = "☐"

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*|[A-Z][A-Z0-9]+)(?P<rest>(?:\s[^<>]*)?)/?>"
)
_BREAKS = frozenset(
    {"p", "br", "div", "li", "tr", "table", "tbody", "thead", "tfoot", "ul", "ol", "dl", "dt"}
    | {"dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article"}
)
_LISTS = frozenset({"ul", "ol"})
_ENDS_LIST = frozenset({"p", "div", "table"})
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset(
    {"small", "big", "span", "b", "i", "u", "s", "strong", "em", "sup", "sub", "font", "a"}
    | {"label", "img", "center", "col", "colgroup", "caption", "del", "ins", "ruby", "rt", "rp"}
    | {"rb", "html", "body", "head", "main", "header", "footer", "nobr", "pre", "code"}
)
_KNOWN = _BREAKS | _CELLS | _SILENT | {"input"}
_TABLE = re.compile(r"^[ \t]*<table\b.*?</table>", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_BULLET = re.compile(r"[ \u3000]+(?=・)")


def plain_lines(text: str) -> tuple[str, ...]:
    """Return ``text`` without tags, as the lines that the tags make of it; empty lines left out."""
    if "<" in text or "&" in text:
        text = "".join(_pieces(text))
    lines = (line.strip(" \t\xa0").rstrip("\u3000") for line in text.split("\n"))
    return tuple(line for line in lines if line)


def without_tags(text: str) -> str:
    """Return ``text`` with every known tag as a blank, for counting its words."""
    return html.unescape(_TAG.sub(lambda tag: " " if _is_known(tag) else tag[0], text))


def tables_as_rows(text: str) -> str:
    """Return ``text`` with HTML tables that begin a line as rows of cells separated by tabs."""
    return _TABLE.sub(lambda table: _rows(table[0]), text) if "<table" in text.lower() else text


def _pieces(text: str) -> list[str]:
    out: list[str] = []
    in_list = False
    last = 0
    for tag in _TAG.finditer(text):
        if not _is_known(tag):
            continue
        out.append(_content(text[last : tag.start()], in_list=in_list))
        out.append(_sign(tag))
        last = tag.end()
        name = tag["name"].lower()
        if name in _LISTS:
            in_list = not tag["close"]
        elif name in _ENDS_LIST:
            in_list = False
    out.append(_content(text[last:], in_list=in_list))
    return out


def _content(text: str, *, in_list: bool) -> str:
    text = html.unescape(text)
    return _BULLET.sub("\n", text) if in_list else text


def _is_known(tag: re.Match[str]) -> bool:
    return tag["name"].lower() in _KNOWN


def _sign(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    if name == "input":
        return TICKED if re.search(r"\bchecked\b", tag["rest"]) else EMPTY
    if name in _BREAKS:
        return "\n"
    return " " if name in _CELLS else ""


def _rows(table: str) -> str:
    rows = re.split(r"<tr\b[^<>]*>", table, flags=re.IGNORECASE)[1:]
    lines = []
    for row in rows:
        cells = re.split(r"<t[dh]\b[^<>]*>", row, flags=re.IGNORECASE)[1:]
        lines.append("\t".join(_cell(cell) for cell in cells))
    return "\n".join(lines)


def _cell(cell: str) -> str:
    cell = re.sub(r"</?(?:td|th|tr|table|tbody|thead)\b[^<>]*>", "", cell, flags=re.IGNORECASE)
    return "<br>".join(part.strip() for part in re.split(r"[\n\t]", cell) if part.strip())
