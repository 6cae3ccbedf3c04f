import json
from dataclasses import asdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assessor.ui.settings import RECENT_LIMIT, Settings, SettingsFile, read_settings

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
odd_records = st.dictionaries(st.sampled_from([*asdict(Settings()), "other"]), anything)


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    settings = Settings(("a",), "b", 12.0, "00ff", (1, 2, 3), "findings")
    SettingsFile(tmp_path / "new").save(settings)
    assert SettingsFile(tmp_path / "new").load() == settings


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).load() == Settings()


def test_a_broken_file_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b"{\xff")
    assert SettingsFile(tmp_path).load() == Settings()


def test_a_bad_value_falls_back_alone(tmp_path: Path) -> None:
    record = {"font_size": "large", "folder": "here"}
    (tmp_path / "settings.json").write_text(json.dumps(record), encoding="utf-8")
    assert SettingsFile(tmp_path).load() == Settings(folder="here")


@given(anything | odd_records)
def test_no_record_stops_the_program(record: object) -> None:
    settings = read_settings(record)
    assert [type(value) for value in asdict(settings).values()] == [
        type(value) for value in asdict(Settings()).values()
    ]
    assert read_settings(json.loads(json.dumps(asdict(settings)))) == settings


def test_where_nothing_can_be_saved_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    SettingsFile(tmp_path / "file").save(Settings())


def test_the_latest_document_comes_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 2):
        settings.remember(tmp_path / str(number))
    settings.remember(tmp_path / "5")
    assert settings.recent[0] == str(tmp_path / "5")
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_LIMIT
