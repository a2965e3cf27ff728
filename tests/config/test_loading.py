"""``load_config``: what loads, what is left of a config with faults, and files that are no config."""

from pathlib import Path
from typing import Any

import pytest

from pairforge.config import load_config
from pairforge.config.columns import CountColumn
from pairforge.errors import ConfigError, InputError

DESIGN = """
version: 1
name: Spring mentoring
mentors: {file: mentors.csv, id: Email Address, name: [First Name, Last Name], capacity: How many students are you willing to mentor?, min: 0}
mentees: {file: mentees.csv, id: Email Address, name: Name, wants: 1}
criteria:                      # a pair's score = sum of weight x value
  - {name: goals,   kind: overlap,    mentee: Goals,      mentor: Expertise,  weight: 4}
  - {name: wishes,  kind: ranking,    by: mentee, columns: [First choice, Second choice, Third choice], weight: 3}
  - {name: network, kind: different,  column: Department, weight: 1}
  - {name: fit,     kind: scores,     file: pairs.csv,    weight: 1}
rules:
  - {kind: share, column: Languages}
  - {kind: differ, column: Team}
  - {kind: gap, column: Grade, order: [Junior, Mid, Senior, Lead], min: 1, max: 3}
  - {kind: never, mentee: x@y.org, mentor: z@y.org}
priorities: [matched, total]
solver: {time_limit: 60, seed: 0}
output: {folder: results}
"""  # noqa: E501


def test_the_example_of_the_design_loads(programme):
    """The design's own example is a config."""
    config = load_config(programme(config=DESIGN))
    assert config.mentors.capacity == CountColumn(column="How many students are you willing to mentor?")
    assert config.mentors.min == 0
    assert config.mentors.name == ["First Name", "Last Name"]
    assert config.mentees.wants == 1
    assert [criterion.label for criterion in config.criteria] == ["goals", "wishes", "network", "fit"]
    assert [criterion.weight for criterion in config.criteria] == [4, 3, 1, 1]
    assert [rule.label for rule in config.rules] == ["share Languages", "differ Team", "gap Grade", "never"]


@pytest.mark.parametrize("name", ["quickstart", "readme", "scores", "university"])
def test_our_own_configs_load(name):
    """Every config that we ship is one."""
    config = load_config(Path(__file__).parents[2] / "configs" / f"{name}.yaml")
    assert config.file is not None
    assert config.file.stem == name


def test_ids_in_rules_and_people_stay_text(programme):
    """007 is no 7, neither among the people nor in a rule."""
    text = """
        mentees: [{id: 007}, {id: 0x1F}]
        rules:
          - {kind: never, mentee: 007, mentor: 1e3}
          - {kind: lock, mentee: 0x1F, mentor: no}
    """
    config = load_config(programme(config=text))
    assert config.mentees.people == [{"id": "007"}, {"id": "0x1F"}]
    pairs = [(ask.mentee, ask.mentor) for ask in config.pair_asks()]
    assert pairs == [("007", "1e3"), ("0x1F", "no")]


def test_paths_are_relative_to_the_config(programme, monkeypatch):
    """Wherever pairforge is started, the folder is the config's."""
    path = programme()
    monkeypatch.chdir(path.parents[1])
    config = load_config(path.relative_to(path.parents[1]))
    assert config.folder == path.parent.resolve()
    assert load_config(str(path)).folder == config.folder


def test_a_byte_order_mark_is_no_part_of_the_config(programme):
    """Windows' Notepad writes one."""
    path = programme(config="name: Ä\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_config(path).name == "Ä"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The config is empty"),
        (b"# nothing\n", "The config is empty"),
        (b"- a\n- b\n", "This is no config"),
        (b"hello\n", "This is no config"),
        ("name: Ä\n".encode("cp1252"), "The config is not UTF-8 text"),
        ("version: 1\n".encode("utf-16"), "The config is not UTF-8 text"),
        (b"a: [1\n", "not valid YAML"),
    ],
)
def test_files_that_are_no_config(tmp_path, content, said):
    """Each is told with the file and what to do."""
    path = tmp_path / "c.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said) as caught:
        load_config(path)
    (trouble,) = caught.value.troubles
    assert trouble.file == str(path)
    assert trouble.remedy


def test_a_config_that_is_not_there(tmp_path):
    """A missing file is told as one."""
    with pytest.raises(InputError, match="There is no such file"):
        load_config(tmp_path / "nowhere.yaml")


def test_a_folder_is_no_config(tmp_path):
    """A folder cannot be read as a file."""
    with pytest.raises(InputError, match=r"folder|cannot be read"):
        load_config(tmp_path)


def test_every_fault_is_told_at_once(programme):
    """Ten faults in one file: ten troubles, in one error."""
    text = """\
        version: 2
        mentors: {file: mentors.csv, capcity: 3, min: -1}
        mentees: {file: mentees.csv, wants: 1.5}
        criteria:
          - {kind: overlp, column: x}
          - {kind: overlap, column: x, wieght: 3}
          - {kind: same, weight: .nan, column: y}
          - {kind: ranking, by: both, columns: [a]}
          - {kind: different, column: ok}
        priorities: [totl]
        rulez: []
    """
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    found = [(trouble.line, trouble.what.split(" (it is")[0]) for trouble in caught.value.troubles]
    assert set(found) == {
        (1, "version: input should be less than or equal to 1"),
        (2, "mentors.min: -1 is not a whole number of at least 0."),
        (2, 'Unknown key "capcity" in mentors.'),
        (3, "mentees.wants: 1.5 is not a whole number of at least 0."),
        (5, 'There is no kind "overlp" for criteria.1.'),
        (6, 'Unknown key "wieght" in criteria.2.'),
        (7, "criteria.3.weight: input should be a valid number, unable to parse string as a number"),
        (8, "criteria.4: with `by: both`, `columns` needs `mentee` and `mentor`."),
        (10, 'There is no kind "totl" for priorities.1.'),
        (11, 'Unknown key "rulez" in the config.'),
    }
    assert len(found) == 10
    assert {trouble.file for trouble in caught.value.troubles} == {caught.value.troubles[0].file}
    assert all(trouble.remedy for trouble in caught.value.troubles)


def test_the_rest_of_a_config_can_be_used(programme):
    """Without its wrong entries a config is still one, so the spreadsheets can be checked in the same run."""
    text = """
        mentors: {file: mentors.csv, capcity: 3, capacity: 2}
        criteria:
          - {kind: overlp, column: x}
          - {kind: different, column: ok}
          - {kind: same, column: y, weight: -1}
        rules:
          - {kind: gap, column: x}
          - {kind: differ, column: z}
        priorities: [totl]
        solver: {tme_limit: 3, seed: 5}
        rulez: []
    """
    path = programme(config=text)
    with pytest.raises(ConfigError, match="overlp") as caught:
        load_config(path)
    rest: Any = caught.value.rest
    assert rest.mentors.capacity == 2
    assert [criterion.label for criterion in rest.criteria] == ["different"]
    assert [rule.label for rule in rest.rules] == ["differ z"]
    assert [entry.label for entry in rest.priorities] == ["bands", "breaks", "total"]
    assert rest.solver.seed == 5
    assert rest.folder == path.parent.resolve()


def test_the_rest_leaves_out_the_wrong_ones_of_many(programme):
    """In a list of a dozen criteria just those with a fault are left out."""
    lines = [f"  - {{kind: same, name: c{idx}, column: x, oops: 1}}" for idx in range(8, 11)]
    good = [f"  - {{kind: same, name: c{idx}, column: x}}" for idx in range(8)]
    last = ["  - {kind: same, name: c11, column: x}"]
    with pytest.raises(ConfigError, match="oops") as caught:
        load_config(programme(config="\n".join(["criteria:", *good, *lines, *last])))
    rest: Any = caught.value.rest
    assert rest is not None
    assert [criterion.label for criterion in rest.criteria] == [*(f"c{idx}" for idx in range(8)), "c11"]


@pytest.mark.parametrize(
    "text", ["criteria: []\n", "criteria: [{kind: overlp}]\n", "version: 2\n", "priorities: [x]\n"]
)
def test_the_people_are_left_whatever_else_is_wrong(programme, text):
    """Without criteria or a known version, the people can still be looked at."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    rest: Any = caught.value.rest
    assert rest.mentors.file == "mentors.csv"


def test_nothing_is_left_without_people(programme):
    """Without a place where people are listed there is no rest."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config="mentors: {capacity: 2}\n"))
    assert caught.value.rest is None


@pytest.mark.parametrize("key", ["version", "mentors", "mentees", "criteria"])
def test_what_a_config_must_have(programme, key):
    """Each key that has no default is missed by name."""
    path = programme(
        config="version: 1\nmentors: m.csv\nmentees: e.csv\ncriteria: [{kind: same, column: x}]\n"
    )
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(key)), encoding="utf-8")
    with pytest.raises(ConfigError, match=f'"{key}" is missing in the config. Add `{key}:` there.'):
        load_config(path)


@pytest.mark.parametrize(
    "section", ["rules", "solver", "output", "priorities", "fairness", "history", "name"]
)
def test_a_blank_section_is_told(programme, section):
    """A section whose lines were all deleted is told by its name and line."""
    with pytest.raises(ConfigError, match=section) as caught:
        load_config(programme(config=f"version: 1\n{section}:\n"))
    (trouble,) = caught.value.troubles
    assert trouble.line == 2
    assert trouble.what.startswith(f"{section}: ")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("solver: {time_limit: 0}\n", "time_limit"),
        ("solver: {time_limit: -5}\n", "time_limit"),
        ("solver: {time_limit: inf}\n", "time_limit"),
        ("solver: {time_limit: nan}\n", "time_limit"),
        ("solver: {seed: 1.5}\n", "seed"),
        ("solver: {seed: }\n", "seed"),
        ("output: {folder: ''}\n", "folder"),
        ("output: {folder: }\n", "folder"),
        ("priorities: []\n", "priorities"),
    ],
)
def test_wrong_settings_are_refused(programme, text, key):
    """Limits that are not positive and finite, a seed that is not whole, and blanks are refused."""
    with pytest.raises(ConfigError, match=key) as caught:
        load_config(programme(config=text))
    assert [trouble.line for trouble in caught.value.troubles] == [1]
