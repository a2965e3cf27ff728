"""Where the people are: a file, a list in the config, or neither."""

import pytest

from pairforge.config import load_config
from pairforge.errors import ConfigError


def test_a_file_can_be_all_there_is(programme):
    """``mentors: mentors.csv`` is short for a mapping with the file."""
    config = load_config(programme(config="mentors: mentors.csv\n"))
    assert config.mentors.file == "mentors.csv"
    assert config.mentors.id == "id"


def test_people_can_be_listed_at_once(programme):
    """A list in place of the mapping is the people, and what they wrote stays text."""
    config = load_config(programme(config="mentors:\n  - {id: 007, works: no, tags: [a, 1.50]}\n"))
    assert config.mentors.people == [{"id": "007", "works": "no", "tags": ["a", "1.50"]}]


@pytest.mark.parametrize(
    "text",
    [
        "mentors: {capacity: 2}\n",
        "mentors: {file: mentors.csv, people: [{id: M1}]}\n",
        "mentors: {file: }\n",
        "mentors: {}\n",
    ],
)
def test_exactly_one_source(programme, text):
    """People come from a file or from the config, not from both or neither."""
    with pytest.raises(ConfigError, match="line 1: mentors: say where the people are"):
        load_config(programme(config=text))


@pytest.mark.parametrize(
    "layout",
    [
        "sheet: Mentors",
        "range: B3:G9",
        "transpose: true",
        "heading_row: none",
        "first_row: 4",
        "merged: fill",
        "decimal: ','",
    ],
)
def test_a_layout_needs_a_file(programme, layout):
    """People in the config have no sheet, nor stand anywhere on one."""
    with pytest.raises(ConfigError, match=f"`{layout.partition(':')[0]}` needs a `file`"):
        load_config(programme(config=f"mentors: {{people: [{{id: M1}}], {layout}}}\n"))


@pytest.mark.parametrize(("written", "headings"), [("Name", ["Name"]), ("[First, Last]", ["First", "Last"])])
def test_a_name_in_one_column_or_more(programme, written, headings):
    """The name may be one heading or a list of them."""
    config = load_config(programme(config=f"mentors: {{file: mentors.csv, name: {written}}}\n"))
    assert config.mentors.name == headings


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("mentors:\n  file: m.csv\n  id:\n", 3, "mentors.id"),
        ("mentors:\n  file: m.csv\n  id: ''\n", 3, "mentors.id"),
        ("mentors:\n  file: ''\n", 2, "mentors.file"),
        ("mentors:\n  file: m.csv\n  name: ['']\n", 3, "mentors.name"),
        (
            "mentors:\n  file: m.csv\n  role:\n    column: Role\n",
            3,
            '"values" is missing in mentors.role',
        ),
        (
            "mentors:\n  file: m.csv\n  role:\n    values: [Mentor]\n",
            3,
            '"column" is missing in mentors.role',
        ),
        ("mentors:\n  file: m.csv\n  role: {column: R,\n    values: []}\n", 4, "mentors.role.values"),
        ("mentors:\n  - {id: M1}\n  - Bob\n", 3, "mentors.2"),
        ("mentees:\n  file: mentees.csv\n  wants: -1\n", 3, "-1 is not a whole number of at least 0"),
        ("mentees:\n  file: mentees.csv\n  wants: 1.5\n", 3, "1.5 is not a whole number of at least 0"),
        ("mentors:\n  file: m.csv\n  min: nan\n", 3, "nan is not a whole number of at least 0"),
        ("mentors:\n  file: m.csv\n  capacity: {column: x,\n    blank: -1}\n", 4, "mentors.capacity.blank"),
        ("mentors:\n", 1, "mentors"),
    ],
)
def test_wrong_sides_are_told_with_their_line(programme, text, line, said):
    """What is blank, negative, fractional or of the wrong kind is told where it stands."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    assert [trouble for trouble in caught.value.troubles if trouble.line == line and said in trouble.what]


def test_one_mistake_in_a_count_is_one_trouble(programme):
    """A wrong key inside ``capacity: {...}`` is told as that, and not as a number that it never was."""
    with pytest.raises(ConfigError, match="capacity") as caught:
        load_config(programme(config="mentors: {file: m.csv, capacity: {column: Seats, blnk: 1}}\n"))
    assert [trouble.what for trouble in caught.value.troubles] == ['Unknown key "blnk" in mentors.capacity.']


@pytest.mark.parametrize("text", ["mentors:\n", "mentors: {file: m.csv, capacity: []}\n"])
def test_no_names_of_classes_are_told(programme, text):
    """A coordinator never reads the name of a Python class."""
    with pytest.raises(ConfigError, match="mentors") as caught:
        load_config(programme(config=text + "solver:\n"))
    said = " ".join(trouble.what for trouble in caught.value.troubles)
    assert not [name for name in ("Config", "CountColumn", "constrained", "instance") if name in said]


def test_spellings_name_somebody_or_nobody(programme):
    """A text stands for a person of the side, or with null for nobody; ids stay as they are written."""
    text = "mentors:\n  file: mentors.csv\n  spellings: {Ana Lopes: 007, Dr Who: null, Bob N: ~}\n"
    config = load_config(programme(config=text))
    assert config.mentors.spellings == {"Ana Lopes": "007", "Dr Who": None, "Bob N": None}


@pytest.mark.parametrize(
    ("side", "aliases", "place"),
    [
        ("file: m.xlsx, sheet: People", "", ("m.xlsx", "People")),
        ("file: m.xlsx, sheet: People", "sheet: Projects, ", ("m.xlsx", "Projects")),
        ("file: m.csv", "", ("m.csv", None)),
        ("file: m.xlsx, sheet: People", "file: p.csv, ", ("p.csv", None)),
        ("people: [{id: M1}]", "file: p.csv, ", ("p.csv", None)),
    ],
)
def test_aliases_stand_with_the_people_unless_elsewhere(programme, side, aliases, place):
    """Without a file the people's file is meant, and without a sheet theirs."""
    text = f"mentors: {{{side}, aliases: {{{aliases}alias: Project, person: By}}}}\n"
    config = load_config(programme(config=text))
    assert config.mentors.aliases is not None
    assert (config.mentors.aliases.file, config.mentors.aliases.sheet) == place


def test_aliases_need_a_file(programme):
    """People in the config have no file that could hold aliases."""
    with pytest.raises(ConfigError, match="`aliases` needs a `file`"):
        load_config(programme(config="mentors: {people: [{id: M1}], aliases: {alias: A, person: B}}\n"))
