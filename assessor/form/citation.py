"""Citations of the 番号法, written as they stand today."""

from collections.abc import Sequence

from assessor.form.laws import TableRow, laws


def use_citation(rows: Sequence[TableRow]) -> str:
    """Return the citation of 個人番号の利用 by ``rows`` of the 別表."""
    cited = f"{laws().act.name}第9条第1項"
    numbers = _joined([row.number for row in rows])
    return f"{cited}　別表の{numbers}の項" if rows else f"{cited}　別表"


def link_citation(rows: Sequence[TableRow]) -> str:
    """Return the citation of 情報連携 for the 事務 of ``rows``.

    The rows of the 主務省令 are not known here, so it is told in words which are meant.
    """
    cited = f"{laws().act.name}第19条第8号及び同号に基づく主務省令"
    names = _joined([row.law for row in rows])
    return f"{cited}（{names}による事務の項）" if rows else cited


def _joined(words: Sequence[str]) -> str:
    """Return 「一、二及び三」."""
    first, last = "、".join(words[:-1]), "".join(words[-1:])
    return f"{first}及び{last}" if first else last
