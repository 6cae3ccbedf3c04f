"""Names that the cover must bear: the 事務 in the title, the body and the 事務 declaring."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from assessor.form.kinds import folded
from assessor.form.values import Place, is_blank, says_nothing
from assessor.rules.context import Context
from assessor.rules.finding import Hit, Passage, Replacement
from assessor.rules.kinds import Check
from assessor.rules.overlap import part_within
from assessor.rules.standards import Standard

TITLE: Place = ("assessment_title",)
OFFICE: Place = ("office_name",)
DECLARATION: Place = ("declaration",)
BODY: Place = ("body_name",)
BODY_KIND: Place = ("body_kind",)
PUBLISHED: Place = ("publication_date",)


def draft_title(context: Context) -> Iterator[Hit]:
    """Find 「（素案）」 in the title while no day of publication stands there."""
    if is_blank(context.assessment.answers.get(PUBLISHED)):
        yield from _drafts(context, _DRAFT)


def published_draft_title(context: Context) -> Iterator[Hit]:
    """Find 「（素案）」 in the title of what is published."""
    if not is_blank(context.assessment.answers.get(PUBLISHED)):
        yield from _drafts(context, _PUBLISHED_DRAFT)


def title_of_another_kind(context: Context) -> Iterator[Hit]:
    """Find the name of another kind of 評価書 in the title."""
    title, own = context.text(TITLE), context.assessment.form.short_title
    kinds = context.standards["title-kind"].words("kinds")
    if own in title or own not in kinds:
        return
    for kind in kinds:
        start = title.find(kind)
        if start >= 0:
            passage = Passage((), start, start + len(kind))
            fix = Replacement(TITLE, passage, kind, own)
            yield Hit(TITLE, _OTHER_KIND.format(kind, own), passage, (fix,))


def title_without_office(context: Context) -> Iterator[Hit]:
    """Find titles by which nobody could guess the 事務."""
    standard = context.standards["title-office"]
    title, office = context.text(TITLE), context.text(OFFICE)
    if says_nothing(title) or says_nothing(office):
        return
    core, subject = _core(office), _core(_subject(title, context.standards["title-draft"]))
    if (
        core
        and subject
        and 100 * max(part_within(core, title), part_within(subject, office))
        < standard.number("percent")
    ):
        yield Hit(TITLE, _NO_OFFICE.format(office.strip()))


def declaration_without_body(context: Context) -> Iterator[Hit]:
    """Find declarations that do not say who declares."""
    standard = context.standards["declaration-body"]
    words, body = folded(context.text(DECLARATION)), context.text(BODY)
    if says_nothing(words) or says_nothing(body):
        return
    names = [name for each in _BODIES.split(body) for name in _body_names(each, standard)]
    if names and not any(name in words for name in names):
        yield Hit(DECLARATION, _NO_BODY.format(names[-1]))


def declaration_without_office(context: Context) -> Iterator[Hit]:
    """Find declarations that do not say for which 事務, or name another one."""
    standard = context.standards["declaration-office"]
    words, office = context.text(DECLARATION), context.text(OFFICE)
    name = office if not says_nothing(office) else _subject(context.text(TITLE), standard)
    core = _core(name)
    if says_nothing(words) or not core:
        return
    if 100 * part_within(core, words) < standard.number("percent"):
        yield Hit(DECLARATION, _NO_OFFICE_DECLARED.format(name.strip()))


def kind_against_name(context: Context) -> Iterator[Hit]:
    """Find a body whose name speaks against the kind that was chosen for it."""
    standard = context.standards["body-kind-name"]
    body, kind = folded(context.text(BODY)), context.chosen(BODY_KIND)
    if not body or not kind:
        return
    if body.endswith(standard.words("local")):
        meant = "local"
    elif body.endswith(standard.words("national_ends")) or body.startswith(
        standard.words("national_starts")
    ):
        meant = "national"
    else:
        return
    item = context.assessment.form.items.get(BODY_KIND[-1])
    option = item.option(kind) if item else None
    if option and meant != kind:
        yield Hit(BODY_KIND, _KIND.format(context.text(BODY).strip(), option.label))


CHECKS: Mapping[str, Check] = {
    "title-draft": draft_title,
    "title-draft-published": published_draft_title,
    "title-kind": title_of_another_kind,
    "title-office": title_without_office,
    "declaration-body": declaration_without_body,
    "declaration-office": declaration_without_office,
    "body-kind-name": kind_against_name,
}


def _drafts(context: Context, message: str) -> Iterator[Hit]:
    title = context.text(TITLE)
    for match in _draft_marks(context.standards["title-draft"].words("marks")).finditer(title):
        passage = Passage((), match.start(), match.end())
        fix = Replacement(TITLE, passage, match[0], "")
        yield Hit(TITLE, message.format(match[0].strip()), passage, (fix,))


@lru_cache
def _draft_marks(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a mark in brackets anywhere, or behind 「評価書」."""
    words = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    in_brackets = rf"[ 　]*[（(【\[［〔〈＜<](?:{words})[）)】\]］〕〉＞>]"
    return re.compile(rf"{in_brackets}|(?<=評価書)[ 　]*(?:{words})(?![一-龯ぁ-ん])")


def _subject(title: str, standard: Standard) -> str:
    """Return what a title is about: without 「全項目評価書」 and what is put in brackets."""
    plain = _BRACKETED.sub("", title)
    for kind in standard.words("kinds"):
        plain = plain.replace(kind, "")
    return plain


def _core(office: str) -> str:
    """Return what tells a 事務 from others: 「国民健康保険」 of 「国民健康保険に関する事務」."""
    return _OFFICE_END.sub("", folded(_BRACKETED.sub("", office)))


def _body_names(body: str, standard: Standard) -> Iterator[str]:
    """Yield the names by which a body may speak of itself: 「仙台市長」, 「仙台市」."""
    plain = folded(body)
    if not plain or plain in standard.words("unclear"):
        return
    yield plain
    for post in standard.words("posts"):
        if plain.endswith(post) and len(plain) > len(post) + 1:
            yield plain.removesuffix(post)
            return


_BODIES = re.compile(r"[、,，\n]|及び|並びに")
_BRACKETED = re.compile(r"[（(【\[［〔][^（(【\[［〔）)】\]］〕]*[）)】\]］〕]")
_OFFICE_END = re.compile(r"(?:に関する|に係る|に関わる|関係|の)*(?:事務|業務|事業)?$")

_DRAFT = "評価書名に「{}」が残っています。公表するときは、消してください。"
_PUBLISHED_DRAFT = "公表日が書かれていますが、評価書名に「{}」が残っています。消してください。"
_OTHER_KIND = "評価書名に「{}」とありますが、この様式は「{}」です。評価書名を直してください。"
_NO_OFFICE = (
    "評価書名から事務の名称（{}）が分かりません。"
    "内容を想像できる名称になっているか確かめてください。"
)
_NO_BODY = "宣言に評価実施機関の名称（{}など）がありません。誰が宣言するのかを書いてください。"
_NO_OFFICE_DECLARED = (
    "宣言に事務の名称（{}）がありません。どの事務についての宣言かを書いてください。"
)
_KIND = "評価実施機関名が「{}」ですが、区分は「{}」となっています。どちらかを直してください。"
