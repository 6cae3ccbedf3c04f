"""しきい値判断: which kind of evaluation the numbers oblige to, explained step by step."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
