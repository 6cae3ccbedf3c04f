"""Names in one chapter that another must know: systems, companies, and those who give data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assessor.form.definition import Section
from assessor.form.kinds import folded
from assessor.form.places import Slot
from assessor.form.texts import Text, texts
from assessor.form.values import Checks, Place
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check
from assessor.rules.overlap import part_within
from assessor.rules.standards import Standard

SYSTEM = "システム"
SYSTEM_NAME = "system_name"
CONNECTIONS = "system_connections"
OBTAINED_FROM = "obtained_from"
OUTSIDE = ("national", "local", "private", "other")
"""The boxes of 入手元 that stand for others than the body itself."""
FLOW: tuple[Place, ...] = (("flow",), ("flow_note",))
FIRST_CHAPTER = frozenset({"basics", "flow_chart"})
FILE_CHAPTER = frozenset({"file_outline"})
RISKS = frozenset({"risks"})
_TEXTS_A_STEP = 50


def unlisted_systems(context: Context) -> Iterator[Hit | None]:
    """Find systems that take measures against risks and that the first chapter does not know."""
    standard = context.standards["system-unlisted"]
    listed = _listed_systems(context)
    known = _known_words(context)
    seen: set[str] = set()
    for number, (slot, text, _) in enumerate(_in(context, RISKS) if listed else ()):
        if number % _TEXTS_A_STEP == 0:
            yield None
        for found in context.remembered("systems", text.words, _systems):
            if found.acts and found.name.endswith(SYSTEM) and found.name not in seen:
                seen.add(found.name)
                if not _is_known(found.name, listed, known, standard):
                    passage = Passage(text.address, found.start, found.end)
                    written = text.words[found.start : found.end]
                    yield Hit(slot.place, _UNLISTED.format(written), passage)


def unmentioned_systems(context: Context) -> Iterator[Hit]:
    """Find systems of the first chapter that no measure speaks of."""
    least = context.standards["system-unmentioned"].number("least_texts")
    risks = list(_in(context, RISKS))
    if len(risks) < least:
        return
    named = {
        found.name
        for _, text, _ in risks
        for found in context.remembered("systems", text.words, _systems)
    }
    for place, name in _listed_systems(context).items():
        if _SYSTEM_END.search(name) and not any(each in name or name in each for each in named):
            yield Hit(place, _UNMENTIONED)


def unknown_companies(context: Context) -> Iterator[Hit]:
    """Find companies in the measures that the chapter on the file does not know."""
    companies = [
        (slot, text, match)
        for slot, text, _ in _in(context, RISKS)
        for match in context.remembered("companies", text.words, _companies)
    ]
    if not companies:
        return
    known = _joined(context, FILE_CHAPTER)
    seen = set(context.standards["party-unknown"].words("general"))
    for slot, text, (start, end, core) in companies:
        if core not in known and core not in seen:
            seen.add(core)
            passage = Passage(text.address, start, end)
            yield Hit(slot.place, _UNKNOWN_PARTY.format(text.words[start:end]), passage)


def unmentioned_sources(context: Context) -> Iterator[Hit]:
    """Find 入手元 outside the body that the text on the flow does not mention."""
    standard = context.standards["source-unmentioned"]
    flow = "\n".join(
        text.words for place in FLOW for text in texts(context.assessment.answers.get(place))
    )
    if len(flow) < standard.number("least_characters"):
        return
    for slot in context.slots_of(OBTAINED_FROM):
        boxes = context.answer(slot.place)
        for option in OUTSIDE if isinstance(boxes, Checks) else ():
            words = boxes.tail(option) if isinstance(boxes, Checks) else ""
            for start, end, core in context.remembered("sources", words, _sources):
                if 100 * part_within(core, flow) < standard.number("percent"):
                    passage = Passage((option,), start, end)
                    yield Hit(slot.place, _UNMENTIONED_SOURCE.format(words[start:end]), passage)


CHECKS: Mapping[str, Check] = {
    "system-unlisted": unlisted_systems,
    "system-unmentioned": unmentioned_systems,
    "party-unknown": unknown_companies,
    "source-unmentioned": unmentioned_sources,
}


def without_brackets(words: str) -> str:
    """Return ``words`` without what stands in brackets, which explains a name."""
    return _BRACKETED.sub("", words)


@dataclass(frozen=True, slots=True)
class _System:
    """A system that a text names; ``acts`` where it is the one that takes the measure."""

    name: str
    start: int
    end: int
    acts: bool


def _systems(words: str) -> tuple[_System, ...]:
    return tuple(
        _System(_plain(match["name"]), match.start("name"), match.end("name"), bool(match["acts"]))
        for match in _SYSTEM.finditer(words)
    )


def _companies(words: str) -> tuple[tuple[int, int, str], ...]:
    """Return the companies that ``words`` name: start, end, and the name without its form."""
    if _FORM.search(words) is None:
        return ()
    found = (
        (match.start(), match.end(), match["after"] or match["before"])
        for match in _COMPANY.finditer(words)
    )
    return tuple((start, end, folded(core)) for start, end, core in found)


def _sources(words: str) -> tuple[tuple[int, int, str], ...]:
    """Return those whom the tail of a box names: start, end, and what tells them from others."""
    blanked = _BRACKETED.sub(lambda match: "\n" * len(match[0]), words)
    found = []
    for match in _SOURCE.finditer(blanked):
        core = _SOURCE_END.sub("", folded(_SOURCE_START.sub("", match[0].strip())))
        if len(core) > 1:
            found.append((match.start(), match.end(), core))
    return tuple(found)


def _in(context: Context, sections: frozenset[str]) -> Iterator[tuple[Slot, Text, Section]]:
    return (found for found in context.found_texts if found[2].name in sections)


def _listed_systems(context: Context) -> dict[Place, str]:
    """Return the names of the systems in the first chapter, by their places."""
    names = {
        slot.place: _plain(without_brackets(context.text(slot.place)))
        for slot in context.slots_of(SYSTEM_NAME)
    }
    return {place: name for place, name in names.items() if name}


def _known_words(context: Context) -> str:
    """Return all words of the first chapter and of the boxes for connections, for comparing."""
    item = context.assessment.form.items.get(CONNECTIONS)
    labels = [folded(option.label) for option in item.options] if item else []
    return "\n".join([_joined(context, FIRST_CHAPTER), *labels])


def _joined(context: Context, sections: frozenset[str]) -> str:
    return "\n".join(
        context.remembered("plain", text.words, _plain) for _, text, _ in _in(context, sections)
    )


def _is_known(name: str, listed: Mapping[Place, str], known: str, standard: Standard) -> bool:
    if any(word in name for word in (*standard.words("national"), *standard.words("tools"))):
        return True
    if any(each in name for each in listed.values()):
        return True
    general = standard.words("general")
    shorter = _shorter(name, standard.words("prefixes"))
    return any(each in general or each in known for each in shorter)


def _shorter(name: str, prefixes: Iterable[str]) -> Iterator[str]:
    """Yield ``name``, and it without what may stand before a name: 「本市」, 「各」."""
    yield name
    for prefix in prefixes:
        if name.startswith(prefix):
            yield name.removeprefix(prefix)


def _plain(words: str) -> str:
    return folded(words).replace("サーバー", "サーバ")


_KANJI_AND_KANA = "一-龯々〇ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９"
_SYSTEM = re.compile(
    rf"(?P<name>[{_KANJI_AND_KANA}][{_KANJI_AND_KANA}・]{{0,38}}?(?:システム|サーバー?)(?:システム)?)"
    r"(?P<acts>等?(?:[（(][^（）()]{1,30}[）)])?(?:における|において|では|には|は、))?"
)
_SYSTEM_END = re.compile(r"(?:システム|サーバ)$")
_FORM = re.compile(r"会社|㈱|㈲|[（(][株有][）)]")
_FORMS = r"(?:株式会社|有限会社|合同会社|㈱|㈲|[（(][株有][）)])"
_COMPANY = re.compile(
    rf"{_FORMS}(?P<after>[{_KANJI_AND_KANA}・&＆]{{2,30}})"
    rf"|(?P<before>[{_KANJI_AND_KANA}・&＆]{{2,30}}){_FORMS}"
)
_BRACKETED = re.compile(r"[（(【\[［〔][^（(【\[［〔）)】\]］〕]*[）)】\]］〕]")
_SOURCE = re.compile(r"(?:(?!及び|又は|並びに|若しくは)[^、，,・\n])+")
_SOURCE_START = re.compile(r"^(?:その他の?|他の?|各|当該|本)")
_SOURCE_END = re.compile(r"(?:等|など|長|の長)+$")

_UNLISTED = (
    "「{}」について措置が書かれていますが、使用するシステムの欄にありません。"
    "欄に加えるか、名称を揃えてください。"
)
_UNMENTIONED = (
    "このシステムについての措置が、リスク対策のどこにも見当たりません。"
    "漏れがないか、名称が揃っているか確かめてください。"
)
_UNKNOWN_PARTY = (
    "「{}」がリスク対策に出てきますが、委託先等としてファイルの概要に書かれていません。"
    "名称を確かめてください。"
)
_UNMENTIONED_SOURCE = (
    "入手元の「{}」が、事務の流れの説明に出てきません。図又は説明に漏れがないか確かめてください。"
)
