"""Names that must be met elsewhere too: systems, 委託先, 入手元, the body and the 事務."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
