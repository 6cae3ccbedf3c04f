"""The two copies that are handed out: 提出用 says everything, 公表用 hides what is withheld.

Both are documents, made before any writer sees them. So no format can forget to hide something: the
copy for the public holds nothing but what it shows. It has no marks and other records, no versions,
no history, no text that is in no item, and of the pictures only those that stand in it.

Rows of 変更箇所 hide what they quote. Other answers that say the same are told by the checks and
stay, for only a person can know whether it is the same matter. In the copy that is submitted a
withheld passage stands in brackets, which every format can show and everybody can read, also in
black and white; the document that the file carries stays without them.
"""

from enum import StrEnum

from assessor.document.assessment import Assessment
from assessor.document.pictures import shown
from assessor.document.same_words import same_words
from assessor.document.withheld import Spans, span_in, withheld, withheld_spans
from assessor.errors import ExportError
from assessor.export.hiding import signed
from assessor.form.definition import Form, Item, Repeat, Section, children, nodes
from assessor.form.texts import texts
from assessor.form.values import Place, Value

HIDDEN = "（非公表）"
"""What stands in the place of a passage that is withheld."""
SHOWN = "【非公表：{}】"
"""How the copy that is submitted shows such a passage."""


class Copy(StrEnum):
    """Whom a copy is for."""

    SUBMISSION = "submission"
    PUBLIC = "public"

    @property
    def words(self) -> str:
        """What people call it."""
        return {"submission": "提出用", "public": "公表用"}[self]


def copied(assessment: Assessment, copy: Copy) -> Assessment:
    """Return what a copy shows.

    Raises ``ExportError`` where a mark has lost its words.
    """
    match copy:
        case Copy.SUBMISSION:
            return submission_copy(assessment)
        case Copy.PUBLIC:
            return public_copy(assessment)


def public_copy(assessment: Assessment, beside: Assessment | None = None) -> Assessment:
    """Return what everybody may read, and nothing else.

    What is withheld in ``beside``, an older or newer state that it is laid beside, is hidden in
    the same answer here too. Raises ``ExportError`` where a mark has lost its words.
    """
    _refuse_lost(assessment)
    form = assessment.form
    inner, rows = _inner_names(form), _row_repeats(form)
    answers = {
        place: value
        for place, value in assessment.answers.items()
        if place[0] not in inner and place[0] not in rows
    }
    spans = _both(answers, withheld_spans(assessment.answers), beside)
    answers |= {place: signed(answers[place], spans[place], HIDDEN) for place in spans}
    from assessor.export.quoted_rows import quoted_rows  # noqa: PLC0415 - a start loads this module

    answers |= quoted_rows(assessment, rows, HIDDEN, beside)
    used = sorted(shown(answers.values()) & assessment.attachments.keys())
    pictures = {name: assessment.attachments[name] for name in used}
    return Assessment(form, answers, pictures, assessment.edition)


def submission_copy(assessment: Assessment) -> Assessment:
    """Return everything, with what is withheld in brackets; for printing, not for keeping.

    Raises ``ExportError`` where a mark has lost its words.
    """
    _refuse_lost(assessment)
    answers = dict(assessment.answers)
    for place, spans in withheld_spans(answers).items():
        answers[place] = signed(answers[place], spans, SHOWN)
    return Assessment(assessment.form, answers, assessment.attachments, assessment.edition)


def _refuse_lost(assessment: Assessment) -> None:
    marks = withheld(assessment.answers)
    lost = sum(span_in(mark, assessment.answers) is None for mark in marks)
    if lost:
        raise ExportError(
            f"非公表とした字句のうち{lost}か所が見当たらないため、書き出しません。",
            "点検の指摘で箇所を確かめ、改めて非公表にするか、非公表の指定を取り消してください。",
        )


def _both(
    answers: dict[Place, Value], own: dict[Place, Spans], beside: Assessment | None
) -> dict[Place, Spans]:
    """Return what is withheld in the document and in the one beside it."""
    spans = {place: found for place, found in own.items() if place in answers}
    for mark in withheld(beside.answers) if beside else ():
        for text in texts(answers.get(mark.place)):
            for words in {mark.words, mark.said}:
                here = spans.setdefault(mark.place, {}).setdefault(text.address, [])
                here += same_words(words, text.words)
    return spans


def _inner_names(form: Form) -> frozenset[str]:
    """Return the names of the items and repeats that are never printed."""
    return frozenset(
        node.name
        for section in form.sections
        if isinstance(section, Section) and not section.printed
        for node in nodes(section)
        if isinstance(node, Item | Repeat)
    )


def _row_repeats(form: Form) -> frozenset[str]:
    """Return the names of the repeats whose rows tell of older states (変更箇所)."""
    return frozenset(
        child.name
        for section in form.sections
        if isinstance(section, Section) and section.style == "rows"
        for child in children(section)
        if isinstance(child, Repeat)
    )
