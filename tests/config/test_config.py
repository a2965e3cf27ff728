"""The config as a value: defaults, order of priorities, what it asks for, and its hash."""

from typing import Any

import pytest
from pydantic import ValidationError

from pairforge.config import Ask, Config, PairAsk, TableSpec, Text, Wishes, load_config
from pairforge.errors import ConfigError

CONTENT: dict[str, Any] = {
    "version": 1,
    "mentors": {"file": "mentors.csv"},
    "mentees": {"file": "mentees.csv"},
    "criteria": [{"kind": "same", "column": "Site"}],
}


def test_defaults():
    """What is not written has the documented default."""
    config = Config.model_validate(CONTENT)
    assert config.name == "Mentoring programme"
    assert [entry.label for entry in config.priorities] == ["bands", "breaks", "total"]
    assert config.rules == []
    assert (config.solver.time_limit, config.solver.seed) == (60.0, 0)
    assert config.output.folder == "results"
    assert (config.mentors.id, config.mentors.capacity, config.mentors.min) == ("id", None, None)
    assert (config.mentees.id, config.mentees.wants) == ("id", None)


def test_a_config_cannot_be_changed():
    """Nobody changes a config after it was checked."""
    config = Config.model_validate(CONTENT)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(config, "name", "other")  # noqa: B010 - mypy knows that it cannot be


@pytest.mark.parametrize(
    "priorities", [["matched"], ["total"], ["total", "matched"], ["matched", "worst_off", "total"]]
)
def test_orders_of_priorities(priorities):
    """Any order is possible in which ``matched`` stands before ``worst_off``."""
    config = Config.model_validate(CONTENT | {"priorities": priorities})
    assert [entry.label for entry in config.priorities] == priorities


@pytest.mark.parametrize("priorities", ["[worst_off]", "[total, worst_off]", "[worst_off, matched, total]"])
def test_worst_off_needs_matched_before_it(programme, priorities):
    """Otherwise leaving people out would raise the smallest score; told with the line."""
    with pytest.raises(ConfigError, match="Put `matched` or `bands` before it") as caught:
        load_config(programme(config=f"version: 1\nname: x\npriorities: {priorities}\n"))
    assert [trouble.line for trouble in caught.value.troubles] == [3]


def test_a_priority_stands_once(programme):
    """A priority twice is refused; told with the line."""
    with pytest.raises(ConfigError, match="`total` stands twice") as caught:
        load_config(programme(config="version: 1\nname: x\npriorities: [total, matched, total]\n"))
    assert [trouble.line for trouble in caught.value.troubles] == [3]


@pytest.mark.parametrize(
    ("criteria", "name"),
    [
        ("[{kind: same, column: A}, {kind: same, column: B}]", "same"),
        ("[{kind: same, column: A, name: N}, {kind: overlap, column: B, name: N}]", "N"),
        ("[{kind: same, column: A}, {kind: overlap, column: B, name: same}]", "same"),
    ],
)
def test_no_two_criteria_have_one_name(programme, criteria, name):
    """Names of criteria tell their points apart, so a name twice is refused; told with the line."""
    with pytest.raises(ConfigError, match=f"two criteria are called '{name}'") as caught:
        load_config(programme(config=f"version: 1\nname: x\ncriteria: {criteria}\n"))
    assert [trouble.line for trouble in caught.value.troubles] == [3]


def test_faults_of_the_whole_are_told_beside_the_others(programme):
    """Names, priorities and an unknown key: all three are told in one run."""
    text = """
        priorities: [worst_off]
        criteria: [{kind: same, column: A}, {kind: same, column: B}]
        rulez: []
    """
    with pytest.raises(ConfigError, match="rulez") as caught:
        load_config(programme(config=text))
    said = str(caught.value)
    assert "Put `matched` or `bands` before it" in said
    assert "two criteria are called 'same'" in said


def test_asks_in_the_order_of_the_config():
    """Columns are asked for by criteria first, then by rules, each with its place."""
    content = CONTENT | {
        "criteria": [{"kind": "same", "column": "Site"}, {"kind": "ranking", "columns": "W"}],
        "rules": [{"kind": "never", "file": "vetoes.csv"}, {"kind": "differ", "column": "Team"}],
    }
    asks = Config.model_validate(content).asks()
    assert [(ask.side, ask.columns, ask.reading, ask.path) for ask in asks] == [
        ("mentee", ("Site",), Text(), ("criteria", 0)),
        ("mentor", ("Site",), Text(), ("criteria", 0)),
        ("mentee", ("W",), Wishes(), ("criteria", 1)),
        ("mentee", ("Team",), Text(), ("rules", 1)),
        ("mentor", ("Team",), Text(), ("rules", 1)),
    ]
    pair_asks = Config.model_validate(content).pair_asks()
    assert pair_asks == (PairAsk("mentee", "mentor", TableSpec("vetoes.csv")),)
    assert [ask.path for ask in pair_asks] == [("rules", 0)]


def test_where_it_is_asked_is_no_part_of_an_ask():
    """Two criteria that ask for the same column ask for one thing."""
    assert Ask("mentee", ("A",), Text(), ("criteria", 0)) == Ask("mentee", ("A",), Text(), ("rules", 7))
    assert len({PairAsk("a", "b", path=("rules", 0)), PairAsk("a", "b", path=("rules", 1))}) == 1


FULL: dict[str, Any] = {
    **CONTENT,
    "criteria": [
        {"kind": "same", "column": "Site"},
        {"kind": "scores", "file": "pairs.csv"},
    ],
    "rules": [{"kind": "never", "file": "vetoes.csv"}],
}
SHA = Config.model_validate(FULL).sha256()


@pytest.mark.parametrize(
    "change",
    [
        {"mentors": {"file": "elsewhere/people.xlsx", "sheet": "Mentors"}},
        {"mentors": {"people": [{"id": "M1"}]}},
        {"mentees": "mentees.ods"},
        {"output": {"folder": "elsewhere"}},
        {"name": "Autumn mentoring"},
        {"criteria": [{"kind": "same", "column": "Site"}, {"kind": "scores", "file": "other/p.xlsx"}]},
        {"rules": [{"kind": "never", "file": "other/v.csv"}]},
        {"priorities": ["matched", "breaks", "total"]},
    ],
)
def test_the_hash_does_not_know_where_things_are(change):
    """Paths, names and written-out defaults leave the hash as it is."""
    assert Config.model_validate(FULL | change).sha256() == SHA


@pytest.mark.parametrize(
    "change",
    [
        {"mentors": {"file": "mentors.csv", "capacity": 2}},
        {"mentors": {"file": "mentors.csv", "id": "Email"}},
        {"mentees": {"file": "mentees.csv", "wants": "Wanted"}},
        {"mentees": {"file": "mentees.csv", "role": {"column": "Role", "values": ["Mentee"]}}},
        {
            "criteria": [
                {"kind": "same", "column": "Site", "weight": 2},
                {"kind": "scores", "file": "pairs.csv"},
            ]
        },
        {"criteria": [{"kind": "same", "column": "Site"}]},
        {"criteria": [{"kind": "same", "column": "Site"}, {"kind": "scores", "file": "p.csv", "score": "S"}]},
        {"rules": [{"kind": "lock", "file": "vetoes.csv"}]},
        {"rules": [{"kind": "never", "mentee": "mentee", "mentor": "mentor"}]},
        {"rules": []},
        {"priorities": ["total", "matched"]},
        {"solver": {"seed": 1}},
    ],
)
def test_the_hash_knows_what_is_wanted(change):
    """Anything that may change the pairings changes the hash."""
    assert Config.model_validate(FULL | change).sha256() != SHA


def test_the_hash_does_not_depend_on_the_folder_or_the_comments(programme):
    """The same wishes in another folder, with comments, spaces and another order of keys hash alike."""
    one = load_config(programme(config="version: 1\nsolver: {seed: 3, time_limit: 9}\n"))
    two = load_config(programme(config="# ours\nsolver:\n  time_limit:  9.0\n\n  seed: 3\nversion: 1\n"))
    assert one.folder != two.folder
    assert one.sha256() == two.sha256()


def test_a_config_built_in_a_program_has_no_file():
    """Without a file there are no lines to name."""
    config = Config.model_validate(CONTENT)
    assert config.file is None
    assert config.line(("criteria", 0)) is None
