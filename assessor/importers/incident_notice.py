"""A published notice of one incident (お詫びとお知らせ), which has headings and no table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assessor.form.kinds import folded
from assessor.form.written_dates import find_dates
from assessor.importers.source import Row

_PARTS = {
    "incident_content": r"(?:経過と|経緯と|事案の|事故の)?(?:経過|経緯|概要)|事案の内容|事故の内容",
    "incident_data": (
        r"(?:流出|漏えい|漏洩|紛失|含まれて).{0,4}(?:個人情報|情報).{0,4}|個人情報の(?:内容|項目)"
    ),
    "incident_response": (
        r"(?:事故後|発覚後|判明後|今後|現在まで)の対応.{0,4}|対応状況|(?:市民|本人)への対応"
    ),
    "incident_cause": r"(?:発生)?原因.{0,4}",
    "incident_prevention": r"再発防止(?:策|対策)?.{0,6}",
}
_HEADING = re.compile(
    r"[(（]?[0-9０-９一二三四五六七八九十]{0,2}[)）.．、]?\s*(?P<words>\S.{1,18})"
)
_ANNOUNCED = re.compile(r"発表|公表")
_LEAST_PARTS = 2


@dataclass(slots=True)
class Notice:
    """What one notice says, by item, and what belongs to no item."""

    answers: dict[str, str] = field(default_factory=dict)
    announced: str = ""
    """The day on which it was published, as it is written."""
    left: list[tuple[str, list[str]]] = field(default_factory=list)
    """Texts without an item, each with where it stood."""


def notice_of(rows: Sequence[Row]) -> Notice | None:
    """Return the parts of a notice, or None where ``rows`` have too few of its headings."""
    lines = [line for row in rows for cell in row.filled for line in cell]
    heads = [(at, item) for at, line in enumerate(lines) if (item := _part(line))]
    if len({item for _, item in heads}) < _LEAST_PARTS:
        return None
    notice = Notice()
    _read_lead(lines[: heads[0][0]], notice)
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    for (at, item), end in zip(heads, ends, strict=True):
        inside = lines[at + 1 : end]
        if end == len(lines):
            inside, behind = _without_tail(inside)
            notice.left.append((_BEHIND, behind))
        before = notice.answers.get(item, "")
        notice.answers[item] = "\n".join(filter(None, [before, *inside]))
    return notice


def headings_of(rows: Sequence[Row]) -> list[str]:
    """Return the lines that are headings of parts: nobody's answer."""
    return [line for row in rows for cell in row.filled for line in cell if _part(line)]


def _part(line: str) -> str:
    match = _HEADING.fullmatch(line.strip())
    if not match:
        return ""
    words = folded(match["words"])
    return next((item for item, names in _PARTS.items() if re.fullmatch(names, words)), "")


def _read_lead(lines: Sequence[str], notice: Notice) -> None:
    """Read what stands above the first part: the title, the day, and the rest as a remark."""
    title = next((at for at, line in enumerate(lines) if _is_title(line)), None)
    for line in lines:
        dates = find_dates(line)
        if dates and _ANNOUNCED.search(line) and not line.endswith("。"):
            notice.announced = notice.announced or line[dates[0].start : dates[0].end]
    if title is None:
        notice.left.append((_BEFORE, list(lines)))
        return
    notice.left.append((_BEFORE, list(lines[:title])))
    notice.answers["incident_title"] = lines[title]
    notice.answers["incident_note"] = "\n".join(lines[title + 1 :])


def _is_title(line: str) -> bool:
    return line.rstrip().endswith(("について", "お知らせ", "お詫び", "おわび"))


def _without_tail(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the sentences of the last part, and what a web page prints behind them."""
    last = max((at for at, line in enumerate(lines) if line.endswith("。")), default=-1)
    return lines[: last + 1] if last >= 0 else lines, lines[last + 1 :] if last >= 0 else []


_BEFORE = "本文の前"
_BEHIND = "本文の後"
