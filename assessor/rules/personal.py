"""Numbers and addresses of persons that have no business in a published document."""

from collections.abc import Mapping

from assessor.rules.kinds import TextCheck

TEXT_CHECKS: Mapping[str, TextCheck] = {}
