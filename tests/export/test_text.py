"""The text file: the same content in the same order, a line for a line."""

from assessor.document.assessment import Assessment
from assessor.export.writers import WRITERS, Settings
from tests.golden_files import GoldenFiles

WRITE = WRITERS[".txt"]


def test_a_filled_form_gives_this_text(
    filled: Assessment, settings: Settings, golden: GoldenFiles
) -> None:
    golden.check("export-text.txt", WRITE(filled, settings))


def test_the_same_document_gives_the_same_bytes(filled: Assessment, settings: Settings) -> None:
    assert WRITE(filled, settings) == WRITE(filled.snapshot(), settings)


def test_there_is_no_byte_order_mark(filled: Assessment, settings: Settings) -> None:
    assert WRITE(filled, settings).decode("utf-8").startswith("小さな評価書")
