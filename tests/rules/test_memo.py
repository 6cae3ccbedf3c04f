"""What is worked out once per text, and how long that is kept."""

from assessor.document.assessment import Assessment
from assessor.form.values import Entries
from assessor.rules.check import Checking, standards
from assessor.rules.context import Context
from assessor.rules.memo import Memo
from tests.strategies import FORM


def test_what_is_asked_for_at_every_check_is_worked_out_once() -> None:
    memo, worked = Memo(), []
    for _ in range(3):
        memo.result("key", lambda: worked.append("key"))
        memo.turn()
    assert worked == ["key"]


def test_what_a_whole_check_did_not_ask_for_is_worked_out_anew() -> None:
    memo, worked = Memo(), []
    memo.result("key", lambda: worked.append("key"))
    memo.turn()
    memo.turn()
    memo.result("key", lambda: worked.append("key"))
    assert worked == ["key", "key"]


def test_a_check_that_is_broken_off_forgets_nothing() -> None:
    memo, worked = Memo(), []
    memo.result("key", lambda: worked.append("key"))
    memo.turn()
    for _ in range(3):
        steps = Checking(Context(Assessment(FORM), standards(), memo=memo)).steps()
        next(steps)
    memo.result("key", lambda: worked.append("key"))
    assert worked == ["key"]


def test_a_new_entry_is_seen_though_the_places_are_remembered() -> None:
    memo = Memo()
    for names in (("a",), ("a", "b")):
        context = Context(Assessment(FORM, {("system",): Entries(names)}), standards(), memo=memo)
        assert len(context.slots_of("system_name")) == len(names)
