"""版: named states of a document, kept in its file and never changed.

A version that comes from a file knows only how it differs from the next newer state (``Step``),
and works its answers out when they are first asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from typing_extensions import override

from assessor.document.unread import Unread
from assessor.form.definition import Form
from assessor.form.values import Place, Value

PUBLISHED = "公表版"
"""What the version is called that 変更箇所 is told against."""
LABELS = ("素案", "意見募集版", "第三者点検版", "提出版", PUBLISHED)
"""What versions are usually called; a person may use other words."""

Difference = Mapping[Place, Value | None]
"""What stands at the places where a state differs from another; None is blank."""


@dataclass(frozen=True, slots=True)
class Step:
    """How a file says what a state is: the next newer state, and the difference to that."""

    newer: "State"
    difference: Unread[Difference]


class State:
    """What a version preserves: the answers, and which form they answer. Never changes."""

    def __init__(
        self,
        answers: Mapping[Place, Value] | Step,
        form: Callable[[], Form],
        form_id: str,
        edition: str,
    ) -> None:
        self.form_id = form_id
        self.edition = edition
        self._form = form
        self._answers: Mapping[Place, Value] | None = None
        self.step: Step | None = None
        """How the file says it; None where the state was made in this sitting."""
        if isinstance(answers, Step):
            self.step = answers
        else:
            self._answers = MappingProxyType(dict(answers))

    @property
    def form(self) -> Form:
        """The form, or the nearest that this program knows."""
        return self._form()

    @property
    def answers(self) -> Mapping[Place, Value]:
        """Every answer that was not blank.

        Raises ``DocumentError`` where the file is damaged there.
        """
        if self._answers is None:
            self._answers = _worked_out(self)
        return self._answers

    @property
    def is_worked_out(self) -> bool:
        """Whether the answers are known already."""
        return self._answers is not None

    @override
    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same of the same form."""
        if self is other or not isinstance(other, State):
            return self is other
        forms = (self.form_id, self.edition) == (other.form_id, other.edition)
        return forms and self.answers == other.answers

    @override
    def __hash__(self) -> int:
        return hash((self.form_id, self.edition))


@dataclass(frozen=True, slots=True)
class Version:
    """A named state of the document."""

    name: str
    """Drawn once, as those of entries are."""
    label: str
    """What people call it."""
    day: str
    """Its date (ISO)."""
    state: State
    by: str = ""
    """The role or section that made it."""
    note: str = ""
    pictures: frozenset[str] = field(default_factory=frozenset)
    """The names of the attachments that its answers refer to."""


def difference(state: Mapping[Place, Value], newer: Mapping[Place, Value]) -> Difference:
    """Return what stands in ``state`` where it is not as ``newer``, in the order of the places."""
    places = sorted(place for place in {*state, *newer} if state.get(place) != newer.get(place))
    return {place: state.get(place) for place in places}


def _worked_out(state: State) -> Mapping[Place, Value]:
    """Return the answers, going from the nearest newer state that is known down to this one."""
    steps: list[Step] = []
    while not state.is_worked_out and state.step is not None:
        steps.append(state.step)
        state = state.step.newer
    answers = dict(state.answers)
    for step in reversed(steps):
        for place, value in step.difference.value.items():
            if value is None:
                answers.pop(place, None)
            else:
                answers[place] = value
    return MappingProxyType(answers)
