"""The dialogs that ask for a file: which one to open, under which name to write, and as what."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from assessor.document.file import SUFFIX
from assessor.ui import messages
from assessor.ui.messages import Reply

DOCUMENT = f"評価書 (*{SUFFIX})"
OPENABLE = f"評価書、書き出したWord文書・PDF (*{SUFFIX} *.docx *.pdf)"
SOURCES = "公表された評価書、重大事故等の一覧 (*.txt *.docx *.pdf *.csv *.xlsx)"
_EXPORTS = {
    ".docx": "Word文書",
    ".pdf": "PDF",
    ".html": "ブラウザーで読むページ",
    ".txt": "テキスト",
}


def exports(first: str) -> str:
    """Return the formats a document can be exported to, that of suffix ``first`` first."""
    suffixes = sorted(_EXPORTS, key=lambda suffix: suffix != first)
    return ";;".join(f"{_EXPORTS[suffix]} (*{suffix})" for suffix in suffixes)


def ask_open(
    window: QWidget, folder: Path, kind: str, then: Callable[[list[Path]], None], *, several: bool
) -> None:
    """Ask for a file, or for several."""
    dialog = QFileDialog(window, "開く", str(folder), kind)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_save(window: QWidget, path: Path, kind: str, then: Callable[[Path], None]) -> None:
    """Ask under which name to write; ``path`` is proposed."""
    dialog = QFileDialog(window, "保存", str(path.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(path.suffix)
    dialog.selectFile(path.name)
    dialog.filterSelected.connect(lambda chosen: _follow(dialog, chosen))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_carrying(window: QWidget, then: Callable[[bool], None]) -> None:
    """Ask whether a PDF is to carry the document; what is published should not by oversight."""
    messages.ask(
        window,
        "このPDFに、評価書のデータも入れますか。",
        "入れると、このPDFを後で開いて続きを書けます。版や変更の履歴なども入りますので、"
        "公表するPDFには入れないでください。",
        (Reply("入れない", lambda: then(False)), Reply("入れる", lambda: then(True))),
    )


def _follow(dialog: QFileDialog, kind: str) -> None:
    """Give the name in the dialog the suffix of the kind that was chosen."""
    suffix = kind.rpartition("*")[2].rstrip(")")
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles():
        dialog.selectFile(Path(name).with_suffix(suffix).name)
