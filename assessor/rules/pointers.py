"""What the text points to and must be there: the figure, the 別紙, the 委託事項 by its number."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from assessor.form.kinds import folded
from assessor.form.values import Figure, Free, is_blank
from assessor.rules.context import ROWS, Context
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check

FLOW = "flow"
ANNEXES = "annex"
ANNEX_TITLE = "annex_title"
ANNEX_BODY = "annex_body"
ANNEX_STYLE = "annex"
TASKS = "outsourcing"


def flow_without_figure(context: Context) -> Iterator[Hit]:
    """Find a description of the 事務 that has words but no figure."""
    for slot in context.slots_of(FLOW):
        value = context.answer(slot.place)
        parts = value.parts if isinstance(value, Free) and not is_blank(value) else ()
        if parts and not any(isinstance(part, Figure) for part in parts):
            yield Hit(slot.place, _NO_FIGURE)


def missing_annexes(context: Context) -> Iterator[Hit]:
    """Find 「別紙のとおり」 where there is no such 別紙."""
    if ANNEXES not in context.assessment.form.repeats:
        return
    numbers, titles = _annexes(context)
    for slot, text, section in context.found_texts:
        if "別紙" not in text.words or section.style in {ROWS, ANNEX_STYLE}:
            continue
        for match in _ANNEX.finditer(text.words):
            number = _number(match["number"])
            there = number in numbers or f"別紙{number}" in titles if number else bool(numbers)
            if not there:
                passage = Passage(text.address, match.start("annex"), match.end("annex"))
                yield Hit(slot.place, _NO_ANNEX.format(match["annex"]), passage)


def missing_tasks(context: Context) -> Iterator[Hit]:
    """Find 委託事項 cited by a number that no file has."""
    if TASKS not in context.assessment.form.repeats:
        return
    answers = context.assessment.answers
    places = [place for place in answers if place[-1] == TASKS]
    most = max((len(context.assessment.entries(place)) for place in places), default=0)
    label = context.assessment.form.repeats[TASKS].label
    for slot, text, section in context.found_texts:
        if label not in text.words or section.style == ROWS:
            continue
        for match in _TASK.finditer(text.words):
            number = _number(match["number"])
            if match["label"] == label and number > most:
                passage = Passage(text.address, match.start(), match.end())
                yield Hit(slot.place, _NO_TASK.format(match[0], most), passage)


CHECKS: Mapping[str, Check] = {
    "flow-without-figure": flow_without_figure,
    "annex-missing": missing_annexes,
    "outsourcing-missing": missing_tasks,
}


def _annexes(context: Context) -> tuple[range, str]:
    """Return the numbers of the 別紙 that hold something, and their titles."""
    answers, repeat = context.assessment.answers, (ANNEXES,)
    titles = []
    for name in context.assessment.entries(repeat):
        title = answers.get((*repeat, name, ANNEX_TITLE))
        if title is not None or not is_blank(answers.get((*repeat, name, ANNEX_BODY))):
            titles.append(folded(title) if isinstance(title, str) else "")
    return range(1, len(titles) + 1), "\n".join(titles)


def _number(digits: str) -> int:
    return int(unicodedata.normalize("NFKC", digits)) if digits else 0


_ANNEX = re.compile(
    r"(?<![一-龯々ァ-ヶ])(?P<annex>別紙(?P<number>[0-9０-９]{0,2}))(?=の(?:とおり|通り)|[をに]?(?:参照|記載))"
)
_TASK = re.compile(r"(?P<label>委託事項)[ 　]?(?P<number>[0-9０-９]{1,2})(?![0-9０-９])")

_NO_FIGURE = "図がありません。特定個人情報の流れが分かる図を入れてください。"
_NO_ANNEX = "「{}」がこの評価書にありません。別紙を加えるか、内容をここに書いてください。"
_NO_TASK = "「{}」とありますが、委託事項は最も多いファイルでも{}件です。番号を確かめてください。"
