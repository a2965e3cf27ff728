"""Whatever stands in two files, there is a valid config or a message."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.advice.init.sheets import sheet_of

from pairforge.advice.init import Interview, propose
from pairforge.advice.init.layout import find_blocks
from pairforge.config import Config, parse_yaml
from pairforge.errors import InputError
from pairforge.reporting.config_text import config_text
from pairforge.roster import read_roster
from pairforge.roster.cells import clean

COLUMNS: dict[str, list[str]] = {
    "Role": ["Mentor", "Mentee", "Both"],
    "Timestamp": ["2026-09-01 10:00", "9/2/2026 11:00", ""],
    "Goals": ["Law; SQL", "SQL", "Law, art", "Law, art, SQL"],
    "Skills": ["Law; SQL", "SQL", "Law, art"],
    "Grade": ["Junior", "senior", "Lead", ""],
    "Level": ["1", "2", "3,5", "7.5"],
    "When are you free?": ["Mon 9-10", "Tue 9-10; Mon 9-10", "sometimes", ""],
    "Time zone": ["UTC", "Europe/Berlin", "IST"],
    "Choice 1": ["Ann A", "Ann B", "nobody", "b0@x.org", ""],
    "Choice 2": ["Ann A", "A, Ann", "", "Ann C"],
    "Rate [R]": ["1", "2", "3", ""],
    "Rate [SQL]": ["1", "2", "3", "good"],
    "Wanted [R]": ["1", "2", "3"],
    "Wanted [SQL]": ["1", "2", "3"],
    "Topic [1]": ["Law", "Art"],
    "Topic [2]": ["Law", "Art", ""],
    "Which? [Law]": ["x", "", "1"],
    "Which? [Art]": ["x", "", "no"],
    "Line manager": ["a0@x.org", "b0@x.org", "boss@x.org", ""],
    "I agree": ["Yes", "No", ""],
    "Gender": ["woman", "man"],
    "I would like a mentor who shares my": ["Gender", "Site;Gender", ""],
    "Languages": ["English", "English; Thai", "Thai"],
    "Values": ["Joy; Wit", "Wit", "Trust"],
    "Site": ["Rome", "Bonn", "#N/A"],
    "Department": ["Law", "Art"],
    "Anyone you would rather not meet?": ["Ann A", "", "b1@x.org"],
    "About you": ["I like the sea, and boats, and long walks", "", "Nothing to say but that I am here"],
    "How many?": ["1", "two", "2-3", ""],
}
"""Headings with answers that may stand below them."""
ODD = st.one_of(st.text(max_size=4), st.sampled_from(["", "#REF!", "x", "1"]))


@st.composite
def exports(draw: st.DrawFn, first: str, letter: str) -> str:
    """A file of a side: who they are, some questions, and here and there an answer that fits nowhere."""
    headings = draw(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=2, max_size=7))
    count = draw(st.integers(1, 5))
    rows = [["Name", "E-mail", *headings]]
    for idx in range(count):
        answers = [
            draw(ODD) if draw(st.integers(0, 30)) == 0 else draw(st.sampled_from(COLUMNS[heading]))
            for heading in headings
        ]
        rows.append([f"{first} {chr(65 + idx)}", f"{letter}{idx}@x.org", *answers])
    titles = draw(st.sampled_from([[], ["Title"], ["", "Title", ""]]))
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\n".join([*titles, *quoted])


@settings(max_examples=150)
@given(exports("Ann", "a"), exports("Ben", "b"))
def test_init_never_fails_otherwise(tmp_path_factory: pytest.TempPathFactory, mentors: str, mentees: str):
    """Two files of any questions: what is proposed is valid, and reading it is no fault."""
    folder = tmp_path_factory.mktemp("files")
    for name, text in (("mentors.csv", mentors), ("mentees.csv", mentees)):
        (folder / name).write_bytes(text.encode())
    with suppress(InputError):
        proposal = propose(folder, ["mentors.csv", "mentees.csv"], Interview())
        config = Config.model_validate(proposal.plain)
        assert Config.model_validate(parse_yaml(config_text(proposal, "x.yaml"), "x.yaml").content) == config
        event("proposed")
        read_roster(config.in_folder(folder))
        event("read")


@given(
    st.lists(st.lists(st.one_of(ODD, st.sampled_from(["Name", "Ann", "2", "M1"])), max_size=5), max_size=8)
)
def test_every_sheet_has_a_layout(rows: list[list[str]]):
    """Any sheet that is not blank gives tables whose columns are all as long as each other."""
    sheet = sheet_of(*("|".join(cell.replace("|", "") for cell in row) for row in rows))
    if any(clean(cell) for row in sheet.rows for cell in row):
        for block in find_blocks(sheet):
            assert len({len(column.cells) for column in block.columns}) <= 1
