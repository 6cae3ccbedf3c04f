"""Which editor answers which kind of item: the one table, by the names in ``form.kinds.KINDS``."""

from collections.abc import Callable, Mapping

from assessor.form.definition import Item
from assessor.ui.choice_editors import ChecksEditor, ChoiceEditor
from assessor.ui.editor import Editor
from assessor.ui.text_editor import CountEditor, DateEditor, LineEditor, TextEditor


def _free_editor(item: Item, pictures: Mapping[str, bytes]) -> Editor:
    # With its tables it takes longest to load, and the first pages have none.
    from assessor.ui.free_editor import FreeEditor  # noqa: PLC0415

    return FreeEditor(item, pictures)


EDITORS: Mapping[str, Callable[[Item, Mapping[str, bytes]], Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "date": DateEditor,
    "count": CountEditor,
    "choice": ChoiceEditor,
    "checks": ChecksEditor,
    "free": _free_editor,
}
