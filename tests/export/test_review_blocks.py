"""What reviewers said stands in the papers about the changes, and nowhere else."""

from datetime import date

from assessor.document.assessment import Assessment
from assessor.document.edits import add_version
from assessor.export.report_blocks import Heading, ReportBlock, Sentences, Table
from assessor.export.review_blocks import review_blocks
from assessor.form.values import Place
from assessor.history.compare import compared
from assessor.history.review import Comment, CommentState, MarkState, add_comment, mark, sign_off
from tests.strategies import FORM

NAME: Place = ("office_name",)
CONTENT: Place = ("office_content",)
DAY = date(2026, 8, 25)


def blocks(*, said: bool) -> list[ReportBlock]:
    old, new = Assessment(FORM, {NAME: "前"}), Assessment(FORM, {NAME: "後"})
    comparison = compared(old, new)
    if said:
        new.apply(mark(new, comparison.differences[0], MarkState.REVISE, "係長", DAY))
        on_words = Comment("", NAME, "根拠は", "後", "課長", "2026-08-25", answer="第3条")
        new.apply(add_comment(new, on_words))
        new.apply(add_comment(new, Comment("", CONTENT, "要約を", state=CommentState.DONE)))
        new.apply(add_version(new, "提出版", "2026-08-20"))
        new.apply(sign_off(new, new.versions[0].name, "審議会", DAY, "条件なし"))
    return list(review_blocks(comparison, new))


def test_nothing_is_written_where_nobody_said_anything() -> None:
    assert blocks(said=False) == []


def test_marks_comments_answers_and_sign_offs_are_written() -> None:
    heading, progress, *tables = blocks(said=True)
    assert heading == Heading(1, "確認の記録")
    assert progress == Sentences("1件中 0件確認済。")
    words = [
        [[line.text for line in cell] for row in table.rows for cell in row]
        for table in tables
        if isinstance(table, Table)
    ]
    assert words == [
        [
            ["Ⅰ1①", "事務の名称"],
            ["要修正", "係長　令和8年8月25日"],
            ["［未対応］「後」について：根拠は（課長　令和8年8月25日）", "回答：第3条"],
        ],
        [["Ⅰ1②"], ["［対応済］要約を"]],
        [["提出版"], ["審議会"], ["令和8年8月25日"], ["条件なし"]],
    ]
