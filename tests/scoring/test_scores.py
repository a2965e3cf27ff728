"""Scores: the eligible pairs are those of a slow twin, and the points are the sum of their parts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pairforge.config import load_config
from pairforge.config.rules import RuleConfig
from pairforge.criteria import points
from pairforge.errors import InputError
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score

Person = dict[str, Any]
GRADES = ["Junior", "Mid", "Senior", "Lead"]
CRITERIA = [
    {"kind": "overlap", "column": "Tags", "weight": 4},
    {"kind": "same", "column": "Site", "weight": 0.3},
    {"kind": "closeness", "column": "Age", "weight": 1.7},
]


def eligible(scores: Scores, roster: Roster) -> set[tuple[str, str]]:
    """The eligible pairs by id."""
    return {
        (roster.mentees.ids[mentee], roster.mentors.ids[mentor])
        for mentee, mentor in zip(scores.mentees, scores.mentors, strict=True)
    }


# ------------------------------------------------------------------------------------------ the twin


def never_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Not this pair."""
    return (mentee["id"], mentor["id"]) != (rule["mentee"], rule["mentor"])


def lock_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """A lock excludes nothing; whether it can be kept is asked later."""
    return True


def differ_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Not the same answer; a blank is not the same as anything."""
    column = rule["column"]
    return not mentee[column] or not mentor[column] or mentee[column].lower() != mentor[column].lower()


def same_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """The same answer; a blank cannot be shown to be."""
    column = rule["column"]
    return bool(mentee[column]) and mentee[column].lower() == mentor[column].lower()


def share_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """At least one in common."""
    return bool({tag.lower() for tag in mentee["Tags"]} & {tag.lower() for tag in mentor["Tags"]})


def gap_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Mentor minus mentee within the limits; a blank cannot be shown to be."""
    column, order = rule["column"], rule.get("order")
    if not mentee[column] or not mentor[column]:
        return False
    left, right = (
        Fraction(order.index(person[column])) if order else Fraction(person[column])
        for person in (mentee, mentor)
    )
    return Fraction(rule.get("min", -(10**9))) <= right - left <= Fraction(rule.get("max", 10**9))


def meet_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Enough minutes in common, one by one; a blank has none."""
    mine, theirs = (
        {minute for slot in person["Free"] for minute in SLOTS[slot]} for person in (mentee, mentor)
    )
    return len(mine & theirs) >= rule.get("minutes", 1)


def conflict_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """No group in common: of the tags, or not both of the listed people, under whichever id."""
    if "people" in rule:
        return not all(set(person["Ids"]) & set(rule["people"]) for person in (mentee, mentor))
    return not share_twin(rule, mentee, mentor)


def veto_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Neither named the other, as far as they were asked."""
    named = "mentee" in rule and mentor["id"] in mentee["Not"]
    return not named and not ("mentor" in rule and mentee["id"] in mentor["Not"])


def consent_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Everybody who was asked gave one of the answers."""
    asked = [mentor] if "mentor" in rule else [mentee, mentor]
    return all(person["OK"].lower() in {"yes", "i agree"} for person in asked)


def reporting_line_twin(rule: dict[str, Any], mentee: Person, mentor: Person) -> bool:
    """Neither is among those above the other."""
    return not set(mentor["Ids"]) & set(mentee["Above"]) and not set(mentee["Ids"]) & set(mentor["Above"])


SLOTS = {"Mon 9-10": range(540, 600), "Mon 9:45-11": range(585, 660), "Tue 14-15": range(2280, 2340)}
TWINS: dict[str, Callable[[dict[str, Any], Person, Person], bool]] = {
    "never": never_twin,
    "lock": lock_twin,
    "differ": differ_twin,
    "same": same_twin,
    "share": share_twin,
    "gap": gap_twin,
    "meet": meet_twin,
    "conflict": conflict_twin,
    "veto": veto_twin,
    "consent": consent_twin,
    "reporting_line": reporting_line_twin,
}


def allowed(rules: list[dict[str, Any]], mentee: Person, mentor: Person) -> bool:
    """Whether the pair can be, by the words of the documentation."""
    rest = mentor["capacity"] == 0 or mentee["wants"] == 0
    oneself = bool(mentee["email"]) and mentee["email"].lower() == mentor["email"].lower()
    return not rest and not oneself and all(TWINS[rule["kind"]](rule, mentee, mentor) for rule in rules)


def test_no_kind_is_forgotten_here():
    """The twin knows every kind of rule that the schema knows."""
    models = get_args(get_args(RuleConfig)[0])
    assert {get_args(model.model_fields["kind"].annotation)[0] for model in models} == set(TWINS)


# ---------------------------------------------------------------------------------- random programmes


def draw_managers(draw: st.DrawFn, mentors: list[Person], mentees: list[Person]) -> None:
    """Give everybody a manager or none, all their ids, and the ids of everybody above; nobody in a circle."""
    everybody = {person["id"]: person for person in [*mentors, *mentees]}
    both = [key for key, person in everybody.items() if person["email"] == "Both@x"]
    for key, person in everybody.items():
        letter, idx = key[0], int(key[1:])
        above = [f"{letter}{boss}" for boss in range(idx)] + ["M0"] * (letter == "E")
        person["Boss"] = draw(st.sampled_from(["", "out", *above])) if key not in both else ""
        person["Ids"] = both if key in both else [key]
    for person in everybody.values():
        person["Above"] = []
        boss = person["Boss"]
        while boss in everybody:
            person["Above"] += everybody[boss]["Ids"]
            boss = everybody[boss]["Boss"]


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[Person], list[Person], list[dict[str, Any]]]:
    """Mentors, mentees and rules; everybody has an answer or a blank in every column."""
    answers = {
        "Tags": st.lists(st.sampled_from(["a", "B", "b", "c", "d"]), unique_by=str.lower, max_size=3),
        "Team": st.sampled_from(["", "x", "X", "y"]),
        "Site": st.sampled_from(["", "p", "q", "Q"]),
        "Age": st.sampled_from(["", "-2", "0", "1", "2.5", "4", "10"]),
        "Grade": st.sampled_from(["", *GRADES]),
        "Free": st.lists(st.sampled_from(list(SLOTS)), unique=True, max_size=2),
        "OK": st.sampled_from(["", "Yes", "i agree", "yes", "No"]),
        "Not": st.lists(st.sampled_from(["M0", "M1", "E0", "E1", "nobody"]), unique=True, max_size=2),
    }
    mentor = {**answers, "capacity": st.sampled_from([0, 1, 1, 2, 7])}
    mentee = {**answers, "wants": st.sampled_from([0, 1, 1, 1, 2])}
    mentors, mentees = (
        [
            {
                "id": f"{letter}{idx}",
                "email": draw(st.sampled_from(["", f"{letter}{idx}@x", "Both@x"])),
                **person,
            }
            for idx, person in enumerate(draw(st.lists(st.fixed_dictionaries(side), min_size=1, max_size=6)))
        ]
        for letter, side in (("M", mentor), ("E", mentee))
    )
    for side in (mentors, mentees):  # an address stands once on each side
        for person in [person for person in side if person["email"] == "Both@x"][1:]:
            person["email"] = ""
    draw_managers(draw, mentors, mentees)
    limits = st.sampled_from(
        [{"min": 1}, {"max": 2}, {"min": -1, "max": 1}, {"min": 1.5}, {"min": 0, "max": 0}]
    )
    kinds = st.one_of(
        st.just({"kind": "differ", "column": "Team"}),
        st.just({"kind": "same", "column": "Site"}),
        st.just({"kind": "share", "column": "Tags"}),
        st.sampled_from([1, 60]).map(lambda minutes: {"kind": "meet", "column": "Free", "minutes": minutes}),
        st.just({"kind": "conflict", "column": "Tags"}),
        st.lists(st.sampled_from([*mentors, *mentees]), min_size=2, max_size=4).map(
            lambda people: {"kind": "conflict", "people": [person["id"] for person in people]}
        ),
        st.sampled_from([{"mentee": "Not"}, {"mentor": "Not"}, {"mentee": "Not", "mentor": "Not"}]).map(
            lambda columns: {"kind": "veto", **columns}
        ),
        st.sampled_from([{"column": "OK"}, {"mentor": "OK"}]).map(
            lambda columns: {"kind": "consent", **columns, "values": ["YES", "I agree"]}
        ),
        st.just({"kind": "reporting_line", "manager": "Boss"}),
        limits.map(lambda limit: {"kind": "gap", "column": "Age", **limit}),
        limits.map(lambda limit: {"kind": "gap", "column": "Grade", "order": GRADES, **limit}),
        st.builds(
            lambda kind, mentee, mentor: {"kind": kind, "mentee": mentee["id"], "mentor": mentor["id"]},
            st.sampled_from(["never", "lock"]),
            st.sampled_from(mentees),
            st.sampled_from(mentors),
        ),
    )
    rules = [as_given(rule, mentors, mentees) for rule in draw(st.lists(kinds, max_size=4))]
    return mentors, mentees, [rule for rule in rules if rule is not None]


def as_given(rule: dict[str, Any], mentors: list[Person], mentees: list[Person]) -> dict[str, Any] | None:
    """The rule; of a consent the answers that somebody gave, and none where a side gave none of them."""
    if rule["kind"] != "consent":
        return rule
    asked = [mentors] if "mentor" in rule else [mentors, mentees]
    given = [{person["OK"].lower() for person in side} for side in asked]
    values = [value for value in rule["values"] if value.lower() in set().union(*given)]
    wanted = {value.lower() for value in values}
    return {**rule, "values": values} if all(side & wanted for side in given) else None


@settings(max_examples=250)
@given(programmes())
def test_eligible_pairs_are_those_of_the_twin(in_memory, drawn):
    """Nobody who rests, nobody with themselves, no pair that a rule forbids, and no others are left out."""
    mentors, mentees, rules = drawn
    config, roster = in_memory(mentors, mentees, CRITERIA, rules)
    expected = {
        (mentee["id"], mentor["id"])
        for mentee in mentees
        for mentor in mentors
        if allowed(rules, mentee, mentor)
    }
    scores = score(roster, config)
    assert eligible(scores, roster) == expected
    assert len(scores.points) == len(scores.mentors) == len(expected)


@given(programmes())
def test_points_are_the_sum_of_the_parts(in_memory, drawn):
    """Each pair's points are what its criteria give one by one, each rounded on its own."""
    mentors, mentees, rules = drawn
    config, roster = in_memory(mentors, mentees, CRITERIA, rules)
    scores = score(roster, config)
    for position, (mentee, mentor) in enumerate(zip(scores.mentees, scores.mentors, strict=True)):
        pair = np.array([mentee]), np.array([mentor])
        parts = [int(points(criterion, *pair, scores.resolution)[0]) for criterion in scores.criteria]
        assert scores.points[position] == sum(parts)


@given(programmes())
def test_pairs_stand_in_compressed_rows(in_memory, drawn):
    """Mentee by mentee, mentors ascending; every pair can be found, and no other."""
    mentors, mentees, rules = drawn
    config, roster = in_memory(mentors, mentees, CRITERIA, rules)
    scores = score(roster, config)
    assert (scores.starts.dtype, scores.mentors.dtype, scores.points.dtype) == (np.int64, np.int32, np.int64)
    assert scores.starts[0] == 0
    assert scores.starts[-1] == len(scores.mentors)
    assert len(scores.starts) == len(mentees) + 1
    for mentee in range(len(mentees)):
        row = scores.mentors[scores.starts[mentee] : scores.starts[mentee + 1]].tolist()
        assert row == sorted(set(row))
        for mentor in range(len(mentors)):
            found = scores.find(mentee, mentor)
            assert (found is not None) == (mentor in row)
            assert found is None or (scores.mentees[found], scores.mentors[found]) == (mentee, mentor)


@settings(max_examples=60)
@given(programmes(), st.data())
def test_listed_scores_decide_who_can_be(in_memory, tmp_path_factory, drawn, data):
    """With two lists of scores only pairs in both can be, and the rules hold as ever."""
    mentors, mentees, rules = drawn
    everything = [(mentee["id"], mentor["id"]) for mentee in mentees for mentor in mentors]
    chosen = st.lists(st.sampled_from(everything), unique=True)
    lists = [{pair: idx - 3 for idx, pair in enumerate(data.draw(chosen))} for _ in range(2)]
    folder = tmp_path_factory.mktemp("listed")
    for name, listed in zip("pq", lists, strict=True):
        rows = "".join(f"{mentee},{mentor},{points}\n" for (mentee, mentor), points in listed.items())
        (folder / f"{name}.csv").write_text(f"mentee,mentor,score\n{rows}", encoding="utf-8")
    files = [{"kind": "scores", "name": name, "file": f"{name}.csv", "weight": 2} for name in "pq"]
    config, roster = in_memory(mentors, mentees, [*files, CRITERIA[1]], rules, folder=folder)
    expected = {
        (mentee["id"], mentor["id"])
        for mentee in mentees
        for mentor in mentors
        if (mentee["id"], mentor["id"]) in lists[0].keys() & lists[1].keys()
        and allowed(rules, mentee, mentor)
    }
    scores = score(roster, config)
    assert eligible(scores, roster) == expected
    for position, pair in enumerate(zip(scores.mentees, scores.mentors, strict=True)):
        ids = roster.mentees.ids[pair[0]], roster.mentors.ids[pair[1]]
        third = int(
            points(scores.criteria[2], np.array([pair[0]]), np.array([pair[1]]), scores.resolution)[0]
        )
        assert scores.points[position] == 2 * scores.resolution * (lists[0][ids] + lists[1][ids]) + third


# ------------------------------------------------------------------------------------------- by hand


@pytest.mark.parametrize("block", [1, 2, 3, 7, 100])
def test_blocks_do_not_matter(in_memory, monkeypatch, block):
    """However few pairs are looked at at once, and whether a block is full or not, scores are the same."""
    tags = ["abc", "ab", "c", "d", ""]
    mentors = [{"id": f"M{idx}", "Tags": list(word), "Site": "p"} for idx, word in enumerate(tags)]
    mentees = [
        {"id": f"E{idx}", "Tags": list(word), "Site": "q" * (idx % 2)} for idx, word in enumerate(tags * 3)
    ]
    config, roster = in_memory(mentors, mentees, CRITERIA[:2], [{"kind": "share", "column": "Tags"}])
    whole = score(roster, config)
    monkeypatch.setattr("pairforge.criteria.blocks._BLOCK", block)
    parts = score(roster, config)
    for name in ("starts", "mentors", "points"):
        np.testing.assert_array_equal(getattr(parts, name), getattr(whole, name))


def test_no_pair_at_all(in_memory):
    """Where nobody can be with anybody, there are no pairs, and that is no error here."""
    people = [[{"id": f"{letter}{idx}", "Site": "p"} for idx in range(3)] for letter in "ME"]
    config, roster = in_memory(*people, [CRITERIA[1]], [{"kind": "differ", "column": "Site"}])
    scores = score(roster, config)
    assert scores.starts.tolist() == [0, 0, 0, 0]
    assert len(scores.mentors) == len(scores.points) == len(scores.mentees) == 0
    assert scores.find(2, 2) is None


def test_a_small_programme_by_hand(in_memory):
    """4 x share + 2 x same, in millionths; the blank site counts as the mean."""
    mentors = [{"id": "M1", "Tags": ["a", "b"], "Site": "p"}, {"id": "M2", "Tags": ["c"], "Site": "q"}]
    mentees = [{"id": "E1", "Tags": ["a", "c", "d"], "Site": "p"}, {"id": "E2", "Tags": ["c"], "Site": ""}]
    criteria = [
        {"kind": "overlap", "column": "Tags", "weight": 4},
        {"kind": "same", "column": "Site", "weight": 2},
    ]
    config, roster = in_memory(mentors, mentees, criteria)
    scores = score(roster, config)
    assert scores.resolution == 10**6
    assert scores.points.tolist() == [3_333_333, 1_333_333, 1_000_000, 5_000_000]
    assert scores.starts.tolist() == [0, 2, 4]
    assert scores.mentors.tolist() == [0, 1, 0, 1]


def test_resting_people_are_in_no_pair(in_memory):
    """Neither a mentor without a place nor a mentee who wants nobody."""
    mentors = [{"id": "M1", "capacity": 0}, {"id": "M2", "capacity": 1}]
    mentees = [{"id": "E1", "wants": 1}, {"id": "E2", "wants": 0}]
    config, roster = in_memory(mentors, mentees)
    assert eligible(score(roster, config), roster) == {("E1", "M2")}


def test_nobody_is_matched_with_themselves(in_memory):
    """Whoever stands on both sides, by id or by address, has all others but not themselves."""
    mentors = [{"id": "a@x"}, {"id": "M2", "email": "B@x"}, {"id": "M3"}]
    config, roster = in_memory(mentors, [{"id": "A@X"}, {"id": "b@x"}])
    assert eligible(score(roster, config), roster) == {
        ("A@X", "M2"),
        ("A@X", "M3"),
        ("b@x", "a@x"),
        ("b@x", "M3"),
    }


@pytest.mark.parametrize(
    ("mentee", "mentor", "limits", "can_be"),
    [
        ("1.3", "3.3", {"min": 2}, True),
        ("0.1", "0.3", {"min": 0.2}, True),
        ("0.3", "0.4", {"max": 0.1}, True),
        ("0.7", "0.1", {"min": -0.6}, True),
        ("1.3", "3.29", {"min": 2}, False),
        ("1.1", "1.41", {"max": 0.3}, False),
        ("2", "4", {"min": 2, "max": 2}, True),
    ],
)
def test_a_gap_in_decimals_is_exact(in_memory, mentee, mentor, limits, can_be):
    """3.3 is two years more than 1.3, whatever binary fractions make of it."""
    config, roster = in_memory(
        [{"id": "M1", "Years": mentor}],
        [{"id": "E1", "Years": mentee}],
        rules=[{"kind": "gap", "column": "Years", **limits}],
    )
    assert bool(eligible(score(roster, config), roster)) == can_be


def test_a_veto_of_somebody_else_does_no_harm(programme: Callable[..., Path]):
    """Vetoes from a file exclude the listed pairs and no others."""
    files = {"vetoes.csv": "mentee,mentor\nE1,M1\nE3,M2\nE1,M1\n"}
    config = load_config(programme(config={"rules": [{"kind": "never", "file": "vetoes.csv"}]}, files=files))
    roster = read_roster(config)
    everybody = {(mentee, mentor) for mentee in ("E1", "E2", "E3") for mentor in ("M1", "M2")}
    assert eligible(score(roster, config), roster) == everybody - {("E1", "M1"), ("E3", "M2")}


def test_scores_that_are_too_large_are_refused(in_memory):
    """Rather than to add up wrongly."""
    people = [{"id": "M1", "Site": "p"}], [{"id": "E1", "Site": "p"}]
    config, roster = in_memory(*people, [{"kind": "same", "column": "Site", "weight": 1e17}])
    with pytest.raises(InputError, match="cannot be added up exactly"):
        score(roster, config)
