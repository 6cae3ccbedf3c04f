"""What reviewers said of a comparison, for the papers about it; nothing where nothing was said.

It stands in papers about the changes alone: the official document never says it.
"""

from collections.abc import Iterator
from datetime import date

from assessor.document.assessment import Assessment
from assessor.export.difference_rows import where
from assessor.export.report_blocks import Cell, Column, Heading, ReportBlock, Sentences, Table, cell
from assessor.form.dates import in_japanese
from assessor.history.difference import Comparison
from assessor.history.review import Comment, Review, Reviewed, review_of
from assessor.history.side import Side

_OUTDATED = "印を付けた後に記載が変わりました。"
_CHANGES = (Column("項目", 34), Column("確認", 18), Column("コメントと回答", 48))
_ELSEWHERE = (Column("項目", 34), Column("コメントと回答", 66))
_SIGN_OFFS = (Column("版", 34), Column("役職", 22), Column("日付", 22), Column("備考", 22))


def review_blocks(comparison: Comparison, records: Assessment) -> Iterator[ReportBlock]:
    """Yield what ``records``, the document that keeps it, says about the changes."""
    review = review_of(comparison, records)
    said = [change for change in review.changes if change.mark or change.comments]
    if not (said or review.elsewhere or review.sign_offs):
        return
    yield Heading(1, "確認の記録")
    yield Sentences(f"{review.sentence}。")
    if said:
        yield Table("変更ごとの確認", _CHANGES, tuple(_change_row(change) for change in said))
    yield from _elsewhere(review, Side(records))
    if review.sign_offs:
        rows = tuple(
            (cell(each.label), cell(each.role), cell(_day(each.day)), cell(each.note))
            for each in review.sign_offs
        )
        yield Table("版の確認", _SIGN_OFFS, rows)


def _change_row(change: Reviewed) -> tuple[Cell, ...]:
    mark = change.mark
    who = "　".join(filter(None, (mark.by, _day(mark.day)))) if mark else ""
    state = cell(change.state.words, who, _OUTDATED if change.is_outdated else "")
    return where(change.difference), state, _comments(change.comments)


def _elsewhere(review: Review, side: Side) -> Iterator[ReportBlock]:
    by_place = {
        comment.place: [other for other in review.elsewhere if other.place == comment.place]
        for comment in review.elsewhere
    }
    if by_place:
        rows = tuple(
            (cell(side.path(place) or "今はない項目"), _comments(tuple(said)))
            for place, said in by_place.items()
        )
        yield Table("変わっていない項目へのコメント", _ELSEWHERE, rows)


def _comments(comments: tuple[Comment, ...]) -> Cell:
    return cell(*(line for comment in comments for line in _lines(comment)))


def _lines(comment: Comment) -> Iterator[str]:
    who = "　".join(filter(None, (comment.by, _day(comment.day))))
    about = f"「{comment.passage}」について：" if comment.passage else ""
    yield f"［{comment.state.words}］{about}{comment.text}" + (f"（{who}）" if who else "")
    if comment.answer:
        yield f"回答：{comment.answer}"


def _day(day: str) -> str:
    try:
        return in_japanese(date.fromisoformat(day))
    except ValueError:
        return day
