"""What stands in the window before a document does: new, open, import, look at the sample.

No box in front of the window: a person can look around, and the menus work.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from assessor.form.library import FormLibrary
from assessor.ui import labels, theme
from assessor.ui.edition_dialog import EditionBox
from assessor.ui.recovery import Found

_WIDTH = 800


class StartPage(QScrollArea):
    """Four ways to begin, what was left behind by a crash, and the recent documents."""

    new_wanted = Signal(str)
    """The id of the edition."""
    open_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    """The path of the document."""
    recovery_wanted = Signal(object)
    """The ``Found`` copy to go on with."""
    recovery_unwanted = Signal(object)
    """The ``Found`` copy to throw away."""

    return_wanted = Signal()
    """To go back to the document that is still open."""

    def __init__(self, library: FormLibrary) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("開始画面")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._editions = EditionBox(library)
        self._back = labels.button("開いている評価書へ戻る", "previous")
        self._back.clicked.connect(self.return_wanted)
        self._found = QVBoxLayout()
        self._recent = QVBoxLayout()
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(24, 40, 24, 32)
        layout.setSpacing(14)
        layout.addLayout(_head())
        layout.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._found)
        layout.addSpacing(6)
        layout.addWidget(self._new_card())
        layout.addLayout(self._other_ways())
        layout.addLayout(self._recent)
        layout.addStretch()
        ground = QWidget()
        outer = QHBoxLayout(ground)
        outer.addStretch(1)
        outer.addWidget(column, stretch=8)
        outer.addStretch(1)
        self.setWidget(ground)

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """List the documents that were opened last."""
        _empty(self._recent)
        if not paths:
            return
        self._recent.setSpacing(6)
        self._recent.addSpacing(12)
        self._recent.addWidget(labels.line("最近使った評価書", "subheading"))
        for path in map(Path, paths[:5]):
            row = labels.button(f"{path.name}　　{path.parent}", "open", "row", str(path))
            row.clicked.connect(lambda _=False, path=path: self.recent_wanted.emit(path))
            self._recent.addWidget(row)

    def offer_return(self, is_open: bool) -> None:  # noqa: FBT001 - the state itself
        """Offer the way back where a document is open."""
        self._back.setVisible(is_open)

    def show_found(self, copies: list[Found]) -> None:
        """Offer what a program that did not end as it should has left behind."""
        _empty(self._found)
        for found in copies:
            self._found.addWidget(self._notice(found))

    def _notice(self, found: Found) -> QWidget:
        notice = labels.frame("notice")
        layout = QVBoxLayout(notice)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(labels.line("前回、保存されないまま終わった記載があります。", "heading"))
        when = f"{found.when:%Y-%m-%d %H:%M}"
        layout.addWidget(labels.line(f"{found.name}　（{when} までの記載）"))
        go_on = labels.button("続きから開く", role="main")
        go_on.clicked.connect(lambda: self.recovery_wanted.emit(found))
        throw_away = labels.button("この記載を捨てる", "remove")
        throw_away.clicked.connect(lambda: self.recovery_unwanted.emit(found))
        row = QHBoxLayout()
        row.addWidget(go_on)
        row.addWidget(throw_away)
        row.addStretch()
        layout.addLayout(row)
        return notice

    def _new_card(self) -> QWidget:
        card = labels.frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(20, 16, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(labels.line("新しく作る", "heading"))
        layout.addWidget(labels.line("様式の版を選んで、白紙の評価書から始めます。", "muted"))
        create = labels.button("新しく作る", role="main")
        create.clicked.connect(lambda: self.new_wanted.emit(self._editions.edition))
        row = QHBoxLayout()
        row.addWidget(self._editions, stretch=1)
        row.addWidget(create)
        layout.addLayout(row)
        return card

    def _other_ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        for heading, words, icon, signal in (
            ("開く", "保存した評価書を開きます。", "open", self.open_wanted),
            ("取り込む", "公表された文書から始めます。", "import", self.import_wanted),
            ("見本を見る", "架空の市の記入例を開きます。", "sample", self.sample_wanted),
        ):
            card = labels.frame("card")
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            layout = QVBoxLayout(card)
            layout.setContentsMargins(18, 14, 18, 16)
            layout.setSpacing(8)
            layout.addWidget(labels.line(heading, "heading"))
            layout.addWidget(labels.line(words, "muted"))
            way = labels.button(f"{heading}…" if icon != "sample" else heading, icon)
            way.clicked.connect(signal)
            layout.addWidget(way)
            row.addWidget(card, stretch=1)
        return row


def _head() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(theme.icon("assessor").pixmap(48, 48))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(labels.line("特定個人情報保護評価書", "title"))
    words.addWidget(labels.line("書く、点検する、様式どおりに書き出す", "muted"))
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, stretch=1)
    return row


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
