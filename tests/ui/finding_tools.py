"""What the tests of findings share: the sample with faults in it, and what of them is found."""

from assessor.form.values import Place
from assessor.ui.findings import Findings
from assessor.ui.main_window import MainWindow
from assessor.ui.text_box import TextBox
from tests.ui.look import rows

CONTENT: Place = ("office_content",)
NAME: Place = ("assessment_title",)


def with_faults(window: MainWindow) -> Findings:
    """The sample with two half-width words in one answer, and one in another."""
    session = window.session
    content = session.assessment.answer(CONTENT)
    session.answer(CONTENT, f"頭のﾃﾞｰﾀと\n{content}\n末のﾃﾞｰﾀ")
    session.answer(NAME, "ﾒﾓの評価書")
    session.check_now()
    return window.workspace.side.findings


def beginning(window: MainWindow) -> str:
    """The first line of the answer with faults."""
    answer = window.session.assessment.answer(CONTENT)
    assert isinstance(answer, str)
    return answer.split("\n")[0]


def halfwidth(window: MainWindow) -> list[str]:
    found_now = window.session.findings
    return [f.quotation for f in found_now if f.code == "halfwidth-kana"]


def choose(findings: Findings, words: str) -> None:
    """Make the first row with ``words`` the current one."""
    item = next(item for item in rows(findings.list) if words in item.text(0).split("\n")[-1])
    findings.list.setCurrentItem(item)


def focused(window: MainWindow) -> TextBox:
    """The box that has the focus, also where the window itself was never made the active one."""
    box = window.focusWidget()
    assert isinstance(box, TextBox)
    return box
