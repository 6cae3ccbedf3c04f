"""Which editor answers which kind of item: the one table, by the names in ``form.kinds.KINDS``."""

from assessor.ui.choice_editors import ChecksEditor, ChoiceEditor
from assessor.ui.editor import Editor
from assessor.ui.free_editor import FreeEditor
from assessor.ui.text_editor import CountEditor, DateEditor, LineEditor, TextEditor

EDITORS: dict[str, type[Editor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "date": DateEditor,
    "count": CountEditor,
    "choice": ChoiceEditor,
    "checks": ChecksEditor,
    "free": FreeEditor,
}
