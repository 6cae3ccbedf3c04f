"""提出時期 and 提出時期に係る説明 of a change: proposed, never decided.

A change of an item with ※ is an object of a 重要な変更, which is evaluated anew and published
before it takes effect (番号法第28条第1項後段). What such a change is not (誤字, names, what only
lowers a risk) is known from memory and not verified; so that is said, and a person decides.
"""

import re
from collections.abc import Iterable

from assessor.form.kinds import folded
from assessor.history.likeness import text_likeness
from assessor.history.proposal import Certainty, Nature, Timing
from assessor.history.tokens import Script, tokens
from assessor.history.wording import PieceKind, pieces

EARLY, LATE = "before", "after"
"""The options of 提出時期: 事前 and 事後."""
EMERGENCY_REASON = "緊急時の事後評価として対応"


def nature_of(before: str, after: str, label: str = "") -> Nature:
    """Return what kind of change of the item called ``label`` a passage shows."""
    if before and after:
        if _without_citations(before) == _without_citations(after):
            return Nature.CITATION
        if _is_slip(before, after):
            return Nature.SLIP
        if _is_name(before, after):
            return Nature.NAME
    if after and not before and _SAFEGUARD.search(label):
        return Nature.SAFEGUARD
    return Nature.SCOPE if _SCOPE.search(label) else Nature.OTHER


def timing_of(nature: Nature, *, important: bool, along: bool, emergency: bool) -> Timing:
    """Return the proposal for one change.

    ``along`` says that another change of the same edit is proposed as a 重要な変更: what is not a
    mere form is then published with it, before the change.
    """
    if emergency:
        return Timing(LATE, EMERGENCY_REASON, Certainty.DECIDED, _WHY_EMERGENCY)
    formal = _FORMAL.get(nature)
    if formal:
        why = _WHY_FORMAL_IMPORTANT if important else _WHY_PLAIN
        return Timing(LATE, formal, Certainty.LIKELY, why, verified=not important)
    if important:
        why = _WHY_SAFEGUARD if nature is Nature.SAFEGUARD else _WHY_IMPORTANT
        return Timing(EARLY, _IMPORTANT, Certainty.OPEN, why, nature is not Nature.SAFEGUARD)
    if along:
        return Timing(EARLY, _ALONG, Certainty.OPEN, _WHY_ALONG)
    return Timing(LATE, _PLAIN, Certainty.LIKELY, _WHY_PLAIN, verified=True)


def is_grave(natures: Iterable[tuple[Nature, bool]]) -> bool:
    """Tell whether any change, by its nature and ※, is proposed as a 重要な変更."""
    return any(important and nature not in _FORMAL for nature, important in natures)


_FORMAL = {
    Nature.CITATION: "法令の改正に伴う条項の変更であり、重要な変更に当たらない。",
    Nature.NAME: "名称等の形式的な変更であり、重要な変更に当たらない。",
    Nature.SLIP: "誤字等の修正であり、重要な変更に当たらない。",
    Nature.ORDER: "記載の順序の変更であり、重要な変更に当たらない。",
}
_IMPORTANT = "重要な変更に当たるため、変更の前に評価を再実施し、公表するもの"
_ALONG = "重要な変更に伴い評価を再実施し、変更の前に公表するもの"
_PLAIN = "重要な変更の対象となる項目ではない。"
_WHY_EMERGENCY = "緊急時の事後評価として、全ての変更を「事後」としています。"
_WHY_PLAIN = "※の付かない項目は、重要な変更の対象ではありません。"
_WHY_IMPORTANT = "※の付く項目の変更です。重要な変更に当たるかは、変更の内容によります。"
_WHY_SAFEGUARD = (
    "※の付く項目に措置を加えています。リスクを相当程度軽減する変更は、"
    "重要な変更に当たらないことがあります（原典未確認）。"
)
_WHY_FORMAL_IMPORTANT = (
    "※の付く項目ですが、形式的な変更と見られます。"
    "形式的な変更は、重要な変更に当たりません（原典未確認）。"
)
_WHY_ALONG = "※の付く項目の変更と併せて公表する変更と見られます。実施の後であれば、事後です。"

_NUMBER = "第?[0-9一二三四五六七八九十百]+(?:の[0-9一二三四五六七八九十]+)*"
_CITATION = re.compile(
    rf"別表(?:第[一二12])?|(?:附則)?(?:{_NUMBER}(?:及び|並びに|又は|若しくは|から|、|・))*{_NUMBER}"
    r"(?:の?[条項号])(?:の[0-9一二三四五六七八九十]+)?|第[0-9一二三四五六七八九十百]+"
)
_SAFEGUARD = re.compile("措置|対策|チェック|方法|管理|規程|手順")
_SCOPE = re.compile("範囲|対象|人数|の数|者数|種類|項目|有無|場所|入手元|目的|部署|情報|期間")
_OFFICE = re.compile(
    "(?:課|部|局|係|室|所|庁|省|府|院|区|市|町|村|県|都|道|署|長|会|社|機構|センター|組合|法人|協会|大臣)"
    "[)」]?$"
)
_ADDRESS = re.compile(
    r"丁目|番地|[0-9]+番[0-9]*号?|[0-9]+階|電話|[0-9]{2,5}-[0-9]{2,4}-[0-9]{3,4}|〒"
)
_SLIP = 2
_LEAST = 20
_TELLING = re.compile(r"[0-9\u3400-\u9fff]|な|せず|ぬ")
_NAME = 40


def _without_citations(words: str) -> str:
    return _CITATION.sub("#", folded(words)).replace("##", "#").replace("##", "#")


def _replaced(before: str, after: str) -> tuple[str, str]:
    found = pieces(before, after)
    old = "".join(piece.before for piece in found if piece.kind is PieceKind.REMOVED)
    new = "".join(piece.after for piece in found if piece.kind is PieceKind.ADDED)
    return folded(old), folded(new)


def _is_slip(before: str, after: str) -> bool:
    """Tell whether only a sign or two in a longer passage differ, and no number or denial."""
    old, new = folded(before), folded(after)
    signs = (1 - text_likeness(old, new)) * (len(old) + len(new))
    if min(len(old), len(new)) < _LEAST or round(signs) > _SLIP:
        return False
    return not any(_TELLING.search(words) for words in _replaced(before, after))


def _is_name(before: str, after: str) -> bool:
    """Tell whether a name of an office, or an address, stands for another one."""
    old, new = _replaced(before, after)
    if max(len(old), len(new)) > _NAME:
        return False
    if _ADDRESS.search(before) and _ADDRESS.search(after):
        return True
    whole = [folded(side) for side in (before, after)]
    if all(len(side) <= _NAME and _OFFICE.search(side) for side in whole):
        return True
    return bool(old and new) and all(_OFFICE.search(side) and _is_noun(side) for side in (old, new))


def _is_noun(words: str) -> bool:
    return all(token.script is not Script.KANA for token in tokens(words))
