"""Values never fall where more speaks for a pair, by the words of the documentation.

Two programmes differ in one answer alone, of the mentor M0 or the mentee E0; what a programme could decide
(the number of picks, how fast closeness fades) is stated in the config, so that nothing else changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pairforge.criteria import build_criteria

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
SKILLS = ("p", "q", "r")
TAGS = st.lists(st.sampled_from("abcde"), unique=True, min_size=1)
TIMES = [f"{day} {hour}-{hour + 1}" for day in DAYS for hour in (9, 10, 11)]
HOURS = st.lists(st.sampled_from(TIMES), min_size=1)
QUARTERS = st.integers(0, 36).map(lambda number: number / 4)


def value_of(
    in_memory: Any, config: Mapping[str, Any], mentee: Mapping[str, Any], mentor: Mapping[str, Any]
) -> float:
    """The value of E0 with M0."""
    mentees = [{"id": "E0", **mentee}, {**mentor, **mentee, "id": "E1"}]
    mentors = [{"id": "M0", **mentor}, {**mentor, **mentee, "id": "M1"}]
    (criterion,) = build_criteria(*in_memory(mentors, mentees, [config]))
    pair = np.array([0]), np.array([0])
    return float(criterion.values(*pair)[0])


LISTS = [
    {"kind": "overlap", "column": "Tags"},
    {"kind": "overlap", "column": "Tags", "ordered": True},
    {"kind": "goals", "column": "Tags"},
    {"kind": "values", "column": "Tags", "picks": 5},
    {"kind": "path", "background": "Tags"},
]


@pytest.mark.parametrize("config", LISTS, ids=str)
@given(wanted=TAGS, offered=TAGS, more=TAGS)
def test_more_in_common(in_memory, config, wanted, offered, more):
    """A mentor who offers more never counts less; one who offers all that is wanted counts in full."""
    mentee = {"Tags": wanted}
    less, enough, everything = (
        value_of(in_memory, config, mentee, {"Tags": tags})
        for tags in (offered, list(dict.fromkeys(offered + more)), list("abcde"))
    )
    assert 0 <= less <= enough <= everything
    assert everything == (len(wanted) / 5 if config["kind"] == "values" else 1)
    assert (enough > less) == bool((set(more) - set(offered)) & set(wanted))


@given(mine=HOURS, theirs=HOURS, more=HOURS, needed=st.sampled_from([30, 60, 150]))
def test_more_hours(in_memory, mine, theirs, more, needed):
    """Somebody who is free for longer never counts less, whoever it is; more needed, never more."""
    config = {"kind": "meeting_time", "column": "Free", "needed": needed}
    person, longer = {"Free": "; ".join(theirs)}, {"Free": "; ".join(theirs + more)}
    other = {"Free": "; ".join(mine)}
    few = value_of(in_memory, config, other, person)
    assert few <= value_of(in_memory, config, other, longer) <= 1
    assert few == value_of(in_memory, config, person, other)
    assert value_of(in_memory, {**config, "needed": needed + 15}, other, person) <= few


@given(
    gaps=st.dictionaries(
        st.sampled_from(SKILLS), st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=1
    ),
    levels=st.fixed_dictionaries({skill: st.integers(0, 9) for skill in SKILLS}),
    skill=st.sampled_from(SKILLS),
    teaches=st.lists(st.sampled_from(SKILLS), unique=True, min_size=1),
)
def test_higher_levels_of_skills(in_memory, gaps, levels, skill, teaches):
    """Up to two above the wanted level more is never less, nor is one skill more that is taught."""
    config = {"kind": "skill_gap", "wanted": "Want", "now": "Now", "mentor": "Level", "teaches": "Teach"}
    mentee = {
        "Want": [f"{name}: {want}" for name, (_, want) in gaps.items()],
        "Now": [f"{name}: {now}" for name, (now, _) in gaps.items()],
    }

    def value(levels: Mapping[str, int], teaches: Sequence[str]) -> float:
        mentor = {"Level": [f"{name}: {level}" for name, level in levels.items()], "Teach": [*teaches]}
        return value_of(in_memory, config, mentee, mentor)

    if all(want <= now for now, want in gaps.values()):
        assert np.isnan(value(levels, teaches))
        return
    before = value(levels, teaches)
    assert 0 <= before <= value(levels, dict.fromkeys([*teaches, skill])) <= 1
    want = gaps.get(skill, (0, 0))[1]
    for level in range(levels[skill] + 1, want + 3):
        assert before <= value({**levels, skill: level}, teaches)
    for level in range(max(levels[skill], want + 2) + 1, want + 6):
        lower = value({**levels, skill: level}, teaches)
        assert before * 0.9 - 1e-12 <= lower


@given(gap=QUARTERS, farther=QUARTERS, low=QUARTERS, width=QUARTERS)
def test_farther_from_the_best_distance(in_memory, gap, farther, low, width):
    """Whoever is farther outside of the best range never counts more; within it everybody counts in full."""
    gap, low = gap - 4.5, low - 4.5
    config = {"kind": "closeness", "column": "Age", "best": [low, low + width], "fade": 5}
    near, far = (
        value_of(in_memory, config, {"Age": 20}, {"Age": 20 + distance})
        for distance in (gap, gap + farther if gap >= low else gap - farther)
    )
    assert 0 <= far <= near <= 1
    assert (near == 1) == (low <= gap <= low + width)


@given(level=st.integers(0, 8), held=st.booleans(), current=st.booleans())
def test_a_path_that_was_walked(in_memory, level, held, current):
    """Each role held raises the value where the levels fit; it falls from three steps above on."""
    config = {"kind": "path", "target": "Dream", "current": "Now", "roles": "Held", "level": "Grade"}
    mentee = {"Dream": "a", "Now": "b", "Grade": 2}

    def value(roles: Sequence[str], level: int) -> float:
        return value_of(in_memory, config, mentee, {"Held": ["x", *roles], "Grade": level})

    roles = ["a"] * held + ["b"] * current
    values = [value(roles, above) for above in range(9)]
    fits = [0, 0, 0, 1, 1, 1, 0.8, 0.6, 0.6]
    assert values == pytest.approx([fit * (5 * held + 3 * current) / 8 for fit in fits])
    for more in (["a", *roles], ["b", *roles], ["a", "b"]):
        assert value(more, level) >= value(roles, level)


@given(level=st.integers(0, 6), apart=st.booleans(), steps=st.integers(1, 6))
def test_a_network_that_is_farther_away(in_memory, level, apart, steps):
    """Another department, one more manager in between and one more level never count less."""
    config = {"kind": "network", "department": "Team", "manager": "Boss", "level": "Grade"}

    def value(level: int, steps: int, team: str) -> float:
        chain = [f"E{idx}" for idx in range(2, steps + 1)]  # from the mentee up to the mentor
        line = [*chain, "M0"]
        mentees = [{"id": "E0", "Team": "x", "Grade": 2, "Boss": line[0]}]
        mentees += [
            {"id": one, "Team": "x", "Grade": 2, "Boss": above}
            for one, above in zip(chain, line[1:], strict=True)
        ]
        mentors = [{"id": "M0", "Team": team, "Grade": level, "Boss": ""}]
        (criterion,) = build_criteria(*in_memory(mentors, mentees, [config]))
        return float(criterion.values(np.array([0]), np.array([0]))[0])

    team = "y" if apart else "x"
    expected = 0.4 * apart + 0.3 * min(steps, 4) / 4 + 0.3 * min(max(level - 2, 0), 2) / 2
    assert value(level, steps, team) == pytest.approx(expected)
    assert value(level, steps, team) <= min(
        value(level + 1, steps, team), value(level, steps + 1, team), value(level, steps, "y")
    )


@given(place=st.integers(0, 3), by=st.sampled_from(["mentee", "mentor", "both"]))
def test_a_better_choice(in_memory, place, by):
    """The earlier somebody is chosen, the more it counts, and any choice more than none."""
    columns = {"mentee": "Wish", "mentor": "Wish"} if by == "both" else "Wish"
    config = {"kind": "ranking", "by": by, "columns": columns}

    def value(place: int) -> float:
        lists = [[f"{letter}{idx}" for idx in range(1, 5)] for letter in "ME"]
        for letter, chosen in zip("ME", lists, strict=True):
            if place < 4:
                chosen[place] = f"{letter}0"
        mentees = [{"id": "E0", "Wish": lists[0]}, *({"id": f"E{idx}", "Wish": []} for idx in range(1, 5))]
        mentors = [{"id": "M0", "Wish": lists[1]}, *({"id": f"M{idx}", "Wish": []} for idx in range(1, 5))]
        (criterion,) = build_criteria(*in_memory(mentors, mentees, [config]))
        return float(criterion.values(np.array([0]), np.array([0]))[0])

    assert value(0) == 1
    assert value(4) == 0
    assert value(place) > value(place + 1)
    assert value(place) == pytest.approx(1 - place / 4)


@given(
    mine=st.lists(st.sampled_from(["law", "tax", "art", "sql"]), unique=True, min_size=1),
    theirs=st.lists(st.sampled_from(["law", "tax", "art", "sql"]), unique=True, min_size=1),
)
def test_one_more_word_in_common(in_memory, mine, theirs):
    """A shared word in the place of one that the mentee did not write raises the likeness."""
    config = {"kind": "text", "column": "About"}
    common = [word for word in theirs if word in mine]
    assume(common)
    worse = ["other" if word == common[0] else word for word in theirs]
    everybody = [{"id": "M1", "About": "law tax art sql other"}]

    def value(words: Sequence[str]) -> float:
        mentors = [{"id": "M0", "About": " ".join(words)}, *everybody]
        (criterion,) = build_criteria(*in_memory(mentors, [{"id": "E0", "About": " ".join(mine)}], [config]))
        return float(criterion.values(np.array([0]), np.array([0]))[0])

    assert value(worse) < value(theirs) <= 1
