"""The procedure: its dates and their order, the 意見聴取, who needs what, what is due."""

from collections.abc import Mapping

from assessor.rules.kinds import Check

CHECKS: Mapping[str, Check] = {}
