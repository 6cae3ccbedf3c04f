"""A file that its owner has set read-only."""

from pathlib import Path

import pytest

from assessor.document.assessment import Assessment
from assessor.document.file import load, save
from assessor.errors import DocumentError
from assessor.form.library import FormLibrary
from assessor.paths import forms_folder


def test_a_file_set_read_only_is_not_replaced(tmp_path: Path) -> None:
    library = FormLibrary(forms_folder())
    path = tmp_path / "公表版.hyoka"
    digest = save(Assessment(library.default, {("office_name",): "予防接種"}), path)
    path.chmod(0o444)
    changed = Assessment(library.default, {("office_name",): "母子保健"})
    with pytest.raises(DocumentError, match="読取り専用"):
        save(changed, path, digest)
    assert load(path, library)[0].answers[("office_name",)] == "予防接種"
