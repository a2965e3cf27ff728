"""Categories: one value a person, in an order that neither the rows nor the spelling decide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import Config
from pairforge.roster import Categories, Texts, fold


def categories(*words: str) -> Categories:
    """The categories of these answers."""
    return Categories.of(Texts(tuple(map(fold, words)), words))


def test_the_values_are_those_of_rules_on_pairs():
    """Case and spacing make no difference, and a blank is no value."""
    found = categories("Sales", "", "art", " SALES ", "sales", "Art ", "sales")
    assert found.keys == ("art", "sales")
    assert found.codes.tolist() == [1, -1, 0, 1, 1, 0, 1]
    assert found.words == ("Art ", "sales")
    assert found.members(1).tolist() == [0, 3, 4, 6]


def test_a_value_of_the_config_is_found_as_it_is_meant():
    """Spelled in any way; None where nobody gave it, and a blank is nobody's."""
    found = categories("Sales", "", "art")
    assert (found.code(" sales"), found.code("ART"), found.code("law"), found.code(" ")) == (1, 0, None, None)


@given(st.lists(st.sampled_from(["a", "A", "b ", "B", "", " ", "c"]), max_size=9), st.randoms())
def test_a_twin_in_plain_python(words, random):
    """Codes say who has which value, whatever the order of the people."""
    found = categories(*words)
    shuffled = random.sample(range(len(words)), len(words))
    again = categories(*(words[idx] for idx in shuffled))
    assert (again.keys, again.words) == (found.keys, found.words)
    assert again.codes.tolist() == [found.codes[idx] for idx in shuffled]
    for code, key in enumerate(found.keys):
        assert found.members(code).tolist() == [idx for idx, word in enumerate(words) if fold(word) == key]
    assert np.flatnonzero(found.codes < 0).tolist() == [
        idx for idx, word in enumerate(words) if not word.strip()
    ]


def test_the_groups_of_a_rule_are_those_of_the_mentees(in_memory):
    """In the order of the ids, as everything of a roster."""
    mentees = [{"id": "E2", "Team": "x"}, {"id": "E3", "Team": ""}, {"id": "E1", "Team": "Y"}]
    rule = {"kind": "at_most", "column": "Team", "same": 1}
    config, roster = in_memory([{"id": "M1"}], mentees, cohorts=[rule])
    (ask,) = config.cohorts[0].asks()
    assert roster.categories(ask).words == ("x", "Y")
    assert roster.categories(ask).codes.tolist() == [1, 0, -1]


@pytest.mark.parametrize(
    ("kind", "lists"),
    [("together", ((0, 3),)), ("apart", ((0, 3),))],
)
def test_lists_by_a_column(in_memory, kind, lists):
    """Those with the same answer are a list: without blanks, single people and who wants nobody."""
    families = {"E1": "lee", "E2": "ray", "E3": "", "E4": " LEE", "E5": "", "E6": "lee"}
    mentees = [{"id": id, "Family": name, "wants": int(id != "E6")} for id, name in families.items()]
    config, roster = in_memory([{"id": "M1"}], mentees, cohorts=[{"kind": kind, "column": "Family"}])
    (rule,) = config.cohorts
    assert roster.lists_of(rule) == lists


def test_what_cohort_rules_ask_for_is_part_of_the_hash(in_memory):
    """Other answers, places or lists are another roster; without any of them nothing changes."""

    def sha(rule: dict[str, object] | None, **more: object) -> str:
        mentees = [{"id": "E1", "Team": "x"}, {"id": "E2", "Team": more.pop("team", "y")}]
        cohorts = [] if rule is None else [rule]
        _, roster = in_memory([{"id": "M1"}], mentees, cohorts=cohorts, **more)
        return str(roster.sha256())

    team = {"kind": "at_most", "column": "Team", "same": 1}
    pair = {"kind": "apart", "mentees": ["E1", "E2"]}
    hashes = [sha(None), sha(team), sha(team, team="x"), sha(pair), sha(None, mentees={"places": 2})]
    assert len(set(hashes)) == len(hashes)
    assert sha(None) == sha(None, mentees={"places": 1}) == sha(None, team="x")


def test_a_config_without_a_file_is_read_too(in_memory):
    """What is found out of it has no line, and is told all the same."""
    config, roster = in_memory(
        [{"id": "M1", "Role": "Lead"}, {"id": "M2", "Role": "Second"}],
        [{"id": "E1"}, {"id": "E2"}],
        co_mentors={"column": "Role", "lead": "Lead", "second": "Second"},
    )
    assert isinstance(config, Config)
    assert [notice.what.partition(",")[0] for notice in roster.notices if "lead" in notice.what] == [
        "No mentee wants more than one mentor"
    ]
