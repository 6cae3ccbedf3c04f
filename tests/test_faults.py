"""The last resort: a log for us, one sentence for the person, and a traceback for nobody."""

from pathlib import Path

import pytest

from assessor.faults import record


def test_a_log_that_cannot_be_written_shows_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    sentence = record(RuntimeError("inside"), tmp_path / "file")
    assert "続けられません" in sentence
    assert capsys.readouterr() == ("", "")
    assert caplog.records == []
