"""Items that must agree with each other and stand too far apart for a rule in the form."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
