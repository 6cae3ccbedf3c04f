"""提供先 are other bodies, 移転先 are in the same body: entries under the wrong of the two."""

from collections.abc import Iterator, Mapping

from assessor.form.kinds import folded
from assessor.form.values import Place
from assessor.rules.context import Context
from assessor.rules.finding import Hit
from assessor.rules.kinds import Check
from assessor.rules.mentions import without_brackets

BODY: Place = ("body_name",)
RECIPIENT = "recipient_title"
DESTINATION = "destination_title"


def destinations_outside(context: Context) -> Iterator[Hit]:
    """Find 移転先 that are another body by their name."""
    standard = context.standards["destination-outside"]
    body = folded(context.text(BODY))
    for slot in context.slots_of(DESTINATION):
        written = context.text(slot.place)
        name = folded(without_brackets(written))
        ending = next((each for each in standard.words("ends") if name.endswith(each)), "")
        own = bool(body) and (name in body or (ending != "" and body.endswith(ending)))
        if name and not own and (ending or name.startswith(standard.words("starts"))):
            yield Hit(slot.place, _OUTSIDE.format(written.strip()))


def recipients_inside(context: Context) -> Iterator[Hit]:
    """Find 提供先 that are a department of the same body by their name."""
    standard = context.standards["recipient-inside"]
    for slot in context.slots_of(RECIPIENT):
        written = context.text(slot.place)
        name = folded(without_brackets(written))
        other = any(each in name for each in standard.words("others"))
        if name.endswith(standard.words("ends")) and not other:
            yield Hit(slot.place, _INSIDE.format(written.strip()))


CHECKS: Mapping[str, Check] = {
    "destination-outside": destinations_outside,
    "recipient-inside": recipients_inside,
}

_OUTSIDE = (
    "「{}」は、評価実施機関の外の機関と思われます。"
    "外の機関に渡すのであれば、提供先として書いてください。"
)
_INSIDE = (
    "「{}」は、評価実施機関の中の部署と思われます。"
    "同じ機関の中で渡すのであれば、移転先として書いてください。"
)
