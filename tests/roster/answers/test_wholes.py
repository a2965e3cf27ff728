"""Whole numbers of either sign: those of a column, and the weights of pairs."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [{"id": "M1"}, {"id": "M2"}]


def config_text(limit):
    """A config with a count."""
    return f"fairness:\n  - {{kind: count, {limit}, at_most: 5}}\n"


def told(programme, limit, mentees, files=None):
    """What is wrong, without the folder."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(programme(MENTORS, mentees, config_text(limit), files=files)))
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in caught.value.troubles
    ]


def test_a_column_of_whole_numbers(programme):
    """In the order of the people, negative ones too."""
    mentees = [{"id": "E2", "Hours": "-3"}, {"id": "E1", "Hours": "2.0"}]
    config = load_config(programme(MENTORS, mentees, config_text("of: mentee, column: Hours")))
    roster = read_roster(config)
    (ask,) = config.fairness[0].asks()
    assert roster.numbers(ask).values.tolist() == [2, -3]


WRITE = "Write a whole number such as 1 (0 for what does not count)."


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", f"The cell is blank. {WRITE}"),
        ("1.5", f'"1.5" is not a whole number. {WRITE}'),
        ("many", f'"many" is not a number. {WRITE}'),
        ("1000000000", f'"1000000000" is too large. {WRITE}'),
        (
            "1.234,0",
            '"1.234,0" is not a number. If the comma is the decimal mark, say `decimal: ","` beside `file:`. '
            f"{WRITE}",
        ),
    ],
)
def test_what_is_no_whole_number(programme, cell, said):
    """Each cell is told with what to write."""
    mentees = [{"id": "E1", "Hours": cell}, {"id": "E2", "Hours": "999999999"}]
    assert told(programme, "of: mentee, column: Hours", mentees) == [
        f'mentees.csv, row 2, column "Hours": {said}'
    ]


MENTEES = [{"id": "E1"}, {"id": "E2"}]


def test_weights_of_pairs(programme):
    """A line for each pair; the others count 0."""
    files = {"w.csv": "Mentee,mentor,weight\nE2,M1,-4\nE1,M2,7\n"}
    config = load_config(programme(MENTORS, MENTEES, config_text("file: w.csv, mentee: Mentee"), files=files))
    roster = read_roster(config)
    pairs = roster.pair_lists[config.fairness[0].pair_asks()[0]]
    assert list(pairs) == [(0, 1), (1, 0)]
    assert pairs.scores is not None
    assert pairs.scores.tolist() == [7, -4]
    assert [source.role for source in roster.inputs] == ["mentees", "mentors", "count (w.csv)"]


def test_what_is_no_weight(programme):
    """Blank, broken and repeated ones, and people who are not known."""
    rows = "mentee,mentor,weight\nE1,M1,\nE1,M2,0.5\nE9,M1,1\n"
    write = "Write a whole number, or delete the row: pairs not listed count 0."
    assert told(programme, "file: w.csv", MENTEES, {"w.csv": rows}) == [
        f'w.csv, row 2, column "weight": The weight is blank. {write}',
        f'w.csv, row 3, column "weight": "0.5" is not a whole number. {write}',
        'w.csv, row 4, column "mentee": "E9" is no mentee of this programme. Correct or remove the entry.',
    ]
    rows = "mentee,mentor,weight\nE1,M1,2\nE1,M1,2\n"
    assert told(programme, "file: w.csv", MENTEES, {"w.csv": rows}) == [
        'w.csv, row 3, column "weight": The pair E1 and M1 has a weight already. Keep one of them.'
    ]
