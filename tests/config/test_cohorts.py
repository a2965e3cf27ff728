"""The YAML of every cohort rule: labels, what it needs, and what it refuses."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from pairforge.config import Ask, Config, ListAsk, TableSpec, Text, load_config
from pairforge.config.cohorts import CohortConfig, Share
from pairforge.errors import ConfigError

SMALLEST: dict[str, dict[str, Any]] = {
    "at_most": {"column": "Team", "same": 2},
    "at_least": {"column": "Gender", "each": 1},
    "share": {"column": "Gender"},
    "not_alone": {"column": "Gender"},
    "distinct": {"column": "Team", "at_least": 2},
    "size": {"max": 5},
    "together": {"mentees": ["E1", "E2"]},
    "apart": {"column": "Family"},
}
"""The smallest rule of each kind."""


def config(*cohorts: Any, **more: Any) -> Config:
    """A config with these cohort rules."""
    content = {"version": 1, "mentors": "m.csv", "mentees": "e.csv"}
    criteria = [{"kind": "same", "column": "Site"}]
    return Config.model_validate(content | {"criteria": criteria, "cohorts": list(cohorts)} | more)


def rule(kind: str, **more: Any) -> dict[str, Any]:
    """A rule of that kind with some more keys."""
    return {"kind": kind, **SMALLEST[kind], **more}


def told(*cohorts: Any, **more: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """Place and words of all that is wrong with these rules."""
    with pytest.raises(ValidationError) as caught:
        config(*cohorts, **more)
    return [(err["loc"], err["msg"]) for err in caught.value.errors()]


def test_no_kind_is_forgotten_here():
    """The tests of this file know every kind that the schema knows."""
    models = get_args(get_args(CohortConfig)[0])
    assert [get_args(model.model_fields["kind"].annotation)[0] for model in models] == list(SMALLEST)


@pytest.mark.parametrize("kind", SMALLEST)
def test_rules_are_soft_with_a_price_of_1(kind):
    """They need not hold, and each person too many or missing counts 1, unless the config says otherwise."""
    (plain,) = config(rule(kind)).cohorts
    assert (plain.hard, plain.price) == (False, 1)
    (dear,) = config(rule(kind, price=7)).cohorts
    assert (dear.hard, dear.price) == (False, 7)
    (hard,) = config(rule(kind, hard=True)).cohorts
    assert hard.hard


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        (rule("at_most"), "at_most Team (2 of a value)"),
        ({"kind": "at_most", "column": "Gender", "value": "man", "count": 0}, "at_most Gender (0 of man)"),
        (rule("at_least"), "at_least Gender (1 of each value)"),
        (
            {"kind": "at_least", "column": "Gender", "value": "woman", "count": 2},
            "at_least Gender (2 of woman)",
        ),
        (rule("share"), "share Gender"),
        (rule("share", tolerance=5), "share Gender (within 5 points)"),
        (rule("share", value="woman", share=40), "share Gender (woman, 40 %)"),
        (
            rule("share", value="woman", share=40.5, tolerance=0),
            "share Gender (woman, 40.5 %, within 0 points)",
        ),
        (rule("not_alone"), "not_alone Gender"),
        (rule("not_alone", value="woman"), "not_alone Gender (woman)"),
        (rule("distinct"), "distinct Team (at least 2)"),
        (rule("size"), "size (at most 5)"),
        (
            rule("size", min=1, even="true", min_if_used=2),
            "size (at least 1, at most 5, even, at least 2 if any)",
        ),
        (rule("together"), "together (E1, E2)"),
        (rule("together", mentees=list("abcdef")), "together (a, b, c, d, 2 more)"),
        (rule("apart"), "apart Family"),
        ({"kind": "apart", "file": "lists.csv"}, "apart (lists.csv)"),
        ({"kind": "together", "file": "lists.xlsx", "sheet": "Friends"}, "together (lists.xlsx, Friends)"),
        (rule("apart", name="Siblings"), "Siblings"),
        (rule("at_most", column=" Team\n"), "at_most Team (2 of a value)"),
    ],
)
def test_labels_say_what_the_rule_says(entry, label):
    """The kind, the column, and in brackets what it asks for; or its name."""
    assert config(entry).cohorts[0].label == label


def test_each_rule_stands_once(programme):
    """Two rules of one label are refused, at the second; hard or not makes no difference."""
    text = """
        cohorts:
          - {kind: at_most, column: Team, same: 2}
          - {kind: at_most, column: Team, same: 3}
          - {kind: at_most, column: Team, same: 2, hard: true}
          - {kind: at_most, column: Team, same: 2, name: mixed}
    """
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    (trouble,) = caught.value.troubles
    assert trouble.line == 5
    assert trouble.what == "cohorts.3: the cohort rule `at_most Team (2 of a value)` stands twice."
    assert trouble.remedy == "Keep one of the two."


@pytest.mark.parametrize("kind", SMALLEST)
def test_unknown_keys_and_kinds_are_told(programme, kind):
    """Line, the nearest key and the nearest kind, as everywhere."""
    keys = "".join(f"\n    {key}: {value}" for key, value in SMALLEST[kind].items())
    text = f"cohorts:\n  - kind: {kind}\n    prce: 2{keys}\n  - kind: {kind}s\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    one, two = caught.value.troubles
    assert (one.line, one.what) == (3, 'Unknown key "prce" in cohorts.1.')
    assert one.remedy.startswith('Did you mean "price"? Known here: ')
    assert two.what == f'There is no kind "{kind}s" for cohorts.2.'
    assert two.remedy == f'Did you mean "{kind}"? Known kinds: {", ".join(SMALLEST)}.'


AT_MOST = (
    "say how many, in one way: `same` for any answer, or `value` and `count` for one answer. "
    "Write `same: 2`, or `value: ...` and `count: 2`."
)
AT_LEAST = (
    "say how many, in one way: `each` for every answer, or `value` and `count` for one answer. "
    "Write `each: 1`, or `value: ...` and `count: 1`."
)
WHO = (
    "say who is meant, in one way: `mentees`, `column` or `file`. Write `mentees: [id, id]`, or take the "
    "others out."
)
HEADINGS = "`columns`, `person` and `group` need a `file`. Name the file, or take them out."
NO_PRICE = "with `hard: true` it is never broken, so it has no price. Take `price` or `hard` out."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "at_most", "column": "Team"}, AT_MOST),
        ({"kind": "at_most", "column": "Team", "value": "x"}, AT_MOST),
        ({"kind": "at_most", "column": "Team", "count": 2}, AT_MOST),
        (rule("at_most", value="x", count=1), AT_MOST),
        (rule("at_most", value="x"), AT_MOST),
        ({"kind": "at_least", "column": "Team"}, AT_LEAST),
        (rule("at_least", value="x", count=1), AT_LEAST),
        (
            rule("share", share=40),
            "`share` is the share of one answer, and no `value` says of which. Add `value`.",
        ),
        ({"kind": "size"}, "this says nothing of the size. Add `min`, `max`, `min_if_used` or `even: true`."),
        (
            {"kind": "size", "min": 3, "max": 2},
            "`min` is larger than `max`. Make one of the two fit the other.",
        ),
        (
            {"kind": "size", "min_if_used": 3, "max": 2},
            "`min_if_used` is larger than `max`. Make one of the two fit the other.",
        ),
        (
            {"kind": "size", "min": 2, "min_if_used": 2},
            "every mentor must have `min` mentees, so `min_if_used` says nothing more. Keep one of the two, "
            "or make `min_if_used` the larger one.",
        ),
        ({"kind": "together"}, WHO),
        (rule("together", column="Team"), WHO),
        (rule("apart", file="lists.csv"), WHO),
        (
            rule("together", mentees=["E1"]),
            "a list of `mentees` needs two of them. Add somebody, or take the rule out.",
        ),
        (
            rule("together", mentees=["E1", " e1"]),
            "a list of `mentees` needs two of them. Add somebody, or take the rule out.",
        ),
        (
            rule("together", mentees=[]),
            "a list of `mentees` needs two of them. Add somebody, or take the rule out.",
        ),
        (rule("apart", person="Who"), HEADINGS),
        (rule("together", columns=["A", "B"]), HEADINGS),
        (
            {"kind": "apart", "file": "l.csv", "columns": ["A", "B"], "group": "List"},
            "`columns` stands instead of `person` and `group`. Keep one of the two ways.",
        ),
        (
            {"kind": "apart", "file": "l.csv", "columns": ["A", "a "]},
            "one of the `columns` stands twice. Name each once.",
        ),
        (rule("apart", outsiders=True), "a column names no outsiders. Take `outsiders` out."),
        *((rule(kind, hard=True, price=2), NO_PRICE) for kind in SMALLEST),
    ],
)
def test_rules_without_a_meaning(entry, said):
    """What says nothing, or two things, is told with what to do."""
    assert told(entry) == [(("cohorts", 0, entry["kind"]), said)]


@pytest.mark.parametrize(
    ("entry", "key", "said"),
    [
        (rule("at_most", same=0), "same", "greater than 0"),
        (rule("at_least", each=0), "each", "greater than 0"),
        (rule("distinct", at_least=1), "at_least", "greater than or equal to 2"),
        (rule("size", min=0), "min", "greater than 0"),
        (rule("size", min_if_used=1), "min_if_used", "greater than or equal to 2"),
        (rule("size", max=2.5), "max", "integer"),
        (rule("at_most", price=0), "price", "greater than 0"),
        (rule("share", tolerance=101), "tolerance", "less than or equal to 100"),
        (rule("share", value="x", share=-1), "share", "greater than or equal to 0"),
        (rule("share", tolerance="inf"), "tolerance", "finite number"),
        ({"kind": "apart", "file": "l.csv", "columns": ["A"]}, "columns", "at least 2 items"),
        (rule("at_most", column=""), "column", "at least 1 character"),
    ],
)
def test_numbers_out_of_range(entry, key, said):
    """Each number is refused where it has no meaning."""
    ((loc, words),) = told(entry)
    assert loc[-1] == key
    assert said in words


def test_a_layout_needs_a_file():
    """As for rules on pairs, `sheet` and the like are of a file."""
    ((loc, words),) = told(rule("together", sheet="Friends"))
    assert (loc, words) == (("cohorts", 0, "together"), "Value error, `sheet` needs a `file`")


@pytest.mark.parametrize(("key", "value", "meant"), [("share", 0.5, 50), ("tolerance", "0.055", 5.5)])
def test_shares_of_a_cohort_are_in_per_cent(key, value, meant):
    """Less than one per cent is taken for a slip, and told how it is written."""
    said = f"this is in per cent, from 0 to 100, and it is {value}. If {meant} % is meant, write {meant}."
    assert told(rule("share", value="woman", **{key: value})) == [(("cohorts", 0, "share", key), said)]


def test_shares_are_exact():
    """What was written in decimals is reckoned with as it stands."""
    (entry,) = config(rule("share", value="woman", share=33.3, tolerance=7)).cohorts
    assert isinstance(entry, Share)
    assert (entry.exact_share, entry.exact_tolerance) == (Fraction(333, 1000), Fraction(7, 100))
    (plain,) = config(rule("share")).cohorts
    assert isinstance(plain, Share)
    assert (plain.exact_share, plain.exact_tolerance) == (None, Fraction(1, 10))


@pytest.mark.parametrize("kind", SMALLEST)
def test_soft_rules_need_somebody_to_count_them(programme, kind):
    """Without `breaks` among the priorities a soft rule would do nothing; a hard one needs none."""
    keys = ", ".join(f"{key}: {value}" for key, value in rule(kind, name="mixed").items())
    text = f"cohorts:\n  - {{{keys}, hard: HARD}}\npriorities: [matched, total]\n"
    load_config(programme(config=text.replace("HARD", "true")))
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text.replace("HARD", "false")))
    (trouble,) = caught.value.troubles
    assert trouble.line == 3
    assert trouble.what == "priorities: without `breaks` these soft rules count for nothing: `mixed`."
    assert trouble.remedy == "Add `breaks` where they should count, or say `hard: true`."


def test_soft_rules_use_what_is_left_open():
    """Places may be left empty for the sake of soft rules, and the number of pairs be settled after them."""
    priorities = [{"kind": "matched", "keep": 0.9}, "breaks", "matched", "total"]
    assert len(config(rule("at_most"), priorities=priorities).priorities) == 4
    with pytest.raises(ValidationError, match="leaves open on purpose"):
        config(rule("at_most", hard=True), priorities=priorities)
    again = config(rule("at_most")).asking(priorities, [])
    assert [entry.label for entry in again.priorities] == [
        "matched (keep 0.9)",
        "breaks",
        "matched",
        "total",
    ]


def test_what_is_asked_for():
    """Columns of the mentees as text, lists of mentees, each with its place."""
    file = {"kind": "apart", "file": "lists.csv", "person": "Who", "outsiders": True}
    found = config(*map(rule, SMALLEST), file, {"kind": "apart", "file": "l.csv", "columns": ["A", "B"]})
    columns = ["Team", "Gender", "Gender", "Gender", "Team", "Family"]
    paths = [("cohorts", idx) for idx in (0, 1, 2, 3, 4, 7)]
    asks = [ask for ask in found.asks() if ask.path[0] == "cohorts"]
    assert asks == [Ask("mentee", (column,), Text()) for column in columns]
    assert [ask.path for ask in asks] == paths
    assert found.list_asks() == (
        ListAsk(("E1", "E2")),
        ListAsk(table=TableSpec("lists.csv"), person="Who", outsiders=True),
        ListAsk(table=TableSpec("l.csv"), columns=("A", "B")),
    )
    assert [ask.path for ask in found.list_asks()] == [("cohorts", 6), ("cohorts", 8), ("cohorts", 9)]


def test_a_config_can_be_read_again():
    """What a config says of cohorts as plain values gives the same config."""
    found = config(*map(rule, SMALLEST), rule("at_most", same=4, hard=True))
    assert Config.model_validate(found.model_dump()) == found


def test_cohorts_are_part_of_the_hash():
    """They may change the pairings; where a list is stored does not."""
    plain = config()
    hashes = {config(rule(kind)).sha256() for kind in SMALLEST} | {plain.sha256()}
    assert len(hashes) == len(SMALLEST) + 1
    assert config(rule("at_most", hard=True)).sha256() != config(rule("at_most")).sha256()
    assert config(rule("at_most", price=2)).sha256() != config(rule("at_most")).sha256()
    one, two = ({"kind": "apart", "file": file, "name": "n"} for file in ("a.csv", "b.xlsx"))
    assert config(one).sha256() == config(two).sha256()


def test_the_best_total_keeps_what_must_hold():
    """Hard rules stay beside capacities and co-mentors; soft ones and limits go, and so do priorities."""
    whole = config(
        rule("at_most"),
        rule("at_least", hard=True),
        rules=[{"kind": "differ", "column": "Team"}],
        capacities=[{"column": "Site", "at_most": 3}],
        co_mentors={"column": "Role", "lead": "Senior", "second": "Junior"},
        fairness=[{"kind": "floor", "score": 1}],
    )
    best = whole.with_best_total()
    assert [rule.label for rule in best.cohorts] == ["at_least Gender (1 of each value)"]
    assert [entry.label for entry in best.priorities] == ["matched", "total"]
    assert (best.rules, best.capacities, best.co_mentors, best.fairness) == (
        whole.rules,
        whole.capacities,
        whole.co_mentors,
        [],
    )


def test_the_rest_of_a_wrong_config_keeps_its_cohorts(programme):
    """A rule that is wrong is left out when the spreadsheets are checked in the same run; the others stay."""
    text = "cohorts:\n  - {kind: at_most, column: Team}\n  - {kind: not_alone, column: Gender}\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    assert isinstance(caught.value.rest, Config)
    (kept,) = caught.value.rest.cohorts
    assert kept.label == "not_alone Gender"
    assert caught.value.rest.line(("cohorts", 0)) == 3
