"""Columns made from several in the YAML: how each is written, and what is wrong with it."""

import pytest

from pairforge.config import load_config
from pairforge.config.derived import FromTo, Grid, Joined, LevelGrid, Ranks, Ticks
from pairforge.errors import ConfigError

TEXT = """
mentees:
  file: mentees.csv
  columns:
    Areas: {ticks: Which areas?}
    Clear areas: {ticks: [A, B], ticked: [Ja], not_ticked: [Nein]}
    Topics: {grid: Topic, best: highest}
    Wishes: {ranks: {first: Ana, last: Bob}, best: lowest}
    Levels: {levels: Level}
    Choices: {join: {first: column 2}}
"""


def test_every_kind(programme):
    """A question, a list, or from one column to another."""
    assert load_config(programme(config=TEXT)).mentees.columns == {
        "Areas": Ticks(ticks="Which areas?"),
        "Clear areas": Ticks(ticks=["A", "B"], ticked=["Ja"], not_ticked=["Nein"]),
        "Topics": Grid(grid="Topic", best="highest"),
        "Wishes": Ranks(ranks=FromTo(first="Ana", last="Bob"), best="lowest"),
        "Levels": LevelGrid(levels="Level"),
        "Choices": Joined(join=FromTo(first="column 2")),
    }


HOW = "say how it is made: `ticks`, `grid`, `ranks`, `levels` or `join`"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (
            "{tick: A}",
            f"mentees.columns.X: {HOW}. Correct it.",
        ),
        (
            "A",
            f'mentees.columns.X: {HOW} (it is "A"). Correct it.',
        ),
        (
            "{ticks: A, tickd: [x]}",
            'Unknown key "tickd" in mentees.columns.X. Did you mean "ticked"? '
            "Known here: not_ticked, ticked, ticks.",
        ),
        (
            "{ticks: {first: A, lost: B}}",
            'Unknown key "lost" in mentees.columns.X.ticks. Did you mean "last"? Known here: first, last.',
        ),
        ("{grid: A}", '"best" is missing in mentees.columns.X. Add `best:` there.'),
        ("{ranks: A}", '"best" is missing in mentees.columns.X. Add `best:` there.'),
        (
            "{ranks: A, best: high}",
            'mentees.columns.X.best: "high" is not possible. Did you mean "highest"? '
            "Possible: lowest, highest.",
        ),
        (
            "{ticks: A, ticked: []}",
            "mentees.columns.X.ticked: this is empty. Name at least 1 there, or take it out.",
        ),
    ],
)
def test_what_is_wrong(programme, column, said):
    """Every error names the key, and stands in its line."""
    text = f"mentees:\n  file: mentees.csv\n  columns:\n    X: {column}\n"
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    (trouble,) = caught.value.troubles
    assert (trouble.line, f"{trouble.what} {trouble.remedy}") == (4, said)
