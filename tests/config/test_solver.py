"""The YAML of the search: which engine, and what it may use."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pairforge.config import load_config
from pairforge.config.solver import SolverConfig
from pairforge.errors import ConfigError


def test_nothing_but_time_is_limited_by_default():
    """The engine is chosen by what is asked for."""
    solver = SolverConfig()
    assert (solver.engine, solver.work_limit, solver.memory_limit) == (None, None, None)


@pytest.mark.parametrize("engine", ["network", "general"])
def test_an_engine_can_be_named(engine):
    """Both are known by their names."""
    assert SolverConfig.model_validate({"engine": engine}).engine == engine


def test_an_unknown_engine_is_told(programme):
    """With its line and the nearest one."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config="solver:\n  engine: netwrok\n"))
    (trouble,) = caught.value.troubles
    assert (trouble.line, trouble.what) == (2, 'solver.engine: "netwrok" is not possible.')
    assert (
        trouble.remedy == 'Did you mean "network"? Possible: \'network, general.'
        or "network" in trouble.remedy
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("work_limit", 0),
        ("work_limit", "inf"),
        ("work_limit", -1),
        ("memory_limit", 0),
        ("memory_limit", 1.5),
    ],
)
def test_limits_are_more_than_nothing(key, value):
    """What would never end, or end at once, is refused."""
    with pytest.raises(ValidationError, match=key):
        SolverConfig.model_validate({key: value})
