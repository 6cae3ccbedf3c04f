import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.form.expression import (
    And,
    Counts,
    Every,
    Expression,
    ExpressionError,
    Filled,
    Has,
    Is,
    Not,
    Number,
    Or,
    Reference,
    Some,
    Test,
    atoms,
    counted_repeats,
    parse,
    references,
)

A, B, C = (Is(Reference(name), "yes") for name in "abc")

names = st.sampled_from(["a", "system_name", "x2", "filled", "has", "every", "andy", "nothing"])
simple_references = st.builds(Reference, names, st.just("") | names)
tests = (
    st.builds(Is, simple_references, names)
    | st.builds(Has, simple_references, names)
    | st.builds(Filled, simple_references)
    | st.builds(Counts, simple_references, names)
    | st.builds(
        Number, names, st.sampled_from(["=", "!=", "<", ">", "<=", ">="]), st.integers(0, 99)
    )
)
trees: st.SearchStrategy[Expression] = st.recursive(
    tests,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(And, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Or, st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Every, names, inner)
        | st.builds(Some, names, inner)
    ),
    max_leaves=6,
)


def printed(tree: Expression) -> str:
    match tree:
        case Not():
            return f"not ({printed(tree.operand)})"
        case And() | Or():
            word = " and " if isinstance(tree, And) else " or "
            return word.join(f"({printed(operand)})" for operand in tree.operands)
        case Every() | Some():
            return f"{type(tree).__name__.lower()}({tree.repeat}, {printed(tree.operand)})"
        case _:
            return _printed_test(tree)


def _printed_test(test: Test) -> str:
    match test:
        case Is():
            return f"{_reference(test.reference)} = {test.option}"
        case Has():
            return f"{_reference(test.reference)} has {test.option}"
        case Filled():
            return f"filled({_reference(test.reference)})"
        case Counts():
            return f"{_reference(test.reference)} = count({test.repeat})"
        case Number():
            return f"count({test.repeat}) {test.operator} {test.value}"


def _reference(reference: Reference) -> str:
    return f"{reference.name}.{reference.option}" if reference.option else reference.name


@given(trees)
def test_a_printed_tree_is_parsed_to_the_same_tree(tree: Expression) -> None:
    assert parse(printed(tree)) == tree


@given(trees)
def test_spaces_do_not_matter(tree: Expression) -> None:
    text = printed(tree)
    for sign in "(),.":
        text = text.replace(sign, f" {sign} ")
    assert parse(f"  {text}\n ") == tree


@given(st.text("ab _.=!<>(),0９あ") | st.text())
def test_no_text_makes_parsing_fail_in_another_way(text: str) -> None:
    with contextlib.suppress(ExpressionError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a = yes and b = yes or c = yes", Or((And((A, B)), C))),
        ("a = yes or b = yes and c = yes", Or((A, And((B, C))))),
        ("(a = yes or b = yes) and c = yes", And((Or((A, B)), C))),
        ("not a = yes and b = yes", And((Not(A), B))),
        ("not (a = yes and b = yes)", Not(And((A, B)))),
        ("not not a = yes", Not(Not(A))),
        ("a != yes", Not(A)),
        ("a = yes and b = yes and c = yes", And((A, B, C))),
        ("a has x", Has(Reference("a"), "x")),
        ("filled(a.x)", Filled(Reference("a", "x"))),
        ("a = count(r)", Counts(Reference("a"), "r")),
        ("a.x = count(r)", Counts(Reference("a", "x"), "r")),
        ("a = count", Is(Reference("a"), "count")),
        ("count(r) >= 2", Number("r", ">=", 2)),
        ("every(r, a = yes or b = yes)", Every("r", Or((A, B)))),
        ("some(r, not a = yes)", Some("r", Not(A))),
    ],
)
def test_each_part_of_the_language_means_its_tree(text: str, tree: Expression) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = よい", "5文字目の「よ」"),
        ("a = yes b", "9文字目の「b」"),
        ("a < yes", "3文字目の「<」"),
        ("a = yes)", "8文字目の「)」"),
        ("a = = b", "5文字目の「=」"),
        ("sum(r) = 1", "1文字目の「sum」"),
        ("count(r) = many", "12文字目の「many」"),
        ("count(r) 3", "10文字目の「3」"),
        ("count(r) = " + "9" * 5000, "12文字目"),
        ("every(r a = yes)", "9文字目の「a」"),
        ("a has", "途中"),
        ("not", "途中"),
        ("(a = yes", "途中"),
        ("a = yes and", "途中"),
        ("", "途中"),
        ("not " * 5000 + "a = yes", "文字目の「not」"),
        ("(" * 5000, "文字目の「(」"),
    ],
)
def test_a_fault_names_the_character(text: str, fault: str) -> None:
    with pytest.raises(ExpressionError) as raised:
        parse(text)
    assert fault in str(raised.value)


def test_every_test_reference_and_repeat_is_found_at_any_depth() -> None:
    tree = parse("not (a = x and every(r, b.t = count(s) or some(u, filled(c)))) or count(v) > 1")
    assert [type(atom) for atom in atoms(tree)] == [Is, Counts, Filled, Number]
    assert list(references(tree)) == [
        (Reference("a"), "x"),
        (Reference("b", "t"), ""),
        (Reference("c"), ""),
    ]
    assert list(counted_repeats(tree)) == ["r", "s", "u", "v"]
