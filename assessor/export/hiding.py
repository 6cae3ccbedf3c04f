"""Signs in the place of passages: the one way in which words are taken out of a copy."""

from collections.abc import Callable, Iterable

from assessor.document.withheld import Span, Spans
from assessor.form.texts import text_at, texts, with_text
from assessor.form.values import Value


def signed(value: Value, spans: Spans, sign: str) -> Value:
    """Return an answer with a sign for each passage; ``{}`` in it stands for the words."""
    for address, found in spans.items():
        value = with_text(value, address, put(text_at(value, address), found, sign)) or value
    return value


def changed(value: Value, change: Callable[[str], str]) -> Value:
    """Return an answer with every text in it changed."""
    for text in list(texts(value)):
        value = with_text(value, text.address, change(text.words)) or value
    return value


def put(text: str, spans: Iterable[Span], sign: str) -> str:
    """Return a text with a sign for each run of characters in ``spans``."""
    for start, end in reversed(_joined(spans)):
        text = text[:start] + sign.replace("{}", text[start:end]) + text[end:]
    return text


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined
