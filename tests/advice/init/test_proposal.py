"""From two exports to criteria and rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.advice.init.rich import write_rich

from pairforge.advice.init import Interview, Proposal, propose
from pairforge.config import Config
from pairforge.errors import InputError

MENTORS = "Name,Email,Seats"
MENTEES = "Name,Email"


@pytest.fixture
def proposed(tmp_path: Path) -> Callable[..., Proposal]:
    """Propose a config for two files, each given as its additional columns: heading and answers."""

    def run(mentors: dict[str, list[str]], mentees: dict[str, list[str]], **more: object) -> Proposal:
        for side, columns, basics in (("mentor", mentors, MENTORS), ("mentee", mentees, MENTEES)):
            count = len(next(iter(columns.values())))
            rows = [",".join([basics, *columns])]
            for idx in range(count):
                own = [
                    f"{side.title()} {chr(65 + idx)}",
                    f"{side}{idx}@x.org",
                    *(["2"] if side == "mentor" else []),
                ]
                rows.append(",".join([*own, *(f'"{answers[idx]}"' for answers in columns.values())]))
            (tmp_path / f"{side}s.csv").write_text("\n".join(rows), "utf-8")
        return propose(tmp_path, ["mentors.csv", "mentees.csv"], Interview(), **more)  # type: ignore[arg-type]

    return run


def test_everything_that_can_be_recognized(tmp_path: Path):
    """A rich programme: levels, roles, wishes, values, network, and the rules that protect people."""
    write_rich(tmp_path)
    found = propose(tmp_path, ["mentors.csv", "mentees.csv"], Interview())
    content = found.plain
    kinds = [criterion["kind"] for criterion in content["criteria"]]
    assert kinds == ["skill_gap", "path", "like_me", "values", "overlap", "network"]
    assert [rule["kind"] for rule in content["rules"]] == [
        "consent",
        "veto",
        "reporting_line",
        "share",
        "gap",
    ]
    skill_gap = {
        key: content["criteria"][0][key] for key in ("now", "wanted", "importance", "mentor", "teaches")
    }
    assert skill_gap == {
        "now": "Level now",
        "wanted": "Level wanted",
        "importance": "Important is it",
        "mentor": "Level",
        "teaches": "Skills you are willing to teach",
    }
    assert content["audit"] == ["Pronouns", "Religion"]
    assert found.texts == ("About you", "About you")
    assert ("mentee", "Why do you apply?", "free text") in found.left_out
    assert found.doubts == []


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        ({"Expertise": ["Law; SQL", "SQL; Art"]}, {"Goals": ["SQL; Art", "Art; Law"]},
         {"kind": "overlap", "mentee": "Goals", "mentor": "Expertise"}),
        ({"Site": ["Rome", "Bonn"]}, {"Site": ["Bonn", "Rome"]}, {"kind": "same", "column": "Site"}),
        ({"Department": ["Law", "Art"]}, {"Department": ["Art", "Law"]},
         {"kind": "different", "column": "Department"}),
        ({"Semester": ["4", "6"]}, {"Semester": ["1", "2"]},
         {"kind": "closeness", "column": "Semester", "best": [1, 4], "fade": 4}),
        ({"Grade": ["Senior", "Lead"]}, {"Grade": ["Junior", "Senior"]},
         {"kind": "closeness", "column": "Grade", "order": ["Junior", "Senior", "Lead"], "best": [1, 3]}),
        ({"Free": ["Mon 9-10", "Tue 9-10"]}, {"Free": ["Mon 9-10", "Tue 9-10; Mon 9-10"]},
         {"kind": "meeting_time", "column": "Free", "needed": 120}),
        ({"My values": ["Trust; Joy", "Joy; Wit"]}, {"My values": ["Joy; Wit", "Trust; Wit"]},
         {"kind": "values", "column": "My values"}),
        ({"Site": ["Rome", "Bonn"]}, {"Mentor wish": ["Mentor A", "Mentor B"], "Site": ["Oslo", "Oslo"]},
         {"kind": "ranking", "by": "mentee", "columns": "Mentor wish"}),
    ],
)  # fmt: skip
def test_each_kind_of_criterion(proposed, mentor, mentee, expected):
    """The answers of both sides decide what is proposed, with its columns."""
    first = proposed(mentor, mentee).plain["criteria"][0]
    assert {key: value for key, value in first.items() if key not in ("name", "weight")} == expected


def test_weights_come_from_the_preset(proposed):
    """Another preset, other weights; a language only counts by the way."""
    columns = {"Goals": ["Law; SQL", "SQL; Law"], "Languages": ["English; Thai", "Thai; English"]}
    weights = {
        preset: [
            criterion["weight"] for criterion in proposed(columns, columns, preset=preset).plain["criteria"]
        ]
        for preset in ("balanced", "skills first")
    }
    assert weights == {"balanced": [4, 1], "skills first": [8, 1]}


def test_a_rule_that_costs_too_much_is_left_out(proposed):
    """A language in common is a must only if next to everybody has one; what is left out is told."""
    skills = {"Goals": ["Law; SQL", "SQL; Law"]}
    common = {"Languages": ["English; Thai", "English; Urdu"]}
    fits = proposed(skills | common, skills | common)
    assert (fits.plain["rules"], fits.rules_left_out) == ([{"kind": "share", "column": "Languages"}], ())
    alone = proposed(
        skills | {"Languages": ["Thai; Urdu", "Urdu; Thai"]},
        skills | {"Languages": ["Urdu; Thai", "Polish; Thai"]},
    )
    assert alone.plain["rules"] == [{"kind": "share", "column": "Languages"}]
    short = proposed(
        skills | {"Languages": ["Thai; Urdu", "Urdu"]},
        skills | {"Languages": ["Urdu; Thai", "Polish; Dutch"]},
    )
    assert "rules" not in short.plain
    assert [found.value["kind"] for found in short.rules_left_out] == ["share"]


def test_consent_is_proposed_whatever_it_costs(proposed):
    """Nobody is matched who has not agreed, and it is said how many places that costs."""
    agreed = {"I agree to be matched": ["Yes", "No"]}
    found = proposed({"Goals": ["Law; SQL", "SQL"], **agreed}, {"Goals": ["SQL; Law", "Law"], **agreed})
    assert found.plain["rules"] == [{"kind": "consent", "column": "I agree to be matched", "values": ["Yes"]}]
    assert found.doubts == [
        'The rule "consent" leaves 50% of the places empty that could be filled without it.'
    ]


def test_demographics_are_never_scored(proposed):
    """Even where both sides answer alike: they are for the audit."""
    columns = {"Gender": ["woman", "man"], "Nationality": ["Thai", "Urdu"], "Site": ["Rome", "Bonn"]}
    content = proposed(columns, columns).plain
    assert [criterion["kind"] for criterion in content["criteria"]] == ["same"]
    assert content["audit"] == ["Gender", "Nationality"]


def test_two_likely_readings_are_asked_about(proposed, tmp_path: Path):
    """With somebody to ask the answer counts and nothing is marked; without, the likelier is marked."""
    columns = {"House": ["red", "blue"], "Site": ["Rome", "Bonn"]}
    alone = proposed(columns, columns)
    assert alone.plain["criteria"][0]["kind"] == "same"
    assert alone.doubts == [
        '"House" of mentee and mentor: Taken for "it is good to have the same"; '
        'it may be "it is good to have another".'
    ]
    asked = propose(tmp_path, ["mentors.csv", "mentees.csv"], Interview(lambda question: 1))
    assert (asked.plain["criteria"][0]["kind"], asked.doubts) == ("different", [])


@pytest.mark.parametrize("names", [("a.csv", "b.csv"), ("b.csv", "a.csv")])
def test_roles_do_not_depend_on_names_or_order_of_files(tmp_path: Path, names):
    """Whoever says how many students they take is a mentor, whatever the file is called."""
    (tmp_path / "a.csv").write_text(
        "Email,How many students can you take?,Field\na@x.org,2,Law\nb@x.org,1,Art\n"
    )
    (tmp_path / "b.csv").write_text(
        "Email,What would you like to learn?,Field\nc@x.org,x,Art\nd@x.org,y,Law\n"
    )
    content = propose(tmp_path, names, Interview()).plain
    assert (content["mentors"]["file"], content["mentees"]["file"]) == ("a.csv", "b.csv")


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.csv": "Email,Goal\na@x.org,Law\nb@x.org,Art\n"}, r"a\.csv: Only one table with people"),
        ({"mentors.csv": "Name\nAna\nBob\n", "mentees.csv": "Name\nCid\nDee\n"},
         "Nothing in these files says who fits"),
        ({"mentors.csv": "Site\nx\nx\n", "mentees.csv": "Site\ny\ny\n"}, "No column tells the mentors apart"),
        ({"mentors.csv": "", "mentees.csv": ""}, "There is no table with people"),
        ({"mentors.csv": "Name\nAna\n"}, r"mentees\.csv: There is no such file"),
    ],
)  # fmt: skip
def test_what_cannot_be_proposed_is_said(tmp_path: Path, files, message):
    """Without both sides, ids, or anything to score there is no config, and it is said why."""
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    named = ["mentors.csv", "mentees.csv"] if "such file" in message else list(files)
    with pytest.raises(InputError, match=message):
        propose(tmp_path, named, Interview())


def test_every_proposal_is_a_valid_config(proposed):
    """What is proposed passes the schema."""
    columns = {"Goals": ["Law; SQL", "SQL"], "Grade": ["Lead", "Senior"], "Department": ["a", "b"]}
    Config.model_validate(proposed(columns, columns).plain)
