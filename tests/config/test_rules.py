"""The YAML of every kind of rule: what it needs, what it asks for, and what it refuses."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from pairforge.config import (
    Ask,
    GroupAsk,
    Hours,
    Manager,
    Number,
    PairAsk,
    Step,
    TableSpec,
    Tags,
    Text,
    Wishes,
)
from pairforge.config.rules import RuleConfig

RULE = TypeAdapter(RuleConfig)

SMALLEST: dict[str, dict[str, Any]] = {
    "never": {"mentee": "E1", "mentor": "M1"},
    "lock": {"mentee": "E1", "mentor": "M1"},
    "differ": {"column": "Team"},
    "same": {"column": "Site"},
    "share": {"column": "Languages"},
    "gap": {"column": "Grade", "min": "1"},
    "meet": {"column": "Free"},
    "conflict": {"column": "Lab"},
    "reporting_line": {"manager": "Boss"},
    "veto": {"mentee": "Rather not"},
    "consent": {"column": "Agreed", "values": ["Yes"]},
}
"""The smallest rule of each kind."""
OF_COLUMNS = ["differ", "same", "share", "gap", "meet"]
OF_PAIRS = ["never", "lock"]
OF_PEOPLE = ["conflict", "reporting_line", "veto", "consent"]


def rule(kind: str, **more: Any) -> Any:
    """A rule of that kind with some more keys."""
    return RULE.validate_python({"kind": kind, **SMALLEST[kind], **more})


def test_no_kind_is_forgotten_here():
    """The tests of this file know every kind that the schema knows."""
    models = get_args(get_args(RuleConfig)[0])
    kinds = {get_args(model.model_fields["kind"].annotation)[0] for model in models}
    assert kinds == set(SMALLEST) == {*OF_COLUMNS, *OF_PAIRS, *OF_PEOPLE}


@pytest.mark.parametrize("kind", SMALLEST)
def test_every_kind_refuses_unknown_keys(kind):
    """An unknown key is an error for each of them."""
    with pytest.raises(ValidationError, match="Extra inputs"):
        rule(kind, weight=3)


@pytest.mark.parametrize("kind", OF_COLUMNS)
def test_rules_of_columns(kind):
    """They take one heading for both sides or one for each, and are called by them."""
    assert rule(kind).label == f"{kind} {SMALLEST[kind]['column']}"
    keys = {key: value for key, value in SMALLEST[kind].items() if key != "column"}
    two = RULE.validate_python({"kind": kind, "mentee": "A", "mentor": "B", **keys})
    assert two.label == f"{kind} A / B"
    assert [(ask.side, ask.columns, ask.path) for ask in two.asks(("rules", 2))] == [
        ("mentee", ("A",), ("rules", 2)),
        ("mentor", ("B",), ("rules", 2)),
    ]
    assert two.pair_asks(()) == ()
    with pytest.raises(ValidationError, match="name the columns"):
        RULE.validate_python({"kind": kind, **keys})


@pytest.mark.parametrize(
    ("kind", "more", "reading"),
    [
        ("differ", {}, Text()),
        ("same", {}, Text()),
        ("share", {}, Tags(None)),
        ("share", {"separator": "/"}, Tags("/")),
        ("conflict", {}, Tags(None)),
        ("conflict", {"options": ["a, b"]}, Tags(None, ("a, b",))),
        ("consent", {}, Text()),
        ("reporting_line", {}, Manager()),
        ("meet", {}, Hours()),
        ("gap", {}, Number()),
        ("gap", {"order": ["Junior", "Senior"]}, Step(("Junior", "Senior"))),
    ],
)
def test_how_columns_are_read(kind, more, reading):
    """Each kind says how its two columns are read, in the same way on both sides."""
    assert [ask.reading for ask in rule(kind, **more).asks(())] == [reading, reading]


@pytest.mark.parametrize("kind", OF_PAIRS)
def test_rules_of_pairs(kind):
    """They name one pair, or a file whose headings are mentee and mentor unless others are given."""
    assert rule(kind).pair_asks() == (PairAsk("E1", "M1", None, None),)
    assert rule(kind).asks(()) == ()
    of_file = RULE.validate_python({"kind": kind, "file": "pairs.csv"})
    assert of_file.pair_asks() == (PairAsk("mentee", "mentor", TableSpec("pairs.csv"), None),)
    headed = rule(kind, file="pairs.csv", mentee="A", mentor="B")
    assert headed.pair_asks() == (PairAsk("A", "B", TableSpec("pairs.csv"), None),)


@pytest.mark.parametrize(("kind", "both_ways"), [("never", True), ("lock", False)])
def test_pairs_in_either_order(kind, both_ways):
    """Two columns that may hold either; only a veto counts both ways, and outsiders are left out if asked."""
    columns = {"kind": kind, "file": "pairs.csv", "columns": ["email", "never_with"]}
    asked = PairAsk("email", "never_with", TableSpec("pairs.csv"), either_order=True, both_ways=both_ways)
    assert RULE.validate_python(columns).pair_asks() == (asked,)
    (outsiders,) = RULE.validate_python({**columns, "outsiders": "true"}).pair_asks()
    assert outsiders == replace(asked, outsiders=True)


@pytest.mark.parametrize("kind", OF_PAIRS)
def test_outsiders_stand_in_a_file(kind):
    """One pair in the config is of people in the programme."""
    with pytest.raises(ValidationError, match="`outsiders` needs a `file`"):
        rule(kind, outsiders="true")


@pytest.mark.parametrize("kind", OF_PAIRS)
@pytest.mark.parametrize("keys", [{}, {"mentee": "E1"}, {"mentor": "M1"}, {"mentor": "M1", "file": None}])
def test_half_a_pair_is_refused(kind, keys):
    """A pair has both its halves, or stands in a file."""
    with pytest.raises(ValidationError, match="name `mentee` and `mentor`, or a `file` of pairs"):
        RULE.validate_python({"kind": kind, **keys})


@pytest.mark.parametrize("kind", OF_PAIRS)
@pytest.mark.parametrize("key", ["mentee", "mentor", "file"])
def test_blanks_in_a_pair_are_refused(kind, key):
    """Neither a person nor a file can be blank."""
    with pytest.raises(ValidationError, match=key):
        rule(kind, **{key: ""})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"min": None}, "give `min`, `max` or both"),
        ({"min": "3", "max": "1"}, "`min` is larger than `max`"),
        ({"min": "nan"}, "finite number"),
        ({"max": "inf"}, "finite number"),
        ({"max": "two"}, "valid number"),
        ({"order": ["Junior"]}, "at least 2 items"),
        ({"order": ["Junior", "Senior", "junior "]}, "order"),
    ],
)
def test_a_gap_refuses(more, said):
    """A gap has finite limits in their order, and a step stands once in its order."""
    with pytest.raises(ValidationError, match=said):
        rule("gap", **more)


@pytest.mark.parametrize(("low", "high"), [("1", None), (None, "3"), ("1", "1"), ("-2.5", "0.5")])
def test_a_gap_has_one_limit_or_two(low, high):
    """Either limit may be left out, they may be equal, negative or fractional."""
    gap = rule("gap", min=low, max=high)
    assert (gap.min, gap.max) == (low and float(low), high and float(high))


def test_labels_do_not_say_whose_answer_it_was():
    """Vetoes, consent and lists of people go by their kind; groups by their column."""
    assert rule("veto", mentor="Not").label == "veto"
    assert rule("consent").label == "consent"
    assert rule("reporting_line").label == "reporting_line"
    assert rule("conflict").label == "conflict Lab"
    assert rule("conflict", column=None, mentee="A", mentor="B").label == "conflict A / B"
    assert rule("conflict", column=None, people=["a", "b"]).label == "conflict"


def test_a_veto_of_either_side():
    """One column or several, of one side or both."""
    both = rule("veto", mentee=["A", "B"], mentor="C", separator="/")
    assert both.asks(("rules", 0)) == (
        Ask("mentee", ("A", "B"), Wishes("/")),
        Ask("mentor", ("C",), Wishes("/")),
    )
    assert [ask.side for ask in RULE.validate_python({"kind": "veto", "mentor": "C"}).asks()] == ["mentor"]
    with pytest.raises(ValidationError, match="name the columns: `mentee`, `mentor` or both"):
        RULE.validate_python({"kind": "veto"})


def test_consent_of_one_side_or_both():
    """The same question, one each, or only one side was asked."""
    assert [ask.columns for ask in rule("consent").asks()] == [("Agreed",), ("Agreed",)]
    one = rule("consent", column=None, mentor="OK")
    assert one.asks() == (Ask("mentor", ("OK",), Text()),)
    for columns in ({"column": None}, {"mentee": "OK"}):
        with pytest.raises(ValidationError, match="name the columns"):
            rule("consent", **columns)
    with pytest.raises(ValidationError, match="values"):
        rule("consent", values=[])


def test_managers_of_one_side_or_both():
    """The rule needs one column at least."""
    assert [ask.columns for ask in rule("reporting_line").asks()] == [("Boss",), ("Boss",)]
    one = rule("reporting_line", manager={"mentee": "Lead"})
    assert one.asks() == (Ask("mentee", ("Lead",), Manager()),)
    with pytest.raises(ValidationError, match="name a column"):
        rule("reporting_line", manager={})


def test_where_groups_stand():
    """In columns, in a file, or right here; nothing else is asked for."""
    assert rule("conflict").group_asks() == ()
    here = RULE.validate_python({"kind": "conflict", "people": ["a", "b"], "outsiders": True})
    assert here.group_asks(("rules", 0)) == (GroupAsk(("a", "b"), outsiders=True),)
    file = RULE.validate_python({"kind": "conflict", "file": "g.csv", "person": "Who", "group": "Lab"})
    assert file.group_asks() == (GroupAsk((), TableSpec("g.csv"), "Who", "Lab"),)
    assert here.asks() == file.asks() == ()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "say where the groups are, in one way"),
        ({"column": "A", "people": ["a", "b"]}, "say where the groups are, in one way"),
        ({"column": "A", "mentee": "A", "mentor": "B"}, "say where the groups are, in one way"),
        ({"mentee": "A"}, "`mentee` and `mentor` are needed together"),
        ({"people": ["a"]}, "at least 2 items"),
    ],
)
def test_a_conflict_refuses(keys, said):
    """No groups, groups in two ways, half a column, and a group of one."""
    with pytest.raises(ValidationError, match=said):
        RULE.validate_python({"kind": "conflict", **keys})
