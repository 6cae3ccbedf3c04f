"""変更箇所 against the document: rows that lack a reason, a counterpart, or are missing."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
