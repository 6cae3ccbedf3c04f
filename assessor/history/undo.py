"""The steps of one sitting: taken, taken back, taken again.

Typing amends the last step instead of making one for each key; who types decides how long that
goes on (``ui.session``). Whether a document differs from its file is told by the last step alone:
it is the step that was last when the file was saved, or it is not.
"""

from assessor.document.assessment import Assessment
from assessor.document.changes import Edit


class History:
    """What was done to one assessment, and what was taken back.

    ``saved`` says whether the assessment as it is now stands in a file.
    """

    def __init__(self, assessment: Assessment, *, saved: bool = True) -> None:
        self._assessment = assessment
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._saved: Edit | None = None if saved else Edit("", ())
        self._amendable: Edit | None = None

    @property
    def is_modified(self) -> bool:
        """Whether the assessment differs from what was last saved."""
        return self._last is not self._saved

    @property
    def undo_label(self) -> str:
        """What ``undo`` would take back; empty where there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What ``redo`` would do again; empty where there is nothing."""
        return self._undone[-1].label if self._undone else ""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back and nothing else done since."""
        return bool(self._undone)

    def commit(self, edit: Edit, *, amend: bool = False) -> Edit:
        """Apply ``edit`` as a step of its own, or as a part of the step committed just before.

        Returns the edit with all that it changed.

        A step that amending has brought back to where it began is forgotten. A step that was
        saved, or done again after it was taken back, is never amended.
        """
        made = edit = self._assessment.apply(edit)
        self._undone.clear()
        if amend and self._last and self._last is self._amendable:
            edit = self._done.pop().amended(edit)
        self._amendable = None
        if not edit.is_empty:
            self._done.append(edit)
            self._amendable = edit
        return made

    def undo(self) -> Edit:
        """Take the last step back and return the edit that did it."""
        back = self._done[-1].inverse()
        self._assessment.apply(back)
        self._undone.append(self._done.pop())
        self._amendable = None
        return back

    def redo(self) -> Edit:
        """Do again the step that was taken back last, and return it."""
        edit = self._undone[-1]
        self._assessment.apply(edit.at(None))  # the history knows it since it was first done
        self._done.append(self._undone.pop())
        self._amendable = None
        return edit

    def mark_saved(self) -> None:
        """Remember that the assessment as it is now stands in a file."""
        self._saved = self._last
        self._amendable = None

    @property
    def _last(self) -> Edit | None:
        return self._done[-1] if self._done else None
