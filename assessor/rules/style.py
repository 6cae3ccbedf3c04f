"""How the text is written: widths, spaces, marks that were left to be filled in."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
