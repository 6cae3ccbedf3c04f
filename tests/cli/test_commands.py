"""The command line as other tools call it: whole runs in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.document import file
from assessor.document.edits import set_answer
from assessor.document.withholding import withhold
from assessor.paths import resources_folder
from tests.cli.running import run
from tests.strategies import LIBRARY


@pytest.fixture(scope="module")
def sample() -> Path:
    return resources_folder() / "sample.hyoka"


def test_new_makes_a_document_that_dump_lists_in_printed_order(tmp_path: Path) -> None:
    assert run("new", "-o", "a.hyoka", folder=tmp_path).returncode == 0
    dumped = run("dump", "a.hyoka", folder=tmp_path)
    records = [json.loads(line) for line in dumped.stdout.splitlines()]
    paths = [record["path"] for record in records]
    assert paths.index("評価書名") < paths.index("Ⅰ2システム1①") < paths.index("Ⅵ1①")
    assert all(record["value"] is None for record in records)
    assert set(records[0]) == {"place", "path", "label", "value"}


def test_new_takes_the_edition_by_its_tag(tmp_path: Path) -> None:
    made = run("new", "-o", "a.hyoka", "--form", "令和6年10月", folder=tmp_path)
    assert (made.returncode, "令和6年10月" in made.stdout) == (0, True)


def test_new_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.hyoka").write_text("予定表", encoding="utf-8")
    again = run("new", "-o", "a.hyoka", folder=tmp_path)
    assert (again.returncode, again.stdout) == (2, "")
    assert (tmp_path / "a.hyoka").read_text(encoding="utf-8") == "予定表"


def test_an_unknown_edition_is_named_with_those_that_exist(tmp_path: Path) -> None:
    made = run("new", "-o", "a.hyoka", "--form", "昭和", folder=tmp_path)
    assert made.returncode == 2
    assert "昭和" in made.stderr
    assert "zenkomoku-h30-05" in made.stderr
    assert not (tmp_path / "a.hyoka").exists()


def test_check_exits_with_1_where_there_are_errors(tmp_path: Path) -> None:
    run("new", "-o", "a.hyoka", folder=tmp_path)
    checked = run("check", "a.hyoka", "--format", "json", folder=tmp_path)
    report = json.loads(checked.stdout)
    assert checked.returncode == 1
    assert report["counts"]["error"] == sum(f["severity"] == "error" for f in report["findings"])
    assert {"code", "severity", "place", "path", "message"} <= set(report["findings"][0])


def test_check_exits_with_0_where_there_are_none(tmp_path: Path, sample: Path) -> None:
    checked = run("check", sample, folder=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "誤り0件" in checked.stdout


def test_dump_writes_choices_by_their_words_and_boxes_as_a_list(
    tmp_path: Path, sample: Path
) -> None:
    dumped = run("dump", sample, folder=tmp_path)
    values = {r["path"]: r["value"] for r in map(json.loads, dumped.stdout.splitlines())}
    assert values["Ⅵ1②"] == "基礎項目評価及び全項目評価の実施が義務付けられる"
    boxes = values["Ⅰ2システム1③"]
    assert boxes[0] == {
        "option": "情報提供ネットワークシステム",
        "checked": boxes[0]["checked"],
        "text": "",
    }
    assert any(box["checked"] for box in boxes)


def test_with_several_files_a_path_begins_with_the_file_in_brackets(
    tmp_path: Path, sample: Path
) -> None:
    dumped = run("dump", sample, folder=tmp_path)
    paths = [json.loads(line)["path"] for line in dumped.stdout.splitlines()]
    assert "（国民健康保険資格情報ファイル）Ⅱ4委託事項4② 対象となる本人の範囲" in paths
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".txt"])
def test_export_writes_by_the_suffix(tmp_path: Path, sample: Path, suffix: str) -> None:
    exported = run("export", sample, "-o", f"out{suffix}", folder=tmp_path)
    assert (exported.returncode, exported.stderr) == (0, "")
    assert (tmp_path / f"out{suffix}").stat().st_size > 20_000


def test_a_pdf_gives_the_document_back_unless_it_was_to_be_without(
    tmp_path: Path, sample: Path
) -> None:
    run("export", sample, "-o", "with.pdf", folder=tmp_path)
    run("export", sample, "-o", "without.pdf", "--without-data", folder=tmp_path)
    back = run("import", "with.pdf", "-o", "back.hyoka", folder=tmp_path)
    assert back.returncode == 0
    assert (tmp_path / "back.hyoka").read_bytes() == sample.read_bytes()
    refused = run("import", "without.pdf", "-o", "none.hyoka", folder=tmp_path)
    assert refused.returncode == 2
    assert "このPDFには評価書のデータが入っていない" in refused.stderr


def test_export_makes_the_copy_that_is_asked_for(tmp_path: Path, sample: Path) -> None:
    assessment, _ = file.load(sample, LIBRARY)
    place = ("further_measures",)
    assessment.apply(set_answer(assessment, place, "回線は専用線二本である。"))
    assessment.apply(withhold(assessment, place, (), (3, 8), "攻撃に使える"))
    marked = tmp_path / "marked.hyoka"
    file.save(assessment, marked)
    as_it_is = run("export", marked, "-o", "a.txt", folder=tmp_path)
    assert "非公表とした箇所が1か所あり、そのまま書き出しました" in as_it_is.stderr
    for copy in ("public", "submission"):
        made = run("export", marked, "-o", f"{copy}.txt", "--copy", copy, folder=tmp_path)
        assert (made.returncode, "そのまま" in made.stderr) == (0, False)
    said = [(tmp_path / f"{name}.txt").read_text() for name in ("a", "public", "submission")]
    for text, wanted in zip(
        said, ("専用線二本", "（非公表）", "【非公表：専用線二本】"), strict=True
    ):
        assert f"回線は{wanted}である。" in text
    wrong = run("export", marked, "-o", "b.txt", "--copy", "secret", folder=tmp_path)
    assert (wrong.returncode, "--copy" in wrong.stderr) == (2, True)


def test_export_to_an_unknown_suffix_says_which_there_are(tmp_path: Path, sample: Path) -> None:
    exported = run("export", sample, "-o", "out.xyz", folder=tmp_path)
    assert exported.returncode == 2
    assert ".docx" in exported.stderr
    assert not (tmp_path / "out.xyz").exists()


def test_forms_lists_the_editions_and_what_nobody_has_verified(tmp_path: Path) -> None:
    plain = run("forms", folder=tmp_path).stdout
    full = run("forms", "--unverified", folder=tmp_path).stdout
    assert "平成30年5月" in plain
    assert "令和6年10月" in plain
    assert "Ⅱ6③" not in plain
    assert "消去方法" in full
    assert "Ⅱ5提供先1①" in full
    assert "事務の名称" not in full


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "missing.hyoka"),
        ("check",),
        ("frobnicate",),
        ("dump", "."),
        ("export", "missing.hyoka", "-o", "x.docx"),
        ("import", "missing.txt", "-o", "x.hyoka"),
        ("check", "list.txt"),
    ],
)
def test_what_cannot_run_ends_with_2_and_one_line_without_a_traceback(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "list.txt").write_text("牛乳、卵、パン", encoding="utf-8")
    failed = run(*arguments, folder=tmp_path)
    assert failed.returncode == 2
    assert failed.stdout == ""
    assert len(failed.stderr.strip().splitlines()) == 1
    assert "Traceback" not in failed.stderr


def test_a_reader_that_stops_early_is_no_fault(sample: Path) -> None:
    command = f"{sys.executable} -m assessor dump '{sample}' | head -n 1"
    piped = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (piped.returncode, piped.stderr) == (0, "")


def test_a_file_called_like_a_command_does_not_hide_the_command(
    tmp_path: Path, sample: Path
) -> None:
    (tmp_path / "check").write_text("", encoding="utf-8")
    assert run("check", sample, folder=tmp_path).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
def test_without_a_screen_the_window_is_refused_in_one_line(tmp_path: Path, sample: Path) -> None:
    for arguments in ((), (sample,)):
        refused = run(*arguments, folder=tmp_path)
        assert refused.returncode == 2
        assert "画面がない" in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("command", ["forms", "dump"])
def test_an_output_that_cannot_be_written_is_told_in_one_line(sample: Path, command: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        failed = subprocess.run(
            [sys.executable, "-m", "assessor", command, *[str(sample)] * (command == "dump")],
            env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert failed.returncode == 2
    assert failed.stderr.splitlines() == [
        "assessor: 出力を書き込めません（空き容量がありません）。"
    ]


@pytest.fixture
def versioned(tmp_path: Path, sample: Path) -> Path:
    """A copy of the sample with two versions of the same label and one of another."""
    path = tmp_path / "a.hyoka"
    path.write_bytes(sample.read_bytes())
    for label, day in (("素案", "2026-04-01"), ("公表版", "令和8年5月1日"), ("素案", "R8.6.1")):
        arguments = ("--label", label, "--day", day, "--by", "税務課", "--note", "初版")
        added = run("version", path, *arguments, folder=tmp_path)
        assert (added.returncode, added.stderr) == (0, "")
        assert f"版「{label}」を残しました" in added.stdout
    return path


def test_versions_are_listed_from_the_oldest(tmp_path: Path, versioned: Path) -> None:
    listed = run("versions", versioned, folder=tmp_path)
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert [(row[0], *row[2:]) for row in rows] == [
        ("1", "素案", "2026-04-01", "税務課", "初版"),
        ("2", "公表版", "2026-05-01", "税務課", "初版"),
        ("3", "素案", "2026-06-01", "税務課", "初版"),
    ]


def test_a_version_is_dumped_checked_and_exported_by_name_number_or_label(
    tmp_path: Path, versioned: Path, sample: Path
) -> None:
    name = run("versions", versioned, folder=tmp_path).stdout.split("\t")[1]
    now = run("dump", sample, folder=tmp_path).stdout
    for wanted in (name, "1", "公表版"):
        assert run("dump", versioned, "--version", wanted, folder=tmp_path).stdout == now
    assert run("check", versioned, "--version", "2", folder=tmp_path).returncode == 0
    run("export", versioned, "--version", "3", "-o", "a.txt", folder=tmp_path)
    run("export", sample, "-o", "b.txt", folder=tmp_path)
    texts = [(tmp_path / name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")]
    assert texts[0] == texts[1] != ""


@pytest.mark.parametrize(
    ("wanted", "words"), [("素案", "2つあります"), ("提出版", "ありません"), ("4", "ありません")]
)
def test_a_version_that_is_not_clear_is_refused(
    tmp_path: Path, versioned: Path, wanted: str, words: str
) -> None:
    dumped = run("dump", versioned, "--version", wanted, folder=tmp_path)
    assert (dumped.returncode, dumped.stdout) == (2, "")
    assert words in dumped.stderr
    assert "assessor versions" in dumped.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("--label", " "), ("--label", "素案", "--day", "そのうち")]
)
def test_a_version_that_cannot_be_made_leaves_the_file_as_it_was(
    tmp_path: Path, versioned: Path, arguments: tuple[str, ...]
) -> None:
    before = versioned.read_bytes()
    assert run("version", versioned, *arguments, folder=tmp_path).returncode == 2
    assert versioned.read_bytes() == before
