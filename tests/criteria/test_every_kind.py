"""What holds for every kind of criterion, over random programmes, against slow twins in plain Python."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.criteria.twins import (
    OFFSETS,
    SLOTS,
    goals_twin,
    history_twin,
    like_me_twin,
    meeting_time_twin,
    network_twin,
    path_twin,
    text_twin,
    values_twin,
)

from pairforge.config.criteria import CriterionConfig
from pairforge.criteria import CRITERIA, Evidence, build_criteria, points

GRADES = ["Trainee", "Junior", "Mid", "Senior", "Lead", "Head", "Chief"]
SKILLS = ["p", "q", "r", "s"]
KINDS: dict[str, dict[str, Any]] = {
    "overlap": {"kind": "overlap", "column": "Tags"},
    "overlap, ordered": {"kind": "overlap", "column": "Tags", "ordered": True},
    "ranking": {"kind": "ranking", "columns": "Wish"},
    "ranking by mentor": {"kind": "ranking", "by": "mentor", "columns": "Wish"},
    "ranking by both": {
        "kind": "ranking",
        "by": "both",
        "columns": {"mentee": "Wish", "mentor": "Wish"},
        "mentee_share": 0.625,
    },
    "same": {"kind": "same", "column": "Team"},
    "different": {"kind": "different", "column": "Team"},
    "closeness": {"kind": "closeness", "column": "Age"},
    "closeness, best": {"kind": "closeness", "column": "Age", "best": [1, 2.5], "fade": 4},
    "closeness, steps": {"kind": "closeness", "column": "Grade", "order": GRADES, "best": [0, 1]},
    "closeness, steps that fade": {
        "kind": "closeness",
        "column": "Grade",
        "order": GRADES,
        "best": [0, 1],
        "fade": 2,
    },
    "goals": {"kind": "goals", "column": "Tags"},
    "values": {"kind": "values", "column": "Tags"},
    "values, picks": {"kind": "values", "column": "Tags", "picks": 5},
    "path": {
        "kind": "path",
        "target": "Target",
        "current": "Current",
        "roles": "Roles",
        "background": "Tags",
        "level": "Grade",
        "order": GRADES,
        "families": {"clerical": ["r1", "r2"]},
    },
    "path, roles": {"kind": "path", "target": "Target", "current": "Current", "roles": "Roles"},
    "path, background": {"kind": "path", "background": {"mentee": "Tags", "mentor": "Tags"}},
    "like_me": {
        "kind": "like_me",
        "wishes": "Likes",
        "different": "Unlikes",
        "attributes": {"Team": "Team", "Current": {"mentee": "Current", "mentor": "Current"}},
        "ignore": ["nothing"],
    },
    "text": {"kind": "text", "column": "Text"},
    "meeting_time": {"kind": "meeting_time", "column": "Free"},
    "meeting_time, zones": {
        "kind": "meeting_time",
        "mentee": "Free",
        "mentor": "Free",
        "zone": "Zone",
        "default_zone": "Europe/Berlin",
        "week": "2026-10-05",
        "needed": 90,
    },
    "network": {
        "kind": "network",
        "department": "Team",
        "manager": "Boss",
        "level": "Grade",
        "order": GRADES,
    },
    "network, managers": {"kind": "network", "manager": "Boss"},
    "history": {"kind": "history", "file": "last.csv", "prefer": "repeat"},
    "history, avoid": {"kind": "history", "file": "last.csv", "prefer": "avoid"},
    "history, avoid others": {"kind": "history", "file": "others.csv", "prefer": "avoid"},
    "skill_gap": {"kind": "skill_gap", "wanted": "Wanted", "mentor": "Level", "too_far": None},
    "skill_gap, all": {
        "kind": "skill_gap",
        "wanted": "Wanted",
        "mentor": "Level",
        "now": "Now",
        "importance": "Important",
        "teaches": "Teaches",
    },
}
ALL = [{**config, "name": name, "weight": idx / 2} for idx, (name, config) in enumerate(KINDS.items())]

Person = dict[str, Any]
People = tuple[list[Person], list[Person]]


@pytest.fixture(scope="module")
def made(in_memory, tmp_path_factory):
    """``in_memory`` in a folder with the pairs of the round before, and of one of other people."""
    folder = tmp_path_factory.mktemp("rounds")
    (folder / "last.csv").write_text("mentee,mentor\nE0,M0\n", encoding="utf-8")
    (folder / "others.csv").write_text("mentee,mentor\nE9,M9\n", encoding="utf-8")
    return partial(in_memory, folder=folder)


def levels(most: int) -> st.SearchStrategy[list[str]]:
    """Levels from 0 of some skills, as they are written."""
    given = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, most), max_size=4)
    return given.map(lambda skills: [f"{skill}: {level}" for skill, level in skills.items()])


@st.composite
def programmes(draw: st.DrawFn) -> People:
    """Mentors and mentees with answers from a few words each, many of them blank."""
    counts = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    sides: list[list[Person]] = []
    for letter, other, count, num_others in (("M", "E", *counts), ("E", "M", *counts[::-1])):
        others = [f"{other}{idx}" for idx in range(num_others)]
        wish = st.lists(st.sampled_from(others), unique=True, max_size=4)
        person = st.fixed_dictionaries(
            {
                "Tags": st.lists(st.sampled_from("abcdef"), unique=True, max_size=4),
                "Wish": wish,
                "Team": st.sampled_from(["", "x", "y", "z"]),
                "Age": st.sampled_from(["", "-1", "0", "0.5", "2", "3.25", "7"]),
                "Grade": st.sampled_from(["", *GRADES]),
                "Target": st.sampled_from(["", "r1", "r2", "r3"]),
                "Current": st.sampled_from(["", "r1", "r2", "r3"]),
                "Roles": st.lists(st.sampled_from(["r1", "r2", "r3", "r4"]), unique=True, max_size=3),
                "Likes": st.lists(st.sampled_from(["Team", "Current", "nothing"]), unique=True),
                "Unlikes": st.lists(st.sampled_from(["Team", "Current"]), unique=True, max_size=1),
                "Free": st.lists(st.sampled_from(list(SLOTS)), unique=True, max_size=3),
                "Zone": st.sampled_from(list(OFFSETS)),
                "Text": st.lists(st.sampled_from(["law", "Law", "über", "R", "sql"]), max_size=5).map(
                    " ".join
                ),
                "Wanted": levels(4),
                "Now": levels(3),
                "Important": levels(3),
                "Level": levels(7),
                "Teaches": st.lists(st.sampled_from(SKILLS), unique=True, max_size=3),
            }
        )
        people = draw(st.lists(person, min_size=count, max_size=count))
        for idx, answers in enumerate(people):  # managers are never below those who report to them
            above = [f"{letter}{boss}" for boss in range(idx)] + ["M0"] * (letter == "E")
            answers |= {"id": f"{letter}{idx}", "Boss": draw(st.sampled_from(["", "out", "far", *above]))}
        sides.append(people)
    return sides[0], sides[1]


def twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> list[list[Fraction | None]]:
    """The value of every pair by the words of the documentation; None where it is not known."""
    value = TWINS[config["kind"]](config, mentees, mentors)
    return [[value(mentee, mentor) for mentor in mentors] for mentee in mentees]


Value = Callable[[Person, Person], Fraction | None]


def overlap_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Share of the mentee's list that is covered; ordered, the first of n weighs n."""

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        wanted, offered = mentee["Tags"], mentor["Tags"]
        if not wanted or not offered:
            return None
        weights = {tag: len(wanted) - idx if config.get("ordered") else 1 for idx, tag in enumerate(wanted)}
        return Fraction(sum(weights[tag] for tag in wanted if tag in offered), sum(weights.values()))

    return value


def ranking_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Rank r of R places is worth 1 - (r - 1)/R; both sides by their share, or the one that is known."""

    def of(choosers: list[Person]) -> Value:
        places = max(len(chooser["Wish"]) for chooser in choosers)

        def value(chooser: Person, chosen: Person) -> Fraction | None:
            wish = chooser["Wish"]
            if not wish:
                return None
            return 1 - Fraction(wish.index(chosen["id"]), places) if chosen["id"] in wish else Fraction(0)

        return value

    by_mentee, by_mentor = of(mentees), of(mentors)
    share = Fraction(config.get("mentee_share", 0.7))

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        left, right = by_mentee(mentee, mentor), by_mentor(mentor, mentee)
        if config.get("by", "mentee") != "both":
            return right if config.get("by") == "mentor" else left
        if left is None or right is None:
            return right if left is None else left
        return share * left + (1 - share) * right

    return value


def same_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """1 or 0, unknown if one is blank."""

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        if not mentee["Team"] or not mentor["Team"]:
            return None
        return Fraction((mentee["Team"] == mentor["Team"]) == (config["kind"] == "same"))

    return value


def closeness_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """1 within the best range, falling evenly to 0 at ``fade`` outside of it."""
    order = config.get("order")
    low, high = (Fraction(limit) for limit in config.get("best", (0, 0)))

    def number(person: Person) -> Fraction | None:
        text = person[config["column"]]
        return None if not text else Fraction(order.index(text)) if order else Fraction(text)

    def outside(mentee: Person, mentor: Person) -> Fraction | None:
        left, right = number(mentee), number(mentor)
        return (
            None
            if left is None or right is None
            else max(low - (right - left), right - left - high, Fraction(0))
        )

    everywhere = [outside(mentee, mentor) for mentee in mentees for mentor in mentors]
    farthest = max((distance for distance in everywhere if distance is not None), default=Fraction(0))
    fade = Fraction(config.get("fade") or (len(order) - 1 if order else farthest or 1))

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        distance = outside(mentee, mentor)
        return None if distance is None else max(1 - distance / fade, Fraction(0))

    return value


def skill_gap_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Share of the gaps that the mentor closes, by importance; a tenth less for one who is too far above."""

    def given(person: Person, key: str) -> dict[str, Fraction]:
        entries = person[config[key]] if key in config else []
        return {skill: Fraction(level) for skill, level in (entry.split(": ") for entry in entries)}

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        now, wanted, level = given(mentee, "now"), given(mentee, "wanted"), given(mentor, "mentor")
        taught = mentor[config["teaches"]] if "teaches" in config else SKILLS
        gaps = {skill: want for skill, want in wanted.items() if want > now.get(skill, 0)}
        told = [given(mentee, "importance")[skill] for skill in gaps if skill in given(mentee, "importance")]
        usual = sum(told, Fraction(0)) / len(told) if told else Fraction(1)
        importance = {skill: given(mentee, "importance").get(skill, usual) for skill in gaps}
        if not level or not taught or not sum(importance.values()):
            return None
        total = Fraction(0)
        for skill, want in gaps.items():
            if skill in level and skill in taught:
                start, far = now.get(skill, Fraction(0)), config.get("too_far", 2)
                closed = max(min(level[skill], want) - start, Fraction(0)) / (want - start)
                is_far = far is not None and level[skill] - want > far
                total += importance[skill] * closed * (Fraction(9, 10) if is_far else 1)
        return total / sum(importance.values())

    return value


TWINS = {
    "overlap": overlap_twin,
    "ranking": ranking_twin,
    "same": same_twin,
    "different": same_twin,
    "closeness": closeness_twin,
    "goals": goals_twin,
    "values": values_twin,
    "path": path_twin,
    "like_me": like_me_twin,
    "text": text_twin,
    "history": history_twin,
    "skill_gap": skill_gap_twin,
    "meeting_time": meeting_time_twin,
    "network": network_twin,
}

COMPOSITES = {"path", "like_me", "network"}
"""Kinds in which some parts may be blank and others known."""

UNEXACT = {"text": 1e-5}
"""How far the values of a kind may be from those of its twin; all others are equal to a rounding."""

MEANS = {"path": 10**-4, "network": 10**-4}
"""How far a mean may be from the exact one, where it is the mean of rounded means."""

EXACT = {"overlap", "goals", "values", "same", "different", "history", "meeting_time"}
"""Kinds whose mean is divided exactly before it is rounded."""


def block(criterion: Any, people: People) -> Any:
    """All values as a table."""
    mentors, mentees = people
    return criterion.values(np.arange(len(mentees))[:, None], np.arange(len(mentors))[None, :])


def test_no_kind_is_forgotten_here():
    """Every kind of the schema is in the registry, and all but the listed scores have a twin."""
    models = get_args(get_args(CriterionConfig)[0])
    schema = {get_args(model.model_fields["kind"].annotation)[0] for model in models}
    assert set(CRITERIA) == schema == {*TWINS, "scores"} == {*(config["kind"] for config in ALL), "scores"}


@given(programmes())
def test_values_are_those_of_the_twin(made, people):
    """Known where the twin knows, in [0, 1], and equal to a rounding."""
    config, roster = made(*people, ALL)
    for criterion, wanted in zip(build_criteria(config, roster), ALL, strict=True):
        values = block(criterion, people)
        expected = twin(wanted, people[1], people[0])
        numbers = [[np.nan if value is None else float(value) for value in row] for row in expected]
        np.testing.assert_allclose(
            values, numbers, rtol=0, atol=UNEXACT.get(wanted["kind"], 1e-14), err_msg=criterion.label
        )
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 1)).all()


@given(programmes(), st.data())
def test_blocks_and_pairs_agree_to_the_last_bit(made, people, data):
    """A block, some of its rows and columns, and single pairs give the very same numbers."""
    config, roster = made(*people, ALL)
    mentors, mentees = people
    rows = data.draw(st.lists(st.integers(0, len(mentees) - 1), min_size=1, max_size=6))
    columns = data.draw(st.lists(st.integers(0, len(mentors) - 1), min_size=1, max_size=6))
    pairs = np.array([(row, column) for row in rows for column in columns])
    for criterion in build_criteria(config, roster):
        whole = block(criterion, people)
        part = criterion.values(np.array(rows)[:, None], np.array(columns)[None, :])
        single = criterion.values(pairs[:, 0], pairs[:, 1])
        assert part.shape == (len(rows), len(columns))
        assert part.tobytes() == single.tobytes() == whole[np.ix_(rows, columns)].tobytes()


@given(programmes())
def test_the_mean_is_the_mean_of_what_is_known(made, people):
    """Over all pairs of the programme, to four decimals; 0 if nothing is known."""
    config, roster = made(*people, ALL)
    for criterion, wanted in zip(build_criteria(config, roster), ALL, strict=True):
        known = [value for row in twin(wanted, people[1], people[0]) for value in row if value is not None]
        exact = sum(known, Fraction(0)) / len(known) if known else Fraction(0)
        assert criterion.mean == round(criterion.mean, 4)
        if wanted["kind"] in EXACT:
            assert criterion.mean == round(float(exact), 4), criterion.label
        error = MEANS.get(wanted["kind"], 5e-5) + UNEXACT.get(wanted["kind"], 1e-9)
        assert abs(Fraction(criterion.mean) - exact) <= error, criterion.label


@given(programmes())
def test_evidence_is_there_just_where_the_value_is_above_zero(made, people):
    """No evidence without a value, no value without evidence, and none where nothing is known.

    Where some parts are blank, the means that stand for them are no evidence.
    """
    config, roster = made(*people, ALL)
    everybody = np.arange(len(people[1]))[:, None], np.arange(len(people[0]))[None, :]
    for criterion in build_criteria(config, roster):
        low, high = criterion.interval(*everybody)
        partly = KINDS[criterion.label]["kind"] in COMPOSITES
        for (mentee, mentor), value in np.ndenumerate(block(criterion, people)):
            cited = bool(criterion.evidence(mentee, mentor))
            assert cited <= bool(value > 0), criterion.label
            if not partly or low[mentee, mentor] == high[mentee, mentor]:
                assert cited == bool(value > 0), criterion.label


@given(programmes(), st.sampled_from([10**3, 10**6]))
def test_points_are_the_rounded_values_with_the_mean_for_blanks(made, people, resolution):
    """Each part is weight x value x resolution to the nearest point, the same at every call."""
    config, roster = made(*people, ALL)
    everybody = np.arange(len(people[1]))[:, None], np.arange(len(people[0]))[None, :]
    for criterion, wanted in zip(build_criteria(config, roster), ALL, strict=True):
        found = points(criterion, *everybody, resolution)
        expected = twin(wanted, people[1], people[0])
        for (mentee, mentor), part in np.ndenumerate(found):
            value = expected[mentee][mentor]
            exact = Fraction(criterion.mean) if value is None else value
            full = Fraction(wanted["weight"]) * resolution
            error = UNEXACT.get(wanted["kind"], 0) * float(full) + 1e-6
            assert abs(int(part) - exact * full) <= 0.5 + error, criterion.label
        np.testing.assert_array_equal(found, points(criterion, *everybody, resolution))


def without(criterion: str, cited: Evidence, mentee: Person, mentor: Person) -> tuple[Person, Person]:
    """The two people with just the cited answer changed, to something else that is no blank."""
    kind = KINDS[criterion]["kind"]
    if kind == "closeness":
        far = "Chief" if mentee["Grade"] in GRADES[:4] else "Trainee"
        return mentee, {**mentor, cited.column: "1000" if cited.column == "Age" else far}
    if kind == "text":
        words = ["zzz" if word == cited.answer else word for word in mentor["Text"].casefold().split()]
        return mentee, {**mentor, "Text": " ".join(words)}
    if cited.column == "Boss":
        return mentee, {**mentor, "Boss": mentee["id"] if mentee["Boss"] != mentor["id"] else mentor["Boss"]}
    if kind == "skill_gap":
        skill = cited.words.partition(" from ")[0]
        lower = [f"{skill}: 0" if level.startswith(f"{skill}: ") else level for level in mentor["Level"]]
        return mentee, {**mentor, "Level": lower}
    if kind == "ranking" and cited.side == "mentee":
        return {**mentee, "Wish": ["M9" if wish == mentor["id"] else wish for wish in mentee["Wish"]]}, mentor
    if kind == "ranking":
        return mentee, {**mentor, "Wish": ["E9" if wish == mentee["id"] else wish for wish in mentor["Wish"]]}
    if cited.side == "mentee":
        return {**mentee, cited.column: "elsewhere"}, mentor
    if cited.column == "Tags":
        tags = ["unwanted" if tag == cited.answer else tag for tag in mentor["Tags"]]
        return mentee, {**mentor, "Tags": tags}
    if cited.column == "Free":
        return mentee, {**mentor, "Free": ["Fri 11:11-11:12"]}
    contrary = kind in {"different", "path", "network"} or "a different" in cited.words
    return mentee, {**mentor, cited.column: mentee[cited.column] if contrary else "elsewhere"}


OTHER = {"last.csv": "others.csv", "others.csv": "last.csv"}
"""The same, where the pair was another one."""

NO_FADE = {"closeness", "closeness, steps"}
"""Where the programme says what is too far away, one answer that is too far changes that for everybody."""


def lost_without(kind: str, cited: Evidence) -> tuple[float, float]:
    """The least and the most that the value may fall where the cited answer is taken away.

    In general both are what was stated. A word that nobody else uses weighs more than the one in whose place
    it stands, so that more is lost than what the word gave; and a mentor who reports to the mentee is still
    one step away.
    """
    if kind == "text":
        return cited.gives, 1.0
    if cited.column == "Boss":
        rest = cited.gives / int(cited.words[0])
        return cited.gives - rest, cited.gives - rest
    return cited.gives, cited.gives


@settings(max_examples=40)
@given(programmes())
def test_evidence_is_necessary(made, people):
    """With the cited answer changed, the value is lower by just what was stated (see ``lost_without``)."""
    mentors, mentees = (
        [*side, {key: letter + "9" if key == "id" else type(old)() for key, old in side[0].items()}]
        for letter, side in zip("ME", people, strict=True)
    )
    config, roster = made(mentors, mentees, ALL)
    pair = np.array([0]), np.array([0])
    for criterion, wanted in zip(build_criteria(config, roster), ALL, strict=True):
        if criterion.label in NO_FADE:
            continue
        for cited in criterion.evidence(0, 0):
            mentee, mentor = without(criterion.label, cited, mentees[0], mentors[0])
            another = {**wanted, "file": OTHER[wanted["file"]]} if wanted["kind"] == "history" else wanted
            changed = made([mentor, *mentors[1:]], [mentee, *mentees[1:]], [another])
            (other,) = build_criteria(*changed)
            lost = criterion.values(*pair)[0] - other.values(*pair)[0]
            assert cited.gives > 0, (criterion.label, cited)
            least, most = lost_without(wanted["kind"], cited)
            error = UNEXACT.get(wanted["kind"], 1e-12)
            assert least - error <= lost <= most + error, (criterion.label, cited)


@pytest.mark.parametrize("name", [name for name in KINDS if name not in NO_FADE | {"history, avoid"}])
def test_the_test_of_necessity_finds_evidence(made, name):
    """The random test above would be empty if nothing were ever cited: here something is."""
    gap = {"Wanted": ["p: 2"], "Now": [], "Important": ["p: 1"], "Level": ["p: 2"], "Teaches": ["p"]}
    roles = {"Target": "r1", "Current": "r1", "Roles": ["r1"]}
    hours = {"Free": ["Wed 0-24"], "Zone": ""}
    person = {"Tags": ["a"], "Team": "y", "Age": "1", "Text": "law", **roles, **hours, **gap}
    team = "x" if name in {"different", "network"} else "y"
    age = "2" if name == "closeness, best" else "1"
    grade = "Mid" if name == "closeness, steps that fade" else "Lead"
    mentor = {**person, "id": "M0", "Wish": ["E0"], "Team": team, "Age": age, "Grade": grade, "Boss": "out"}
    mentee = {**person, "id": "E0", "Wish": ["M0"], "Likes": ["Team"], "Unlikes": [], "Grade": "Mid"}
    mentee["Boss"] = "far"
    config, roster = made([mentor], [mentee], [KINDS[name]])
    (criterion,) = build_criteria(config, roster)
    assert criterion.evidence(0, 0)
    values = criterion.values(np.array([0]), np.array([0]))
    assert values[0] == (0.2 if name == "values, picks" else 1)
