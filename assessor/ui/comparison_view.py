"""A comparison in the window: the list of what differs, and the chosen change with its words.

    what with what, how much of it was compared            choose  how  back
    filters  │ where, what
    rows     │ the words, marked
             │ what reviewers say

It shows what it is given and says what a person wants; ``comparing`` works the comparison out.
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from assessor.form.values import Place
from assessor.history.difference import Difference
from assessor.history.review import Review, review_of
from assessor.history.side import Side
from assessor.ui import labels
from assessor.ui.comparison_filter import ComparisonFilter
from assessor.ui.comparison_rows import Row, Rows, row_at, rows_view
from assessor.ui.comparison_text import ComparisonText
from assessor.ui.review_bar import ReviewBar
from assessor.ui.session import Session
from assessor.ui.settings import Settings
from assessor.ui.stands import Compared
from assessor.ui.two_lines import step

_NOTHING = "違いはありません。"
_NONE_WANTED = "この条件に合うものはありません。"
_WIDTHS = (330, 900)


class ComparisonView(QWidget):
    """One comparison."""

    left = Signal()
    choice_wanted = Signal()
    match_wanted = Signal()
    coverage_wanted = Signal()
    paper_wanted = Signal()
    """Somebody wants a paper about the comparison."""
    place_wanted = Signal(object)
    """The place that somebody wants to see on the page."""
    said = Signal(str)

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._compared: Compared | None = None
        self._all: list[Row] = []
        self.filter = ComparisonFilter()
        self.filter.changed.connect(self._list)
        self._rows = Rows(self)
        self.list = rows_view(self._rows)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.activated.connect(self._go_to_item)
        self._nothing = labels.text("", "muted")
        self._nothing.setContentsMargins(14, 10, 14, 10)
        self.text = ComparisonText(self)
        self.review = ReviewBar(session, settings)
        self.review.item_wanted.connect(self._go_to_item)
        self.review.passage_wanted.connect(lambda: self.review.comment_on(self.text.marked))
        self._title = labels.text("", "heading")
        self._coverage = labels.text("", "small")
        self._progress = labels.text("", "small")
        self._lay_out()
        session.edited.connect(self._show_review)

    @property
    def compared(self) -> Compared | None:
        """What is shown."""
        return self._compared

    @property
    def current(self) -> Row | None:
        """The row that is chosen."""
        return row_at(self.list.currentIndex())

    def show_waiting(self, words: str) -> None:
        """Say what is being compared; what was shown of the same stays."""
        self._title.setText(words)
        self._coverage.setText("比べています…")

    def show_compared(self, result: Compared) -> None:
        """Show a comparison; where it is one of the same two, stay where one was."""
        self._compared = result
        assessment = self._session.assessment
        before, after = result.sides.before.words(assessment), result.sides.after.words(assessment)
        self._title.setText(f"{before}　→　{after}")
        self.text.name_sides(before, after)
        self._coverage.setText(_coverage_words(result))
        self._match.setVisible(bool(result.found))
        self.filter.show_chapters(result.comparison.sections)
        self._show_review()

    def next_difference(self) -> None:
        """Go to the next difference: in this answer, or in the next change that is listed."""
        self._step(1)

    def previous_difference(self) -> None:
        """Go to the difference before."""
        self._step(-1)

    def choose(self, place: Place) -> None:
        """Choose the change at ``place``, if it is listed."""
        for number, row in enumerate(self._rows.rows):
            if row.place == place:
                self._choose(number)

    def take_focus(self) -> None:
        """Let the keys move through the list."""
        self.list.setFocus()

    def _step(self, by: int) -> None:
        if self.text.go(by):
            return
        row = self.list.currentIndex().row() + by
        if not 0 <= row < len(self._rows.rows):
            self.said.emit("ここが最後の違いです。" if by > 0 else "ここが最初の違いです。")
            return
        self._choose(row)
        self.text.go_to_end(by)

    def _choose(self, row: int) -> None:
        index = self._rows.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _show_review(self) -> None:
        """Make the rows anew from the comparison and from what reviewers have said."""
        if self._compared is None:
            return
        review = review_of(self._compared.comparison, self._session.assessment)
        self._all = list(_rows(review, Side(self._session.assessment)))
        self._progress.setText(review.sentence if review.changes else "")
        self._list()

    def _list(self) -> None:
        """List what is wanted, and stay at the place that was chosen, or near it."""
        place, number = (self.current.place if self.current else ()), self.list.currentIndex().row()
        wanted = [row for row in self._all if self.filter.is_wanted(row)]
        self._rows.show_rows(wanted)
        self._nothing.setText(_NONE_WANTED if self._all else _NOTHING)
        self._nothing.setVisible(not wanted)
        places = [row.place for row in wanted]
        at = places.index(place) if place in places else min(max(number, 0), len(wanted) - 1)
        selection = self.list.selectionModel()
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        selection.setCurrentIndex(self._rows.index(at), select)
        self._show_current()

    def _show_current(self, _new: QModelIndex | None = None, _old: object = None) -> None:
        row = self.current
        self.text.show_difference(row.difference if row else None, row.head if row else "")
        self.review.show_row(row)

    def _go_to_item(self) -> None:
        row = self.current
        if row:
            inside = row.difference.inside if row.difference else ()
            self.place_wanted.emit(_item_place(row.place, inside))

    def _switch(self) -> None:
        beside = self._settings.columns != "beside"
        self._settings.columns = "beside" if beside else "single"
        self._name_columns()

    def _name_columns(self) -> None:
        beside = self._settings.columns == "beside"
        self._columns.setText("一列で示す" if beside else "左右に並べる")
        self.text.use_columns(beside=beside)

    def _lay_out(self) -> None:
        left = labels.frame("paper")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self._nothing)
        column.addWidget(self.list, stretch=1)
        right = labels.frame("paper")
        inner = QVBoxLayout(right)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.text, stretch=1)
        inner.addWidget(self.review)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for widget, least in ((left, 260), (right, 420)):
            widget.setMinimumWidth(least)
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_WIDTHS))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(splitter, stretch=1)
        self._name_columns()

    def _head(self) -> QWidget:
        head = labels.frame("head")
        choose = labels.button("比べるものを選ぶ…")
        choose.clicked.connect(self.choice_wanted)
        self._match = labels.button(
            "対応を確かめる…", role="chip", tip="同じものとして比べた繰返しの項目"
        )
        self._match.clicked.connect(self.match_wanted)
        self._match.hide()
        self._limits = labels.button("比べた範囲…", role="chip", tip="比べられなかったものの一覧")
        self._limits.clicked.connect(self.coverage_wanted)
        self._columns = labels.button("")
        self._columns.clicked.connect(self._switch)
        write = labels.button("比較を書き出す…", "export")
        write.clicked.connect(self.paper_wanted)
        back = labels.button("今の記載に戻る", role="main")
        back.clicked.connect(self.left)
        upper = _row(self._title, choose, self._columns, write, back)
        lower = _row(self._coverage, self._progress, self._match, self._limits)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)
        self._progress.setMinimumWidth(step(self.font()) * 9)
        self._progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return head


def _row(wide: QWidget, *rest: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, stretch=1)
    for widget in rest:
        row.addWidget(widget)
    return row


def _rows(review: Review, side: Side) -> list[Row]:
    rows = [
        Row(
            change.difference.place,
            change.difference.path,
            _label(change.difference),
            change.difference,
            change.state,
            change.is_outdated,
            change.comments,
        )
        for change in review.changes
    ]
    places = dict.fromkeys(comment.place for comment in review.elsewhere)
    for place in places:
        item = side.item(place)
        said = tuple(comment for comment in review.elsewhere if comment.place == place)
        path = side.path(place) or "今はない項目"
        rows.append(Row(place, path, item.label if item else "", None, comments=said))
    return rows


def _label(difference: Difference) -> str:
    if difference.is_entry:
        title = difference.after_text or difference.before_text
        return f"「{title}」" if title else ""
    return "" if difference.label in difference.path else difference.label


def _coverage_words(result: Compared) -> str:
    coverage = result.comparison.coverage
    words = [coverage.sentence]
    if coverage.skipped:
        words.append(f"比べられなかった項目：{len(coverage.skipped)}")
    if coverage.partial:
        words.append(f"一部だけ比べた項目：{len(coverage.partial)}")
    pairs = sum(1 for match in result.found if match.before and match.after)
    if pairs:
        words.append(f"繰返しの項目{pairs}件は、内容が似ているものどうしを比べました。")
    return "　".join(words)


def _item_place(place: Place, inside: tuple[Difference, ...]) -> Place:
    """Return the item to go to: the first one in an entry."""
    return inside[0].place if inside else place
