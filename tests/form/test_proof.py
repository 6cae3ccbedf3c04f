"""The list of form files that were held against their schema: it speaks of files that pass."""

import shutil
from pathlib import Path

import pytest

from assessor.errors import FormError
from assessor.form.library import FormLibrary
from assessor.form.proof import PROVEN, digests, is_proven
from assessor.paths import forms_folder


def test_the_shipped_forms_are_listed_as_they_are() -> None:
    listed = (forms_folder() / PROVEN).read_text(encoding="utf-8").splitlines()
    command = f"cd forms && sha256sum *.rng *.xml > {PROVEN}"
    assert listed == digests(forms_folder()), f"the forms have changed: {command}"
    assert is_proven(forms_folder())


def test_every_listed_form_passes_its_schema(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / PROVEN).unlink()
    library = FormLibrary(folder)
    for edition in library.editions:
        assert library.form(edition.id) == FormLibrary(forms_folder()).form(edition.id)


@pytest.mark.parametrize("name", ["zenkomoku-h30-05.xml", "zenkomoku-guidance.xml"])
def test_an_edited_file_is_held_against_the_schema_again(tmp_path: Path, name: str) -> None:
    folder = _copy(tmp_path)
    path = folder / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(' name="', ' nmae="', 1), encoding="utf-8")
    line = path.read_text(encoding="utf-8")[: text.index(' name="')].count("\n") + 1
    with pytest.raises(FormError, match=rf"^{name}:{line}: "):
        _ = FormLibrary(folder).default


def test_an_edited_schema_or_a_stranger_ends_the_proof(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    assert is_proven(folder)
    (folder / "mine.xml").write_text("<form/>", encoding="utf-8")
    assert not is_proven(folder)
    (folder / "mine.xml").unlink()
    assert is_proven(folder)
    with (folder / "form.rng").open("a", encoding="utf-8") as schema:
        schema.write("\n")
    assert not is_proven(folder)


def test_a_folder_without_a_list_is_not_proven(tmp_path: Path) -> None:
    assert not is_proven(tmp_path)


def _copy(folder: Path) -> Path:
    """Return a copy of the forms whose list is right, whatever is being written in them."""
    copy = Path(shutil.copytree(forms_folder(), folder / "forms"))
    (copy / PROVEN).write_text("\n".join(digests(copy)), encoding="utf-8")
    return copy
