"""The YAML of ``network``: which parts it has, and what each asks for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pairforge.config import Ask, Manager, Number, Step, Text
from pairforge.config.criteria import Network

PATH = ("criteria", 1)


def network(**keys):
    """A criterion with some keys."""
    return Network.model_validate({"kind": "network", **keys})


def test_what_it_asks_for():
    """The columns of the parts that are configured, of both sides or of one."""
    assert network(department="Team", level={"mentee": "A", "mentor": "B"}).asks(PATH) == (
        Ask("mentee", ("Team",), Text()),
        Ask("mentor", ("Team",), Text()),
        Ask("mentee", ("A",), Number()),
        Ask("mentor", ("B",), Number()),
    )
    steps = network(level="Grade", order=["Junior", "Senior"])
    assert {ask.reading for ask in steps.asks()} == {Step(("Junior", "Senior"))}
    assert network(manager="Boss").asks() == (
        Ask("mentee", ("Boss",), Manager()),
        Ask("mentor", ("Boss",), Manager()),
    )
    assert network(manager={"mentee": "Boss"}).asks() == (Ask("mentee", ("Boss",), Manager()),)
    everything = network(department="Team", manager="Boss", level="Grade")
    assert {ask.path for ask in everything.asks(PATH)} == {PATH}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "name at least one of `department`, `manager` and `level`"),
        ({"order": ["a", "b"]}, "name at least one"),
        ({"department": "Team", "order": ["a", "b"]}, "`order` needs `level`"),
        ({"department": {"mentee": "Team"}}, "mentor"),
        ({"manager": {}}, "name a column"),
    ],
)
def test_what_it_refuses(keys, said):
    """Nothing to go by, a scale of nothing, and half a comparison."""
    with pytest.raises(ValidationError, match=said):
        network(**keys)
