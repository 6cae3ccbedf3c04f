"""Characters that another machine, a PDF or Excel cannot show."""

from collections.abc import Mapping

from assessor.rules.kinds import TextCheck

TEXT_CHECKS: Mapping[str, TextCheck] = {}
