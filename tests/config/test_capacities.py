"""The YAML of places: those that a mentee takes, and those that several mentors have together."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pairforge.config import Ask, Config, Text, load_config
from pairforge.config.columns import CountColumn
from pairforge.errors import ConfigError


def config(*capacities: Any, **more: Any) -> Config:
    """A config with these capacities."""
    content = {"version": 1, "mentors": "m.csv", "mentees": "e.csv"}
    criteria = [{"kind": "same", "column": "Site"}]
    return Config.model_validate(content | {"criteria": criteria, "capacities": list(capacities)} | more)


def told(*capacities: Any, **more: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """Place and words of all that is wrong."""
    with pytest.raises(ValidationError) as caught:
        config(*capacities, **more)
    return [(err["loc"], err["msg"]) for err in caught.value.errors()]


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        ({"at_most": 20}, "capacity Site (at most 20)"),
        ({"at_least": 2}, "capacity Site (at least 2)"),
        ({"at_most": 20, "at_least": 2}, "capacity Site (at most 20, at least 2)"),
        ({"places": {"Berlin": 20, " Paris": 15}}, "capacity Site (Berlin 20, Paris 15)"),
        ({"places": {"Berlin": 20}, "at_least": 2}, "capacity Site (Berlin 20, at least 2)"),
        ({"at_most": 20, "name": "sites"}, "sites"),
    ],
)
def test_labels(entry, label):
    """The column, and in brackets the bounds; or its name."""
    (capacity,) = config({"column": "Site", **entry}).capacities
    assert capacity.label == label


def test_most_places_of_an_answer():
    """One number for all answers, or one for each that is named; case makes no difference."""
    (same,) = config({"column": "Site", "at_most": 20}).capacities
    assert (same.most("Berlin"), same.most("Rome")) == (20, 20)
    (each,) = config({"column": "Site", "places": {"Berlin": 20, "Paris": 0}}).capacities
    assert (each.most("BERLIN "), each.most("paris"), each.most("Rome")) == (20, 0, None)
    (low,) = config({"column": "Site", "at_least": 1}).capacities
    assert low.most("Berlin") is None


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({}, "this bounds nothing. Add `at_most`, `at_least` or `places`."),
        (
            {"at_most": 2, "places": {"Berlin": 3}},
            "`at_most` and `places` both say how many. Keep one of the two.",
        ),
        (
            {"places": {"Berlin": 3, "berlin ": 2}},
            "an answer stands twice in `places`. Keep one of the two.",
        ),
        (
            {"at_most": 1, "at_least": 2},
            "`at_least` is more than the most places. Make one of the two fit the other.",
        ),
        (
            {"places": {"Berlin": 3, "Rome": 1}, "at_least": 2},
            "`at_least` is more than the most places. Make one of the two fit the other.",
        ),
    ],
)
def test_bounds_without_a_meaning(entry, said):
    """What bounds nothing, or two things, is told with what to do."""
    assert told({"column": "Site", **entry}) == [(("capacities", 0), said)]


def test_a_capacity_stands_once():
    """Two of one label are refused at the second."""
    one = {"column": "Site", "at_most": 3}
    assert told(one, {"column": "Site", "at_most": 4}, one) == [
        (("capacities", 2), "the capacity `capacity Site (at most 3)` stands twice. Keep one of the two.")
    ]


CO_MENTORS = {"column": "Role", "lead": "Senior", "second": ["Junior", "Mid"]}


def test_co_mentors():
    """One answer or a list of them; a lead need not come first unless that is said."""
    found = config(co_mentors=CO_MENTORS).co_mentors
    assert found is not None
    assert (found.lead, found.second, found.lead_first) == (["Senior"], ["Junior", "Mid"], False)
    assert found.label == "co_mentors Role"
    assert Config.model_validate(config(co_mentors=CO_MENTORS).model_dump()).co_mentors == found
    assert Config.model_validate(config().model_dump()) == config()


def test_nobody_is_both():
    """An answer that stands for a lead and a second leaves open which."""
    said = '"senior" is both lead and second. Keep it in one of the two.'
    both = CO_MENTORS | {"second": ["senior ", "Junior"]}
    assert told(co_mentors=both) == [(("co_mentors",), said)]


def test_what_is_asked_for():
    """Columns of the mentors, each with its place."""
    asks = config({"column": "Site", "at_most": 3}, co_mentors=CO_MENTORS).asks()[2:]
    assert asks == (Ask("mentor", ("Site",), Text()), Ask("mentor", ("Role",), Text()))
    assert [ask.path for ask in asks] == [("capacities", 0), ("co_mentors",)]


@pytest.mark.parametrize(
    ("places", "read"),
    [
        (2, 2),
        ("2", 2),
        ("Places", CountColumn(column="Places")),
        ({"column": "Places", "blank": 1}, CountColumn(column="Places", blank=1)),
    ],
)
def test_places_of_a_mentee(places, read):
    """A number for all, or a column; without it nothing is looked for."""
    assert config(mentees={"file": "e.csv", "places": places}).mentees.places == read
    assert config().mentees.places is None


@pytest.mark.parametrize("places", [0, "0", {"column": "Places", "blank": 0}])
def test_a_mentee_takes_a_place(places):
    """None at all is refused."""
    said = "a mentee takes at least one place. Write 1 or more."
    assert told(mentees={"file": "e.csv", "places": places}) == [(("mentees", "places"), said)]


def test_mistakes_are_told_with_their_lines(programme):
    """Wrong keys of all three sections, with the nearest one that is known."""
    text = """
        capacities:
          - column: Site
            atmost: 3
        co_mentors:
          colunm: Role
        mentees: {file: e.csv, place: 2}
    """
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    unknown = [trouble for trouble in caught.value.troubles if trouble.what.startswith("Unknown key")]
    assert [(trouble.line, trouble.remedy.partition(" Known")[0]) for trouble in unknown] == [
        (7, 'Did you mean "places"?'),
        (4, 'Did you mean "at_most"?'),
        (6, 'Did you mean "column"?'),
    ]


def test_all_of_it_is_part_of_the_hash():
    """Each may change the pairings."""
    found = [
        config(),
        config({"column": "Site", "at_most": 3}),
        config({"column": "Site", "at_most": 4}),
        config(co_mentors=CO_MENTORS),
        config(co_mentors=CO_MENTORS | {"lead_first": True}),
        config(mentees={"file": "e.csv", "places": 2}),
    ]
    assert len({one.sha256() for one in found}) == len(found)
