"""What changed inside texts, marked for the rows of a published （別添3）変更箇所."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.form.library import FormLibrary
from assessor.history.wording import Piece, PieceKind, pieces
from assessor.importers.table import import_files
from assessor.paths import forms_folder

SENDAI = "004_df1ea52212b0946d.txt"
Pair = tuple[str, str]


@pytest.fixture(scope="module")
def pairs(shared_documents: Path) -> list[Pair]:
    """The rows that quote what stood there before."""
    imported = import_files([shared_documents / SENDAI], FormLibrary(forms_folder()))
    assessment = Assessment(imported.form)
    assessment.apply(imported.edit)
    rows = [
        (text(assessment, entry, "change_before"), text(assessment, entry, "change_after"))
        for entry in assessment.entries(("change",))
    ]
    return [(before, after) for before, after in rows if "右記を追加" not in before]


def test_there_are_rows_to_look_at(pairs: list[Pair]) -> None:
    assert len(pairs) == 17


def test_the_pieces_are_both_texts(pairs: list[Pair]) -> None:
    for before, after in pairs:
        found = pieces(before, after)
        assert "".join(piece.before for piece in found) == before
        assert "".join(piece.after for piece in found) == after


def test_no_number_is_cut(pairs: list[Pair]) -> None:
    for pair in pairs:
        found = pieces(*pair)
        for side in ([p.before for p in found if p.before], [p.after for p in found if p.after]):
            cut = [
                one + other
                for one, other in pairwise(side)
                if one[-1].isdigit() and other[0].isdigit()
            ]
            assert cut == []


def test_no_single_sign_is_kept_between_two_replacements(pairs: list[Pair]) -> None:
    assert [island for pair in pairs for island in islands(pieces(*pair)) if len(island) < 2] == []


def test_most_of_a_text_is_seen_to_be_the_same(pairs: list[Pair]) -> None:
    shares = [share(pieces(*pair)) for pair in pairs]
    assert sorted(shares)[len(shares) // 2] > 0.6


def test_a_name_that_replaced_another_is_marked_around_it(pairs: list[Pair]) -> None:
    renamed = [pieces(*pair) for pair in pairs if pair[1].startswith("デジタル庁(旧")]
    assert [[piece.text for piece in found] for found in renamed] == [
        ["デジタル庁(旧", "内閣官房情報通信技術(IT)総合戦略室", ")"]
    ] * 4


def islands(found: tuple[Piece, ...]) -> Iterator[str]:
    """Yield what stayed the same between two places where something was put for something else."""
    for at in range(2, len(found) - 2):
        kinds = [piece.kind for piece in found[at - 2 : at + 3]]
        replaced = {PieceKind.REMOVED, PieceKind.ADDED}
        if kinds[2] is PieceKind.SAME and set(kinds[:2]) == set(kinds[3:]) == replaced:
            yield found[at].text


def share(found: tuple[Piece, ...]) -> float:
    same = sum(len(piece.after) for piece in found if piece.kind is PieceKind.SAME)
    return same / sum(len(piece.after) for piece in found)


def text(assessment: Assessment, entry: str, item: str) -> str:
    value = assessment.answers.get(("change", entry, item))
    return value if isinstance(value, str) else ""
