"""The しきい値判断 against the document: its result, and the numbers of persons it rests on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from assessor.form.places import Slot
from assessor.form.values import Choice, Place
from assessor.rules.bands import Band, band
from assessor.rules.context import Context
from assessor.rules.finding import Answer, Hit
from assessor.rules.judgment import RESULT, judgment, result_label
from assessor.rules.kinds import Check

_SUBJECTS = "subjects"
_FILE_SUBJECTS = "file_subjects"
_HANDLERS = "handlers"
_USERS = "user_count"
_PARTY_HANDLERS = "outsourcing_handlers"
_PARTY = "outsourcing_party"


def _result_differs(context: Context) -> Iterator[Hit]:
    """Yield a result that the answers do not lead to."""
    chosen = context.chosen((RESULT,))
    found = judgment(context.assessment, context.standards["threshold-differs"]) if chosen else None
    if not found or chosen in found.results:
        return
    form = context.assessment.form
    if not found.certain:
        yield Hit((RESULT,), _IMPOSSIBLE)
        return
    right = result_label(form, found.certain)
    fix = Answer((RESULT,), Choice(found.certain), f"「{right}」を選ぶ")
    why = found.ways[0] if len(found.ways) == 1 else _COMES_TO.format(right)
    yield Hit((RESULT,), why + _MEND, fixes=(fix,))


def _files_too_large(context: Context) -> Iterator[Hit]:
    """Yield the files that hold more persons than the 事務 has, or all of them too few."""
    whole = _band_at(context, (_SUBJECTS,))
    if whole is None:
        return
    label = _label_at(context, (_SUBJECTS,))
    slots = context.slots_of(_FILE_SUBJECTS)
    for slot in slots:
        part = _band_at(context, slot.place)
        if part and whole.under is not None and part.at_least >= whole.under:
            yield Hit(slot.place, _MORE.format(_label_at(context, slot.place), label))
    bands = [_band_at(context, slot.place) for slot in slots]
    limits = [each.under for each in bands if each and each.under is not None]
    if slots and len(limits) == len(slots) and sum(limits) - len(limits) < whole.at_least:
        yield Hit((_SUBJECTS,), _FEWER.format(label))


def _handlers_contradicted(context: Context) -> Iterator[Hit]:
    """Yield a number of 取扱者 that is smaller than the bands say."""
    given = _band_at(context, (_HANDLERS,))
    least, sum_in_words = _fewest_handlers(context)
    if given and given.under is not None and least >= given.under:
        label = _label_at(context, (_HANDLERS,))
        yield Hit((_HANDLERS,), _CONTRADICTED.format(label, sum_in_words))


def _handlers_known(context: Context) -> Iterator[Hit]:
    """Yield that the number of 取扱者 is left open although the bands decide it."""
    item = context.assessment.form.items.get(_HANDLERS)
    if item is None or (_HANDLERS,) in context.assessment.answers:
        return
    least, sum_in_words = _fewest_handlers(context)
    for option in item.options:
        limits = band(option.label)
        if limits and limits.under is None and least >= limits.at_least:
            fix = Answer((_HANDLERS,), Choice(option.name), f"「{option.label}」を選ぶ")
            yield Hit((_HANDLERS,), _KNOWN.format(sum_in_words, option.label), fixes=(fix,))


def _fewest_handlers(context: Context) -> tuple[int, str]:
    """Return how many 取扱者 there are at least, and the sum in words.

    The same persons may use several files, and a 委託先 may have the same persons in several
    委託事項; they are counted once.
    """
    users = max((_least(context, slot) for slot in context.slots_of(_USERS)), default=0)
    parties: dict[str, int] = defaultdict(int)
    for slot in context.slots_of(_PARTY_HANDLERS):
        name = context.text((*slot.place[:-1], _PARTY)).strip()
        parties[name] = max(parties[name], _least(context, slot))
    numbers = [users, *(number for number in parties.values() if number)]
    parts = "＋".join(f"{number:,}" for number in numbers if number)
    return sum(numbers), f"{sum(numbers):,}人以上（{parts}）"


def _least(context: Context, slot: Slot) -> int:
    found = _band_at(context, slot.place)
    return found.at_least if found else 0


def _band_at(context: Context, place: Place) -> Band | None:
    return band(_label_at(context, place))


def _label_at(context: Context, place: Place) -> str:
    item = context.assessment.form.items.get(place[-1])
    option = item.option(context.chosen(place)) if item else None
    return option.label if option else ""


_COMES_TO = "対象人数・取扱者数・重大事故の答えからは「{}」になります。"
_MEND = "この結果か、元の答えを直してください。"
_IMPOSSIBLE = f"対象人数・取扱者数・重大事故の答えからは、この結果になりません。{_MEND}"
_MORE = "このファイルは「{}」ですが、対象人数は「{}」です。少ない方を確かめて、直してください。"
_FEWER = (
    "対象人数は「{}」ですが、全てのファイルの「対象となる本人の数」を合わせても"
    "それに届きません。どちらかを直してください。"
)
_CONTRADICTED = (
    "「{}」としていますが、使用者数と委託先における取扱者数は、合わせて{}です。"
    "どちらかを直してください。"
)
_KNOWN = (
    "使用者数と委託先における取扱者数は、合わせて{}です。しきい値判断のため「{}」を選んでください。"
)

CHECKS: Mapping[str, Check] = {
    "threshold-differs": _result_differs,
    "subjects-disagree": _files_too_large,
    "handlers-contradicted": _handlers_contradicted,
    "handlers-known": _handlers_known,
}
