"""The chosen change in words: where and what, and both texts with their differences marked.

Long texts are compared in another thread; a result for a change that is chosen no longer is kept
for when it is chosen again.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor.history.difference import Difference, DifferenceKind
from assessor.history.wording import Piece, pieces
from assessor.ui import labels
from assessor.ui.comparison_rows import KIND_WORDS
from assessor.ui.difference_text import DifferenceText
from assessor.ui.jobs import Job

_LONG = 2500
"""Characters of both texts from which they are compared in another thread."""
_MOST_KEPT = 400
_SIGNS = (
    "線で消した字は変更前だけ、下線の字は変更後だけにあります。"
    "破線は段落の移動、点線は全角・半角だけの違いです。"
)
_ENTRY = {
    DifferenceKind.ADDED: "全体が追加されました。",
    DifferenceKind.REMOVED: "全体が削除されました。",
}
_MOVED = "順番が変わりました（変更前は{}番目、変更後は{}番目）。"
_SAME = "この項目の記載に違いはありません。"

Texts = tuple[str, str]


class ComparisonText(QWidget):
    """One change; empty where none is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._difference: Difference | None = None
        self._beside = True
        self._sides = ("変更前", "変更後")
        self._known: dict[Texts, tuple[Piece, ...]] = {}
        self._jobs: dict[Texts, Job] = {}
        self._head = labels.text("", "subheading")
        self._signs = labels.text(_SIGNS, "small")
        self.box = DifferenceText("変更前と変更後の記載")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 6, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._signs)
        column.addWidget(self.box, stretch=1)

    @property
    def marked(self) -> str:
        """The words that a person has marked."""
        return self.box.marked

    def name_sides(self, before: str, after: str) -> None:
        """Say how the two are called."""
        self._sides = (f"変更前：{before}", f"変更後：{after}")

    def use_columns(self, *, beside: bool) -> None:
        """Show both texts side by side, or as one."""
        self._beside = beside
        self._show()

    def show_difference(self, difference: Difference | None, head: str) -> None:
        """Show a change; leave alone what is shown already."""
        kind = KIND_WORDS[difference.kind] if difference else ""
        label = difference.label if difference and difference.label not in head else ""
        self._head.setText("　".join(filter(None, (f"［{kind}］" if kind else "", head, label))))
        if difference is None or difference != self._difference:
            self._difference = difference
            self._show()

    def go(self, by: int) -> bool:
        """Go to another difference in this change; tell whether there was one."""
        return self.box.go(by)

    def go_to_end(self, by: int) -> None:
        """Go to the first difference of this change, or to the last one."""
        self.box.go_to_end(by)

    def _show(self) -> None:
        difference = self._difference
        self._signs.setVisible(difference is not None and not difference.is_entry)
        if difference is None:
            self.box.show_whole((), _SAME if self._head.words else "")
        elif difference.kind is DifferenceKind.MOVED:
            self.box.show_whole((), _MOVED.format(*difference.positions))
        elif difference.is_entry:
            parts = tuple(
                (inner.path, inner.after_text or inner.before_text) for inner in difference.inside
            )
            self.box.show_whole(parts, _ENTRY.get(difference.kind, ""))
        else:
            self._show_texts((difference.before_text, difference.after_text))

    def _show_texts(self, texts: Texts) -> None:
        if texts not in self._known and sum(map(len, texts)) > _LONG:
            self.box.show_whole((), "違いを調べています…")
            self._begin(texts)
            return
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        found = self._known.setdefault(texts, ()) or pieces(*texts)
        self._known[texts] = found
        if self._beside:
            self.box.show_beside(found, self._sides)
        else:
            self.box.show_single(found)

    def _begin(self, texts: Texts) -> None:
        if texts in self._jobs:
            return
        job = Job(lambda _progress: pieces(*texts), self)
        self._jobs[texts] = job
        job.done.connect(lambda found: self._take(texts, found))
        job.ended.connect(lambda: self._jobs.pop(texts, None))
        job.start()

    def _take(self, texts: Texts, found: object) -> None:
        if isinstance(found, tuple):
            self._known[texts] = found
        shown = self._difference
        if shown and (shown.before_text, shown.after_text) == texts:
            self._show()
