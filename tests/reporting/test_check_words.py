"""What a check says, word for word."""

import pytest

from pairforge.advice.criteria import CriterionCheck
from pairforge.errors import Trouble
from pairforge.pipeline import run_check
from pairforge.reporting.check_words import criterion_told, findings, places_told, verdict_told

LANGUAGES = [{"kind": "share", "column": "Languages"}]


@pytest.fixture
def told(in_memory):
    """The findings of a programme as (level, topic, what, remedy), with its check."""

    def tell(*args, **kwargs):
        config, _ = in_memory(*args, **kwargs)
        outcome = run_check(config)
        found = findings(outcome.check, outcome.roster)
        assert {finding.topic for finding in found if finding.level == "warning"} == set(
            outcome.check.concerns
        )
        return [(f.level, f.topic, f.what, f.remedy) for f in found], outcome.check, found

    return tell


def test_a_group_that_is_short(told):
    """Who needs how many places, which rule leaves them whom, and how many seats those have."""
    found, check, words = told(
        [
            {"id": "M1", "Languages": ["English"], "seats": 9},
            {"id": "M2", "Languages": ["Portuguese", "English"], "seats": 2},
        ],
        [{"id": f"E{idx}", "Languages": ["Portuguese"]} for idx in range(3)]
        + [{"id": "E9", "Languages": ["English"]}],
        None,
        LANGUAGES,
        mentors={"capacity": "seats"},
    )
    assert found[0] == (
        "warning",
        "shortage",
        "3 mentees (Languages: Portuguese) need 3 places, but the one mentor "
        '(Languages: English, Portuguese) whom the rule "share Languages" leaves them has 2 seats: '
        "E0, E1 and E2.",
        "Find 1 more seat with such mentors, complete the answers, or relax the rule.",
    )
    assert verdict_told(check, words) == "This can work, but look at 2 points first."
    assert places_told(check) == "At most 3 of 4 places wanted can be filled."


def test_seats_in_all(told):
    """More is wanted than there is."""
    found, _, _ = told([{"id": "M1"}], [{"id": "E1"}, {"id": "E2"}], mentors={"capacity": 1})
    assert found[0] == (
        "warning",
        "seats",
        "2 places are wanted, but the mentors have 1 seat.",
        "Find 1 more seat, or expect as many places to stay empty.",
    )


def test_partners(told):
    """People with one trouble in common share a sentence; one eligible partner is a note."""
    found, _, _ = told(
        [{"id": "M1", "site": "x"}, {"id": "M2", "site": "y"}, {"id": "M3", "site": "y"}],
        [
            {"id": "E1", "name": "Ana", "site": "z", "wants": 1},
            {"id": "E2", "name": "Bob", "site": "", "wants": 1},
            {"id": "E3", "name": "Cy", "site": "x", "wants": 2},
            {"id": "E4", "name": "Di", "site": "y", "wants": 3},
        ],
        None,
        [{"kind": "same", "column": "site"}],
        mentors={"capacity": 4},
        mentees={"name": "name", "wants": "wants"},
    )
    stuck = "Find a mentor who fits, complete the answers, or relax the rule."
    assert [entry for entry in found if entry[1] == "partners"] == [
        (
            "warning",
            "partners",
            "2 mentees have no eligible mentor: Ana and Bob. Excluded by: same site (3).",
            stuck,
        ),
        (
            "warning",
            "partners",
            "1 mentee has only 1 eligible mentor, fewer than wanted: Cy. Excluded by: same site (2).",
            stuck,
        ),
        (
            "warning",
            "partners",
            "1 mentee has only 2 eligible mentors, fewer than wanted: Di. Excluded by: same site (1).",
            stuck,
        ),
        (
            "note",
            "partners",
            "3 mentors have only one eligible mentee: M1, M2 and M3. Excluded by: same site (3).",
            "Nothing, if that mentee will do; otherwise find another who fits, or relax the rule.",
        ),
    ]


@pytest.mark.parametrize(
    ("finding", "same_as", "sentence"),
    [
        ("empty", None, '"c" is blank for every eligible pair, so it tells nobody apart.'),
        ("constant", None, '"c" is 0.50 for every eligible pair, so it tells nobody apart.'),
        ("unweighted", None, '"c" has the weight 0, so it counts for nothing.'),
        ("tie_break", None, '"c" only decides between pairs that are equal in all other criteria.'),
        ("tie_break", "d", '"c" has the same value as "d" for every eligible pair.'),
        (None, None, ""),
    ],
)
def test_criteria(finding, same_as, sentence):
    """A sentence for every finding."""
    assert criterion_told(CriterionCheck("c", 1.0, 4, 0, 0.5, 0.5, finding, same_as)) == sentence


def test_rules_and_columns(told):
    """A rule that excludes most pairs, one that excludes none, and a column that is mostly blank."""
    found, _, _ = told(
        [{"id": f"M{idx}", "site": "xy"[idx % 2], "team": "t"} for idx in range(4)],
        [{"id": f"E{idx}", "site": "xyz"[idx], "team": "", "often": ""} for idx in range(3)],
        [{"kind": "same", "mentee": "often", "mentor": "team", "weight": 0}],
        [{"kind": "same", "column": "site"}, {"kind": "differ", "mentee": "id", "mentor": "id"}],
        mentors={"capacity": 1},
    )
    assert [entry for entry in found if entry[1] in ("rule", "column", "criterion")] == [
        (
            "note",
            "criterion",
            '"same" has the weight 0, so it counts for nothing.',
            "Nothing, if that is meant; otherwise give it a weight.",
        ),
        (
            "note",
            "rule",
            'The rule "same site" excludes 8 of 12 pairs (67%), 8 of which no other rule excludes.',
            "If that is more than was meant, relax it, or make it a criterion.",
        ),
        (
            "note",
            "rule",
            'The rule "differ id" excludes no pair.',
            "Nothing, if that is meant; otherwise check its columns.",
        ),
        (
            "note",
            "column",
            '"often" is blank for 3 of 3 mentees.',
            "Ask them to complete it, or use another column.",
        ),
    ]


def test_conflicts(told):
    """A lock against a rule and a minimum that nobody can fill: the programme cannot work yet."""
    found, check, words = told(
        [{"id": "M1", "team": "x"}],
        [{"id": "E1", "team": "x"}],
        None,
        [{"kind": "differ", "column": "team"}, {"kind": "lock", "mentee": "E1", "mentor": "M1"}],
        mentors={"capacity": 1},
    )
    assert found[0] == (
        "warning",
        "conflict",
        "The lock of E1 with M1 breaks: differ team.",
        "Remove the lock, or make an exception there.",
    )
    assert verdict_told(check, words) == "This cannot work yet: what is asked for cannot all hold."


def test_minimums_that_cannot_be_reached(told):
    """They are found before any matching, with the people and the rule."""
    found, check, _ = told(
        [{"id": "M1", "team": "x"}, {"id": "M2", "team": "y"}],
        [{"id": "E1", "team": "y"}, {"id": "E2", "team": "y"}],
        None,
        [{"kind": "same", "column": "team"}],
        mentors={"capacity": 2, "min": 1},
    )
    assert check.concerns["conflict"] == 1
    assert found[0] == (
        "warning",
        "conflict",
        "The minimum of M1 needs 1 place filled, but no mentee can go to them. "
        "Excluded pairs: same team (2).",
        "Lower a minimum, or relax a rule.",
    )


def test_a_proposal_brings_its_yaml(in_memory):
    """Where it stands, what is wrong, what to do, and what to paste."""
    from dataclasses import replace

    config, roster = in_memory([{"id": "M1"}], [{"id": "E1"}], mentors={"capacity": 1})
    trouble = Trouble(
        what="w.", remedy="r.", file="f.csv", row=3, column="Wish", proposal="spellings:\n  a: b\n"
    )
    check = replace(run_check(config).check, proposals=(trouble,))
    finding = findings(check, roster)[0]
    assert (finding.what, finding.remedy, finding.proposal) == (
        'f.csv, row 3, column "Wish": w.',
        "r.",
        "spellings:\n  a: b\n",
    )
