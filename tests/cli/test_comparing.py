"""compare and merge as other tools call them."""

import json
from pathlib import Path

import pytest

from assessor.document import edits, file
from assessor.document.assessment import Assessment
from assessor.form.library import FormLibrary
from assessor.form.values import Place
from assessor.paths import forms_folder, resources_folder
from tests.cli.running import run
from tests.export.word import part

LIBRARY = FormLibrary(forms_folder())
SAMPLE = resources_folder() / "sample.hyoka"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document and a copy of it."""
    document = Assessment(LIBRARY.default)
    document.apply(edits.first_entries(LIBRARY.default))
    document.apply(edits.set_answer(document, texts(document)[0], "元の記載"))
    for name in ("base", "mine", "theirs"):
        file.save(document, tmp_path / f"{name}.hyoka")
    return tmp_path


def test_compare_tells_path_kind_and_both_texts(folder: Path) -> None:
    change(folder / "mine.hyoka", 0, "新しい記載")
    compared = run("compare", "base.hyoka", "mine.hyoka", folder=folder)
    assert compared.returncode == 0
    head, before, after, counts, coverage = compared.stdout.splitlines()
    assert head.startswith("変更\t")
    assert (before, after) == ("\t前\t元の記載", "\t後\t新しい記載")
    assert counts == "追加0件、削除0件、変更1件、移動0件"
    assert coverage.endswith("項目を比べました。")


def test_compare_tells_other_programs_the_pieces_too(folder: Path) -> None:
    change(folder / "mine.hyoka", 0, "新しい記載")
    compared = run("compare", "base.hyoka", "mine.hyoka", "--format", "json", folder=folder)
    report = json.loads(compared.stdout)
    (difference,) = report["differences"]
    assert (difference["kind"], difference["before"], difference["after"]) == (
        "changed",
        "元の記載",
        "新しい記載",
    )
    assert "".join(piece["after"] for piece in difference["pieces"]) == "新しい記載"
    assert report["coverage"]["compared"] == report["coverage"]["total"] > 100
    assert report["matches"] == []


def test_compare_matches_the_entries_of_an_imported_copy_by_content(tmp_path: Path) -> None:
    run("export", SAMPLE, "-o", "copy.txt", folder=tmp_path)
    run("import", "copy.txt", "-o", "copy.hyoka", folder=tmp_path)
    compared = run("compare", SAMPLE, "copy.hyoka", "--format", "json", folder=tmp_path)
    report = json.loads(compared.stdout)
    assert report["matches"] != []
    assert all(match["old"] and match["new"] for match in report["matches"])


def test_compare_takes_versions_of_one_file(folder: Path) -> None:
    run("version", "mine.hyoka", "--label", "素案", folder=folder)
    change(folder / "mine.hyoka", 0, "新しい記載")
    compared = run("compare", "mine.hyoka", "mine.hyoka", "--old-version", "素案", folder=folder)
    assert "\t前\t元の記載" in compared.stdout


def test_compare_without_a_second_file_takes_versions_of_the_first(folder: Path) -> None:
    run("version", "mine.hyoka", "--label", "素案", folder=folder)
    change(folder / "mine.hyoka", 0, "新しい記載")
    compared = run("compare", "mine.hyoka", "--old-version", "素案", folder=folder)
    assert "\t前\t元の記載" in compared.stdout


@pytest.mark.parametrize("paper", ["table", "redline", "changes", "summary"])
def test_compare_writes_every_paper_as_a_word_file(folder: Path, paper: str) -> None:
    change(folder / "mine.hyoka", 0, "新しい記載")
    arguments = ("base.hyoka", "mine.hyoka", "-o", f"{paper}.docx", "--as", paper)
    compared = run("compare", *arguments, folder=folder)
    assert (compared.returncode, compared.stdout, compared.stderr) == (0, "", "")
    assert (folder / f"{paper}.docx").read_bytes().startswith(b"PK")


def test_compare_says_author_and_day_of_the_revisions(folder: Path) -> None:
    change(folder / "mine.hyoka", 0, "新しい記載")
    said = ("--author", "国保年金課", "--date", "令和8年4月1日")
    arguments = ("base.hyoka", "mine.hyoka", "-o", "a.docx", "--as", "redline", *said)
    assert run("compare", *arguments, folder=folder).returncode == 0
    body = part((folder / "a.docx").read_bytes()).decode()
    assert 'w:author="国保年金課" w:date="2026-04-01T00:00:00Z"' in body


def test_revisions_are_by_whoever_made_the_version(folder: Path) -> None:
    change(folder / "mine.hyoka", 0, "新しい記載")
    by = ("--by", "総務課長", "--day", "2026-05-01")
    run("version", "mine.hyoka", "--label", "提出版", *by, folder=folder)
    arguments = ("base.hyoka", "mine.hyoka", "--new-version", "提出版", "-o", "a.docx")
    assert run("compare", *arguments, "--as", "redline", folder=folder).returncode == 0
    body = part((folder / "a.docx").read_bytes()).decode()
    assert 'w:author="総務課長" w:date="2026-05-01T00:00:00Z"' in body


def test_compare_never_writes_over_a_document(folder: Path) -> None:
    (folder / "mine.docx").write_bytes((folder / "mine.hyoka").read_bytes())
    compared = run("compare", "base.hyoka", "theirs.hyoka", "-o", "mine.docx", folder=folder)
    assert compared.returncode == 2
    assert "上書きしません" in compared.stderr


def test_merge_writes_what_does_not_collide(folder: Path) -> None:
    change(folder / "mine.hyoka", 1, "私の記載")
    change(folder / "theirs.hyoka", 0, "相手の記載")
    run_merge = run(
        "merge", "base.hyoka", "mine.hyoka", "theirs.hyoka", "-o", "out.hyoka", folder=folder
    )
    assert run_merge.returncode == 0, run_merge.stdout
    assert answers(folder / "out.hyoka")[:2] == ["相手の記載", "私の記載"]


def test_merge_writes_nothing_where_something_collides(folder: Path) -> None:
    collide(folder)
    merged = run(
        "merge", "base.hyoka", "mine.hyoka", "theirs.hyoka", "-o", "out.hyoka", folder=folder
    )
    assert merged.returncode == 1
    assert "衝突\t" in merged.stdout
    assert "\t自分\t私の記載" in merged.stdout
    assert "\t相手\t相手の記載" in merged.stdout
    assert not (folder / "out.hyoka").exists()


@pytest.mark.parametrize(("side", "expected"), [("mine", "私の記載"), ("theirs", "相手の記載")])
def test_merge_takes_the_side_that_is_preferred(folder: Path, side: str, expected: str) -> None:
    collide(folder)
    merged = run(
        "merge",
        "base.hyoka",
        "mine.hyoka",
        "theirs.hyoka",
        "-o",
        "out.hyoka",
        "--prefer",
        side,
        folder=folder,
    )
    assert (merged.returncode, "衝突\t" in merged.stdout) == (0, True)
    assert answers(folder / "out.hyoka")[0] == expected


def test_merge_never_overwrites(folder: Path) -> None:
    merged = run(
        "merge", "base.hyoka", "mine.hyoka", "theirs.hyoka", "-o", "mine.hyoka", folder=folder
    )
    assert merged.returncode == 2


def collide(folder: Path) -> None:
    change(folder / "mine.hyoka", 0, "私の記載")
    change(folder / "theirs.hyoka", 0, "相手の記載")


def change(path: Path, number: int, words: str) -> None:
    """Answer the text item of that number in the document at ``path``."""
    document, digest = file.load(path, LIBRARY)
    document.apply(edits.set_answer(document, texts(document)[number], words))
    file.save(document, path, digest)


def answers(path: Path) -> list[object]:
    document, _ = file.load(path, LIBRARY)
    return [document.answers.get(place) for place in texts(document)]


def texts(document: Assessment) -> list[Place]:
    items = LIBRARY.default.items
    return [
        slot.place
        for slot in document.slots()
        if slot.section.printed
        and items.get(slot.node.name)
        and items[slot.node.name].kind == "text"
    ]
