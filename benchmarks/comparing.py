"""What differs between two long texts against the least: finding equal words alone, and the whole.

The least: cut both texts into words and let the library find their longest common subsequence.
That leaves out what makes the result fit to be read.
"""

import random

from rapidfuzz.distance import LCSseq

from assessor.document import edits
from assessor.document.assessment import Assessment
from assessor.document.file import load
from assessor.form.library import FormLibrary
from assessor.history.compare import compared
from assessor.history.tokens import levelled, tokens
from assessor.history.wording import pieces
from assessor.paths import forms_folder, resources_folder
from benchmarks.measure import Result, median_pair, seconds

LENGTH = 20_000
EDITED = 0.05
WORDS = ("再", "特定個人情報", "を", "に対して", "VRS", "3件", "、", "令和5年4月1日")


def results() -> list[Result]:
    """Return the ratios for one paragraph of 20,000 characters, and for the whole sample."""
    assessment, _ = load(resources_folder() / "sample.hyoka", FormLibrary(forms_folder()))
    before = _long_text(assessment)
    after = _edited(before)
    ours, least = median_pair(
        lambda: seconds(lambda: pieces(before, after)),
        lambda: seconds(lambda: _least(before, after)),
    )
    changed = _changed(assessment)
    whole, paths = median_pair(
        lambda: seconds(lambda: compared(assessment, changed)),
        lambda: seconds(lambda: [assessment.written_path(slot) for slot in assessment.walk()]),
    )
    return [
        Result(
            "pieces of 20,000 signs, 5 % edited / their common words",
            ours / least,
            4,
            "x",
            f"({ours * 1000:.0f} ms against {least * 1000:.0f} ms)",
        ),
        Result(
            "comparison of the sample / writing all its paths",
            whole / paths,
            4,
            "x",
            f"({whole * 1000:.1f} ms against {paths * 1000:.1f} ms)",
        ),
    ]


def _least(before: str, after: str) -> object:
    numbers: dict[str, int] = {}
    old, new = (
        [numbers.setdefault(levelled(token.text), len(numbers)) for token in tokens(text)]
        for text in (before, after)
    )
    return LCSseq.opcodes(old, new).as_list()


def _long_text(assessment: Assessment) -> str:
    words = "".join(value for value in assessment.answers.values() if isinstance(value, str))
    whole = words.replace("\n", "")
    return (whole * (LENGTH // len(whole) + 1))[:LENGTH]


def _edited(text: str) -> str:
    """Return ``text`` with words put in, taken out and replaced here and there, always alike."""
    chance = random.Random(4)  # noqa: S311 - no secret is made of it
    signs = list(text)
    done = 0
    while done < LENGTH * EDITED:
        at, word = chance.randrange(len(signs)), chance.choice(WORDS)
        kept = chance.choice((0, len(word)))
        signs[at : at + len(word) - kept] = word if chance.random() < 2 / 3 else ""
        done += len(word)
    return "".join(signs)


def _changed(assessment: Assessment) -> Assessment:
    """Return a copy in which every tenth text ends otherwise."""
    copy = assessment.snapshot()
    for number, (place, value) in enumerate(assessment.answers.items()):
        if number % 10 == 0 and isinstance(value, str):
            copy.apply(edits.set_answer(copy, place, f"{value}以上"))
    return copy
