"""The records of incidents in the window: the same page, outline and checks."""

from PySide6.QtWidgets import QComboBox

from assessor.ui.arrival import Arrival
from assessor.ui.edition_dialog import EditionBox
from assessor.ui.main_window import MainWindow
from assessor.ui.outline import Outline
from assessor.ui.parts import parts
from tests.records_of_incidents import records
from tests.ui.look import the
from tests.ui.page_tools import OFFSCREEN

pytestmark = OFFSCREEN

ROW = {"title": "封入誤り", "date": "令和8年5月1日", "content": "誤送付した。"}


def test_a_new_record_can_be_chosen_and_the_official_form_stays_the_usual_one(
    window: MainWindow,
) -> None:
    box = EditionBox(window.session.library)
    listed = [box.itemText(number) for number in range(box.count())]
    assert sum(words.startswith("重大事故等の記録") for words in listed) == 1
    assert isinstance(box, QComboBox)
    assert box.edition == window.session.library.default.id


def test_a_record_stands_in_the_window_with_its_parts(window: MainWindow) -> None:
    document = records(ROW, ROW)
    window.session.stand(Arrival(document, is_saved=True))
    window.session.check_now()
    titles = [part.short_title for part in parts(document)]
    assert titles == [
        *("表紙", "1. 区分", "2. 部署", "3. 連絡先"),
        *("Ⅱ 個人情報に関する重大事故", "Ⅲ 指摘と改善策"),
    ]
    outline = the(Outline, window)
    outline.chosen.emit(("incident", "e2"))
    codes = {finding.code for finding in window.session.findings}
    assert codes <= {"blank", "blank-advised"}
