"""From blocks to pages: typst sets them with a template of ours, and the words as data.

The words are handed over as JSON strings and are never read as markup. Typesetting happens in a
folder of its own, which holds the template, the data, the pictures and what is to be attached.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypeVar

import typst

from assessor.document.assessment import Assessment
from assessor.errors import ExportError
from assessor.export.blocks import Block
from assessor.export.content import document_name
from assessor.export.pdf_data import FONT, Json, Pages
from assessor.export.sheet import Sheet
from assessor.form.values import clean_text
from assessor.paths import resources_folder
from assessor.rules.names import BODY

Standard = Literal["a-2a", "a-3a", "ua-1"]
Input = TypeVar("Input", Path, bytes)
_TEMPLATE = "form.typ"
_DATA = "data.json"
_TRIAL = '#set document(title: "図")\n#set text(font: "{}")\n#image("{}", alt: "図")'


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a PDF carries."""

    name: str
    content: bytes
    mime_type: str
    description: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One printout of a document: what of it is printed, and what kind of file it becomes."""

    assessment: Assessment
    blocks: Sequence[Block]
    today: date
    standards: tuple[Standard, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(slots=True)
class Typesetting:
    """Typesets documents, one after the other, in ``folder``; the second time is faster."""

    folder: Path
    spots: bool = False
    """Whether to note where each place of the document is printed."""
    _unreadable: frozenset[bytes] = frozenset()
    _compiler: typst.Compiler = field(init=False)

    def __post_init__(self) -> None:
        template = (resources_folder() / "typst" / _TEMPLATE).read_bytes()
        (self.folder / _TEMPLATE).write_bytes(template)
        self._compiler = _compiler(self.folder / _TEMPLATE, self.folder)

    def pdf(self, copy: Copy) -> bytes:
        """Return the pages as a PDF; words stand where a picture cannot be drawn.

        Raises ``ExportError`` where that cannot be done.
        """
        for attachment in copy.attachments:
            (self.folder / attachment.name).write_bytes(attachment.content)
        try:
            return self._set(copy)
        except typst.TypstError as error:
            broken = self._failing_pictures(()) - self._unreadable
            if not broken:
                raise self._fault(copy, error) from error
            self._unreadable |= broken
        return self.pdf(copy)

    def found_spots(self) -> object:
        """Return what the template noted of the pages that were set last."""
        return json.loads(self._compiler.query("<spot>", field="value"))

    def _set(self, copy: Copy) -> bytes:
        pages = Pages(Sheet(copy.assessment.form.layout), self._unreadable)
        data = {
            **_about(copy.assessment, copy.today),
            "layout": pages.layout(),
            "blocks": [pages.block(block) for block in copy.blocks],
            "attachments": [_described(attachment) for attachment in copy.attachments],
            "spots": self.spots,
        }
        (self.folder / _DATA).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for file, content in pages.pictures.items():
            (self.folder / file).write_bytes(content)
        day = datetime(copy.today.year, copy.today.month, copy.today.day, tzinfo=UTC)
        made = self._compiler.compile(
            format="pdf", pdf_standards=list(copy.standards), timestamp=day
        )
        return made if isinstance(made, bytes) else b""

    def _failing_pictures(self, standards: Sequence[Standard]) -> frozenset[bytes]:
        """Return the pictures that cannot be drawn, each tried alone."""
        return frozenset(
            path.read_bytes()
            for path in self.folder.glob("picture*")
            if not _is_drawn(path, standards)
        )

    def _fault(self, copy: Copy, error: typst.TypstError) -> ExportError:
        """Return what to say where all pictures can be drawn, and yet there is no PDF."""
        failing = self._failing_pictures(copy.standards) - self._unreadable
        pictures = copy.assessment.attachments.items()
        named = "、".join(f"「{name}」" for name, content in pictures if content in failing)
        if not named:
            return ExportError(f"PDFにできません（{error.message}）。")
        return ExportError(
            f"図の中に書体にない文字があるため、PDFにできません：{named}。",
            "図の文字を直すか、図をPNGにして入れ直してください。",
        )


def _compiler(main: Input, root: Path) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resources_folder() / "fonts"],
    )
    return typst.Compiler(main, root=root, font_paths=fonts)


def _is_drawn(picture: Path, standards: Sequence[Standard]) -> bool:
    trial = _TRIAL.format(FONT, picture.name)
    try:
        _compiler(trial.encode(), picture.parent).compile(
            format="pdf", pdf_standards=list(standards)
        )
    except typst.TypstError:
        return False
    return True


def _about(assessment: Assessment, today: date) -> Json:
    body = assessment.answers.get(BODY)
    return {
        "title": clean_text(document_name(assessment)),
        "author": clean_text(body) if isinstance(body, str) else "",
        "subject": assessment.form.title,
        "keywords": [assessment.form.short_title, assessment.form.tag],
        "day": [today.year, today.month, today.day],
    }


def _described(attachment: Attachment) -> Json:
    return {
        "file": attachment.name,
        "mime-type": attachment.mime_type,
        "description": attachment.description,
    }
