"""The account of words: what a source says stands in an answer, is the form's, or is kept.

The way through the importer accounts for every piece already. This is the second, independent
look: it knows nothing of labels and places, only whether each word of the source is found again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from assessor.form.kinds import folded
from assessor.form.values import Checks, Free, Paragraph, Place, Table, Value
from assessor.importers.markup import without_tags

_SIGNS = re.compile(r"[\W_○◯]+")
_BETWEEN = re.compile(r"[\[\]()<>|※:・、。,☐☑□■◆]|(?<=\d)\.")
_NUMBER = re.compile(r"\d{1,3}|[ivxIVX]{1,4}")
_SHORTEST = 2


def missing_lines(text: str, kept: Iterable[str], form_words: Iterable[str]) -> Iterator[str]:
    """Yield the lines of ``text`` of which a word is neither kept nor a word of the form."""
    found = folded("\n".join(kept))
    known = set(form_words)
    own = "\n".join(known)
    words = sorted((word for word in known if len(word) >= _SHORTEST), key=len, reverse=True)
    for line in text.split("\n"):
        if any(_is_missing(word, found, own, words) for word in _words(line)):
            yield line


def words_of_answers(answers: Mapping[Place, Value]) -> Iterator[str]:
    """Yield every text that an answer shows."""
    for value in answers.values():
        match value:
            case str():
                yield value
            case Checks():
                yield from (text for _, text in value.tails)
            case Free():
                yield from _words_of_free(value)
            case _:
                yield getattr(value, "text", "")


def _words_of_free(value: Free) -> Iterator[str]:
    for part in value.parts:
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            yield from (cell for row in part.rows for cell in row)


def _words(line: str) -> Iterator[str]:
    for word in without_tags(line).split():
        plain = folded(word)
        if len(_SIGNS.sub("", plain)) >= _SHORTEST:
            yield plain


def _is_missing(word: str, found: str, own: str, words: list[str]) -> bool:
    if word in found or word in own:
        return False
    parts = (part for part in _BETWEEN.split(word) if part not in found and part not in own)
    return any(_is_lost(part, found, words) for part in parts)


def _is_lost(part: str, found: str, words: list[str]) -> bool:
    """Tell whether something of ``part`` is left when the form's words are taken out."""
    for known in words:
        part = part.replace(known, "\n")
    return any(
        len(_SIGNS.sub("", left)) >= _SHORTEST
        and left not in found
        and not _NUMBER.fullmatch(_SIGNS.sub("", left))
        for left in part.split("\n")
    )
