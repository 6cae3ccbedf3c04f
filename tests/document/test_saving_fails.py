"""A save that fails or is killed: the old file stays whole, and nothing is left beside it."""

import errno
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from assessor.document import disk
from assessor.document.assessment import Assessment
from assessor.document.disk import remove_leftovers, write_beside
from assessor.document.file import load, save
from assessor.errors import DocumentError
from assessor.form.values import Place, Value
from tests.strategies import FORM, LIBRARY

OLD: dict[Place, Value] = {("office_name",): "古い記載"}
NEW: dict[Place, Value] = {("office_name",): "新しい記載"}
Saved = tuple[Path, str]

# Saves one document after the other, each whole in itself, and says when it has begun.
SAVER = """
import sys
from pathlib import Path
from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.file import save
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder

form = FormLibrary(forms_folder()).default
path = Path(sys.argv[1])
digest = None
for number in range(10**9):
    text = f"{number} " * 50_000
    answers = {("office_content",): text, ("benefit",): text}
    assessment = Assessment(form, answers)
    assessment.apply(edits.add_version(assessment, "素案", "2026-11-22"))
    assessment.apply(edits.set_answer(assessment, ("office_name",), str(number)))
    digest = save(assessment, path, digest)
    print(number, flush=True)
"""


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    path = tmp_path / "評価書.hyoka"
    return path, save(Assessment(FORM, OLD), path)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_RETRIES", (0.0, 0.0))


def refusing(number: int) -> Callable[..., object]:
    def refuse(*_arguments: object, **_more: object) -> object:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "空き容量がありません"),
        (errno.EACCES, "権限がありません"),
        (errno.EIO, "読み書きの途中で機器の異常"),
    ],
)
@pytest.mark.parametrize("function", ["replace", "fsync"])
def test_a_save_that_the_system_refuses_leaves_the_old_file(
    function: str, number: int, reason: str, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, digest = saved
    monkeypatch.setattr(os, function, refusing(number))
    with pytest.raises(DocumentError) as raised:
        save(Assessment(FORM, NEW), path, digest)
    assert f"評価書.hyoka に保存できません（{reason}" in raised.value.line
    assert raised.value.hint != ""
    monkeypatch.undo()
    assert load(path, LIBRARY)[0].answers == OLD
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_while_writing_leaves_the_old_file(
    number: int, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, digest = saved
    opened = Path.open

    def full(self: Path, mode: str = "r", *arguments: object) -> object:
        stream = opened(self, mode, *arguments)  # type: ignore[call-overload]
        return _Full(stream, number) if "x" in mode else stream

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(DocumentError, match="保存できません"):
        save(Assessment(FORM, NEW), path, digest)
    monkeypatch.undo()
    assert load(path, LIBRARY)[0].answers == OLD
    assert list(path.parent.iterdir()) == [path]


class _Full(io.BufferedWriter):
    """A file on a disk that is full after ten bytes."""

    def __init__(self, stream: io.BufferedWriter, number: int) -> None:
        super().__init__(stream.detach())
        self._number = number

    @override
    def write(self, content: object) -> int:
        super().write(bytes(content)[:10])  # type: ignore[call-overload]
        raise OSError(self._number, os.strerror(self._number))


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="gone がありません"):
        save(Assessment(FORM, NEW), tmp_path / "gone" / "a.hyoka")


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a", "hyoka"])
def test_a_new_document_takes_no_name_that_means_something_else(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        save(Assessment(FORM, NEW), tmp_path / name)
    assert ".hyoka" in caught.value.line
    assert list(tmp_path.iterdir()) == []


def test_a_new_document_may_be_named_in_capitals(tmp_path: Path) -> None:
    save(Assessment(FORM, NEW), tmp_path / "評価書 1.HYOKA")
    assert load(tmp_path / "評価書 1.HYOKA", LIBRARY)[0].answers == NEW


def test_a_document_of_another_name_is_saved_where_it_was_opened(saved: Saved) -> None:
    path, digest = saved
    renamed = path.rename(path.with_name("控え.bak"))
    save(Assessment(FORM, NEW), renamed, digest)
    assert load(renamed, LIBRARY)[0].answers == NEW


def test_a_folder_that_cannot_be_flushed_does_not_spoil_a_save(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, digest = saved
    monkeypatch.setattr(os, "open", refusing(errno.EINVAL))
    after = save(Assessment(FORM, NEW), path, digest)
    monkeypatch.undo()
    assert load(path, LIBRARY)[1] == after


def test_a_file_that_is_held_for_a_moment_is_replaced_in_the_end(
    saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, digest = saved
    replace = os.replace
    calls: list[object] = []

    def held(source: str, target: str) -> None:
        calls.append(source)
        if len(calls) == 1:
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    save(Assessment(FORM, NEW), path, digest)
    assert len(calls) == 2
    assert load(path, LIBRARY)[0].answers == NEW


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    link = tmp_path / "a.hyoka"
    link.symlink_to(link)
    with pytest.raises(DocumentError) as raised:
        save(Assessment(FORM, NEW), link)
    assert "\n" not in raised.value.line


def test_other_files_are_written_in_one_step_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "評価書.docx"
    write_beside(path, b"old")
    monkeypatch.setattr(os, "replace", refusing(errno.ENOSPC))
    with pytest.raises(DocumentError, match="空き容量がありません"):
        write_beside(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def dead_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def leftovers(saved: Saved) -> Iterator[Callable[..., Path]]:
    folder = saved[0].parent

    def leave(host: str, pid: int, *, hours: float = 0) -> Path:
        path = folder / f".hyoka.{host}.{pid}.0a1b2c3d.tmp"
        path.write_bytes(b"half")
        then = time.time() - hours * 3600
        os.utime(path, (then, then))
        return path

    yield leave
    assert saved[0].exists()


def test_what_a_dead_process_left_is_removed_by_loading(
    saved: Saved, leftovers: Callable[..., Path]
) -> None:
    leftover = leftovers(disk._host(), dead_process())
    load(saved[0], LIBRARY)
    assert not leftover.exists()


def test_what_a_dead_process_left_is_removed_by_saving(
    saved: Saved, leftovers: Callable[..., Path]
) -> None:
    leftover = leftovers(disk._host(), dead_process())
    save(Assessment(FORM, NEW), *saved)
    assert not leftover.exists()


def test_what_is_a_day_old_is_removed_whoever_left_it(
    saved: Saved, leftovers: Callable[..., Path]
) -> None:
    old = leftovers("elsewhere", 1, hours=25)
    remove_leftovers(saved[0])
    assert not old.exists()


def test_what_a_living_process_or_another_host_writes_is_not_touched(
    saved: Saved, leftovers: Callable[..., Path]
) -> None:
    living = [
        leftovers(disk._host(), os.getpid()),
        leftovers(disk._host(), os.getppid()),
        leftovers("elsewhere", dead_process(), hours=23),
    ]
    load(saved[0], LIBRARY)
    assert all(path.exists() for path in living)


@pytest.mark.parametrize(
    "name", [".hyoka.tmp", ".other.host.1.x.tmp", "x.hyoka.h.1.y.tmp", ".hyoka.h.x.y.tmp", "a.tmp"]
)
def test_files_of_others_are_not_touched(name: str, saved: Saved) -> None:
    other = saved[0].parent / name
    other.write_bytes(b"x")
    os.utime(other, (0, 0))
    load(saved[0], LIBRARY)
    assert other.exists()


@pytest.mark.parametrize("pid", ["9999999999", "0", "99999999999999999999999"])
def test_a_leftover_with_a_strange_number_does_no_harm(pid: str, saved: Saved) -> None:
    (saved[0].parent / f".hyoka.{disk._host()}.{pid}.x.tmp").write_bytes(b"x")
    assert load(saved[0], LIBRARY)[0].answers == OLD


def _kill_a_save_and_look(folder: Path, delays: list[float]) -> None:
    path = folder / "評価書.hyoka"
    for delay in delays:
        path.unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(path)],
            stdout=subprocess.PIPE,
            cwd=Path(disk.__file__).parents[2],
        )
        assert process.stdout
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        loaded, _ = load(path, LIBRARY)
        assert loaded.answers["office_content",] == loaded.answers["benefit",]
        then = loaded.version_state(loaded.versions[0].name).answers
        assert then["benefit",] == loaded.answers["benefit",]
        assert ("office_name",) not in then
        assert list(folder.iterdir()) == [path]


def test_a_killed_save_leaves_a_whole_file_and_nothing_else(tmp_path: Path) -> None:
    _kill_a_save_and_look(tmp_path, [n * 0.0021 for n in range(20)])


@pytest.mark.soak
def test_two_hundred_killed_saves_leave_a_whole_file(tmp_path: Path) -> None:
    _kill_a_save_and_look(tmp_path, [n * 0.0007 for n in range(200)])
