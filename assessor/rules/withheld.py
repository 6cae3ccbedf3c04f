"""Passages that are not published: whether so much may be hidden, and whether it is hidden at all.

規則第13条 lets a body publish without the parts that would endanger security, and asks for no more:
numbers such as periods and times, and methods in technical detail.
"""

from collections.abc import Iterator, Mapping

from assessor.document.same_words import same_words
from assessor.document.withheld import withheld_spans
from assessor.document.withholding import Passage as Withheld
from assessor.document.withholding import passages
from assessor.form.kinds import folded
from assessor.form.texts import texts
from assessor.form.values import Place
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Passage
from assessor.rules.kinds import Check


def lost(context: Context) -> Iterator[Hit]:
    """Find marks whose words cannot be found any more."""
    for each in _passages(context):
        if each.span is None:
            yield Hit(_place(context, each), _LOST.format(_short(each.mark.said)))


def without_reason(context: Context) -> Iterator[Hit]:
    """Find marks that do not say why."""
    for each in _passages(context):
        if not each.mark.reason.strip():
            yield Hit(_place(context, each), _NO_REASON, _passage(each))


def whole_items(context: Context) -> Iterator[Hit]:
    """Find answers of which nothing is left open."""
    answers = context.assessment.answers
    for place, spans in withheld_spans(answers).items():
        found = texts(answers.get(place))
        rest = "".join(_open(text.words, spans.get(text.address, [])) for text in found)
        if not any(sign.isalnum() for sign in rest):
            yield Hit(place, _WHOLE)


def open_elsewhere(context: Context) -> Iterator[Hit]:
    """Find words that are withheld in one place and stand open in another.

    Rows of 変更箇所 are left out: the copy for the public hides them there too.
    """
    least = context.standards["withheld-open"].number("least")
    spans = withheld_spans(context.assessment.answers)
    wanted = {
        each.mark.words: each
        for each in _passages(context)
        if each.span and len(folded(each.mark.words)) >= least
    }
    for slot, text in context.texts() if wanted else ():
        level = context.remembered("folded", text.words, folded)
        hidden = spans.get(slot.place, {}).get(text.address, [])
        for words, each in wanted.items():
            if folded(words) not in level:
                continue
            for start, end in same_words(words, text.words):
                if not any(first <= start and end <= last for first, last in hidden):
                    path = context.path(each.mark.place)
                    message = _OPEN_HERE if each.mark.place == slot.place else _OPEN.format(path)
                    yield Hit(slot.place, message, Passage(text.address, start, end))
                    break


CHECKS: Mapping[str, Check] = {
    "withheld-lost": lost,
    "withheld-without-reason": without_reason,
    "withheld-whole": whole_items,
    "withheld-open": open_elsewhere,
}


def _passages(context: Context) -> tuple[Withheld, ...]:
    return tuple(passages(context.assessment))


def _open(words: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a text."""
    hidden = {at for start, end in spans for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(words) if at not in hidden)


def _place(context: Context, each: Withheld) -> Place:
    """Return where a finding about a mark belongs; the document where its answer is gone."""
    return each.mark.place if each.mark.place in context.slot_at else ()


def _passage(each: Withheld) -> Passage | None:
    return Passage(each.mark.address, *each.span) if each.span else None


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONG else line[:_LONG] + "…"


_LONG = 20
_LOST = (
    "非公表とした「{}」が見当たりません。同じ内容がほかに残っていないかを確かめ、"
    "改めて非公表にするか、非公表の一覧で指定を取り消してください。"
)
_NO_REASON = "非公表とする理由が書かれていません。公表するとなぜ危険かを書いてください。"
_WHOLE = (
    "この項目の記載の全部が非公表になっています。非公表にできるのは、期間、回数等の具体的な数値や、"
    "技術的細目に及ぶ具体的な方法だけです。そこだけを非公表にしてください。"
)
_OPEN = (
    "「{}」で非公表とした字句が、ここでは公表する形で書かれています。"
    "ここも非公表にするか、書き方を変えてください。"
)
_OPEN_HERE = (
    "この項目で非公表とした字句が、同じ項目の別の所では公表する形で書かれています。"
    "そこも非公表にするか、書き方を変えてください。"
)
