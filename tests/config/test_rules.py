"""The YAML of every kind of rule: what it needs, what it asks for, and what it refuses."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError

from pairforge.config import Number, PairAsk, Step, TableSpec, Tags, Text
from pairforge.config.rules import RuleConfig

RULE = TypeAdapter(RuleConfig)

SMALLEST: dict[str, dict[str, Any]] = {
    "never": {"mentee": "E1", "mentor": "M1"},
    "lock": {"mentee": "E1", "mentor": "M1"},
    "differ": {"column": "Team"},
    "same": {"column": "Site"},
    "share": {"column": "Languages"},
    "gap": {"column": "Grade", "min": "1"},
}
"""The smallest rule of each kind."""
OF_COLUMNS = ["differ", "same", "share", "gap"]
OF_PAIRS = ["never", "lock"]


def rule(kind: str, **more: Any) -> Any:
    """A rule of that kind with some more keys."""
    return RULE.validate_python({"kind": kind, **SMALLEST[kind], **more})


def test_no_kind_is_forgotten_here():
    """The tests of this file know every kind that the schema knows."""
    models = get_args(get_args(RuleConfig)[0])
    kinds = {get_args(model.model_fields["kind"].annotation)[0] for model in models}
    assert kinds == set(SMALLEST) == {*OF_COLUMNS, *OF_PAIRS}


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
