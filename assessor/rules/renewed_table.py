"""What to put in the place of a citation of 別表第一 or 別表第二, so that it reads well there."""

import re
from collections.abc import Sequence

from assessor.form.laws import laws
from assessor.form.numerals import NUMERAL, half_width, written_row
from assessor.rules.finding import Mark
from assessor.rules.notation import in_width
from assessor.rules.old_wording import Old

_CLAUSE = re.compile(
    rf"第?{NUMERAL}条の?[ \t]*第?(?:[78七八])号(?:\([^()]*\))?"
    r"(?:(?P<between>[ \t]*(?:及び|並びに|、|,|の|に基づく)?[ \t]*)|(?P<bracket>[ \t]*\())$"
)
_GOES_ON = re.compile(
    r"$|[\s、。,)」・;と]|及び|並びに|又は|に(?:基づく|規定|定め|掲げ|よ)|の(?:規定|事務)"
)
_LOOKED_BACK = 40
_ORDER = "同号に基づく主務省令"


def with_rows(old: Old, words: str, numbers: Sequence[str]) -> str:
    """Return the citation of 別表第一 as one of the 別表, with ``numbers`` for its rows."""
    cited = old.rows
    if cited is None or not cited.rows:
        return old.outdated.new
    first, last = cited.rows[0].start, cited.end - len(cited.bracket)
    new = words[first:last]
    for row, number in reversed(list(zip(cited.rows, numbers, strict=True))):
        inside = written_row(number, words[row.start : row.end])
        new = new[: row.start - first] + inside + new[row.end - first :]
    new = re.sub(r"(?<!の)項", "の項", new)
    item = "" if cited.has_item else "の項"
    joint = _joint(words[cited.start : first])
    return f"{old.outdated.new}{joint}{new}{item}{words[last : cited.end]}"


def link_mark(old: Old, words: str, message: str) -> Mark:
    """Return what is said of a citation of 別表第二, and what replaces it."""
    half = half_width(words)
    before, start, end = half[max(0, old.start - _LOOKED_BACK) : old.start], old.start, old.end
    if _GOES_ON.match(half, end) is None:
        return Mark(start, end, message)
    clause = _CLAUSE.search(before)
    if clause is None:
        named = before.rstrip().removesuffix("の").endswith(laws().act.names)
        new = old.outdated.new if named else laws().act.name + old.outdated.new
    elif clause["bracket"]:
        new = _ORDER
    else:
        start -= len(clause["between"])
        new = f"及び{_ORDER}"
    around = re.findall("[0-9０-９]", words[max(0, old.start - _LOOKED_BACK) : end])
    return Mark(start, end, message, in_width(new, around[-1] if around else ""))


def _joint(words: str) -> str:
    """Return what joins the rows to the 別表: as it was, but 「の」 for nothing and for 第."""
    kept = re.sub("第|項番", "", words)
    return kept if kept.strip() or (kept and kept == words) else "の"
