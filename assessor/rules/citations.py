"""Citations of laws and names of bodies that are out of date, with what replaced them."""

from collections.abc import Mapping

from assessor.rules.kinds import TextCheck

TEXT_CHECKS: Mapping[str, TextCheck] = {}
