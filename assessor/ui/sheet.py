"""One part of the document as widgets: what the page shows between two turns of the page.

It is built once, and then only told what has changed: an editor whose value is the same is left
alone, so that nobody's typing is disturbed.
"""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from assessor.document.changes import Edit
from assessor.document.withheld import REPEAT
from assessor.form.definition import Repeat, Section
from assessor.form.values import Place
from assessor.rules.finding import Finding
from assessor.ui.elided import ElidedLabel
from assessor.ui.item_frame import MARK_TIP, ItemFrame
from assessor.ui.page_style import GAP, show_spaced, styled
from assessor.ui.parts import Part, chapter_title
from assessor.ui.repeat_frame import RepeatFrame
from assessor.ui.session import Session
from assessor.ui.sheet_builder import Here, Register, SheetBuilder, show_echo, show_fold

_SIDE = 26


class Sheet(QFrame):
    """The widgets of one part."""

    def __init__(self, session: Session, part: Part, around: QWidget) -> None:
        super().__init__(around)
        self.part = part
        self._session = session
        self._register = Register(findings=_by_place(session.findings))
        styled(self, "sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 18, _SIDE, 40)
        column.setSpacing(GAP)
        self._crumb = styled(ElidedLabel(), "crumb")
        column.addLayout(self._head())
        above = part.group.label if part.group else part.chapter.label
        # A group that does not always apply stands in a fold as a whole.
        shown = part.group.children if part.group and not part.group.condition else part.nodes
        builder = SheetBuilder(session, self._register)
        body = QVBoxLayout()
        body.setSpacing(GAP)
        column.addLayout(body)
        builder.fill(shown, Here(part.around, above), body)
        column.addStretch(1)
        self._show_crumb()

    @property
    def repeats(self) -> list[RepeatFrame]:
        """The repeats that stand on the sheet."""
        return list(self._register.repeats.values())

    def show_edit(self, edit: Edit) -> None:
        """Show what ``edit`` has changed, and what now applies or not because of it."""
        register = self._register
        answers = self._session.assessment.answers
        for change in edit.changes:
            if change.place in register.repeats:
                register.repeats[change.place].show_entries()
            elif change.place in register.items:
                register.items[change.place].show_value(answers.get(change.place))
        self._forget_what_is_gone()
        self._show_withheld(edit)
        for fold_at in register.folds:
            show_fold(fold_at, self._session)
        for place, label in register.echoes.items():
            show_echo(label, place, self._session.assessment)
        for repeat_place in {change.place[:-2] for change in edit.changes}:
            if repeat_place in register.repeats:
                register.repeats[repeat_place].show_titles()
        self._show_crumb()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings of every place on the sheet."""
        self._register.findings = by_place = _by_place(findings)
        for place, frame in self._register.items.items():
            frame.show_findings(by_place.get(place, ()))
        for place, lines in self._register.repeat_findings.items():
            if not lines.shows(by_place.get(place, ())):
                lines.show_findings(by_place.get(place, ()))

    def differs(self, findings: Sequence[Finding]) -> bool:
        """Tell whether other findings are shown than these."""
        return _by_place(findings) != self._register.findings

    def place_of(self, widget: QWidget) -> Place | None:
        """Return the place of the item that ``widget`` is a part of."""
        around: QWidget | None = widget
        places = {id(frame): place for place, frame in self._register.items.items()}
        while around is not None and around is not self:
            if id(around) in places:
                return places[id(around)]
            around = around.parentWidget()
        return None

    def item_of(self, widget: QWidget) -> ItemFrame | None:
        """Return the item that ``widget`` is a part of."""
        return self._register.items.get(self.place_of(widget) or ())

    def reveal(self, place: Place) -> QWidget | None:
        """Open whatever hides ``place``, and return its widget."""
        for fold_at in list(self._register.folds):
            if fold_at.contains(place) and fold_at.fold.is_folded:
                fold_at.fold.open()
        for depth in range(1, len(place), 2):
            repeat = self._register.repeats.get(place[:depth])
            if repeat and len(place) > depth:
                repeat.open_entry(place[depth])
        for fold_at in list(self._register.folds):
            if fold_at.contains(place) and fold_at.fold.is_folded:
                fold_at.fold.open()
        return self._register.items.get(place) or self._register.repeats.get(place)

    def _show_withheld(self, edit: Edit) -> None:
        """Show what is withheld, where a mark has come or gone."""
        if any(change.place[:1] == REPEAT for change in edit.changes):
            for frame in self._register.items.values():
                frame.show_withheld()

    def _forget_what_is_gone(self) -> None:
        """Take what stood in removed entries out of the tables; Qt deletes the widgets later."""
        register = self._register
        entries = self._session.assessment.entries

        def gone(place: Place) -> bool:
            return any(
                place[depth] not in entries(place[:depth])
                for depth in range(len(self.part.around) + 1, len(place), 2)
            )

        for table in (
            register.items,
            register.echoes,
            register.repeats,
            register.repeat_findings,
        ):
            for place in [place for place in table if len(place) > 1 and gone(place)]:
                del table[place]
        register.folds = [fold_at for fold_at in register.folds if not gone(fold_at.place)]

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._crumb)
        title = styled(QLabel(), "page-title")
        title.setWordWrap(True)
        mark = self.part.group.mark if self.part.group else ""
        show_spaced(title, f"{self.part.short_title}　{mark}".rstrip())
        title.setToolTip(MARK_TIP if mark else "")
        head.addWidget(title)
        if isinstance(self.part.chapter, Repeat):
            head.addWidget(_what_is_listed(self.part.chapter))
        return head

    def _show_crumb(self) -> None:
        """Show the chapter above the title, and which file it is about."""
        part = self.part
        mark = "" if isinstance(part.chapter, Repeat) else part.chapter.mark
        words = [chapter_title(part.chapter) + (" ※" if mark else "")] if part.group else []
        self._crumb.setToolTip(f"{mark}\n{MARK_TIP}" if mark else "")
        if part.around:
            title = self._session.assessment.entry_title(part.around[:-1], part.around[-1])
            words.append(title or "名前のないファイル")
        self._crumb.setText("　｜　".join(words))
        self._crumb.setVisible(bool(words))


def _what_is_listed(repeat: Repeat) -> QLabel:
    """Return a line that says which chapters are written for each of the files."""
    chapters = "、".join(
        chapter_title(node) for node in repeat.children if isinstance(node, Section)
    )
    line = styled(QLabel(), "quiet")
    line.setWordWrap(True)
    show_spaced(line, f"{repeat.label}の一つごとに、次を書きます：{chapters}")
    return line


def _by_place(findings: Sequence[Finding]) -> dict[Place, list[Finding]]:
    found: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.place].append(finding)
    return dict(found)
