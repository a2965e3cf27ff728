"""What a coordinator reads about a wrong config: the line, the words, and "did you mean"."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pairforge.config import load_config
from pairforge.errors import ConfigError, Trouble

CRITERIA = {
    "overlap": "column: x",
    "ranking": "columns: [x]",
    "same": "column: x",
    "different": "column: x",
    "closeness": "column: x",
    "scores": "file: x.csv",
    "skill_gap": "wanted: x, mentor: y",
    "meeting_time": "column: x",
    "network": "department: x",
    "goals": "column: x",
    "values": "column: x",
    "path": "background: x",
    "like_me": "wishes: x, attributes: {Gender: Gender}",
    "history": "file: x.csv, prefer: avoid",
    "text": "column: x",
}
RULES = {
    "never": "mentee: a, mentor: b",
    "lock": "mentee: a, mentor: b",
    "differ": "column: x",
    "same": "column: x",
    "share": "column: x",
    "gap": "column: x, min: 1",
    "meet": "column: x",
    "conflict": "column: x",
    "reporting_line": "manager: x",
    "veto": "mentee: x",
    "consent": "column: x, values: [y]",
}

PRIORITIES = {
    "matched": ("keep", "kep"),
    "worst_off": ("keep", "kep"),
    "bands": ("thresholds", "treshold"),
    "breaks": ("kind", "kin"),
    "leximin": ("step", "steps"),
    "worst_tenth": ("share", "shares"),
    "total": ("keep", "kep"),
    "choices": ("profile", "profil"),
    "balance": ("kind", "kin"),
    "mentors_total": ("criteria", "criterion"),
    "twice_running": ("below", "belo"),
    "variety": ("columns", "colums"),
    "group_gap": ("measure", "mesure"),
}
"""A key of each kind of priority, and how it may be misspelled."""


def troubles_of(programme: Callable[..., Path], text: str) -> tuple[Trouble, ...]:
    """What is wrong with a config."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=text))
    return caught.value.troubles


@pytest.mark.parametrize("kind", CRITERIA)
def test_an_unknown_key_of_a_criterion(programme, kind):
    """Line, key, place, the nearest key, and all keys that this kind knows."""
    text = f"criteria:\n  - {{kind: {kind}, {CRITERIA[kind]},\n     wieght: 2}}\n"
    (trouble,) = troubles_of(programme, text)
    assert trouble.line == 3
    assert trouble.what == 'Unknown key "wieght" in criteria.1.'
    hint, _, known = trouble.remedy.partition("? ")
    assert hint == 'Did you mean "weight"'
    keys = known.removeprefix("Known here: ").removesuffix(".").split(", ")
    assert {"kind", "name", "weight", CRITERIA[kind].split(":")[0]} <= set(keys)
    assert ("fade" in keys) == (kind == "closeness")
    assert ("by" in keys) == (kind == "ranking")


@pytest.mark.parametrize("kind", RULES)
def test_an_unknown_key_of_a_rule(programme, kind):
    """Line, key, place, the nearest key, and all keys that this kind knows."""
    names = {"never": "file", "lock": "file", "reporting_line": "manager", "veto": "separator"}
    right = names.get(kind, "column")
    wrong = right[:-1]
    (trouble,) = troubles_of(programme, f"rules:\n  - {{kind: {kind}, {RULES[kind]},\n     {wrong}: 2}}\n")
    assert trouble.line == 3
    assert trouble.what == f'Unknown key "{wrong}" in rules.1.'
    assert trouble.remedy.startswith(f'Did you mean "{right}"? Known here: ')
    assert "weight" not in trouble.remedy


@pytest.mark.parametrize("kind", PRIORITIES)
def test_an_unknown_key_of_a_priority(programme, kind):
    """Line, key, place and the nearest key; `keep` is offered only where something can be given up."""
    right, wrong = PRIORITIES[kind]
    text = f"priorities:\n  - total\n  - kind: {kind}\n    {wrong}: 2\n"
    (trouble, *others) = troubles_of(programme, text)[::-1]
    assert all('"column" is missing' in other.what for other in others)
    assert (trouble.line, trouble.what) == (4, f'Unknown key "{wrong}" in priorities.2.')
    assert trouble.remedy.startswith(f'Did you mean "{right}"? Known here: ')
    assert ("keep" in trouble.remedy) == (kind in ("matched", "worst_off", "total"))


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("version: 1\nprioritys: [total]\n", "the config", "priorities"),
        ("version: 1\nrulez: []\n", "the config", "rules"),
        ("mentors: {file: m.csv,\n  capcity: 1}\n", "mentors", "capacity"),
        ("mentees: {file: e.csv,\n  want: 1}\n", "mentees", "wants"),
        ("mentors: {file: m.csv, role: {column: R, values: [x],\n  valus: y}}\n", "mentors.role", "values"),
        ("mentors: {file: m.csv, capacity: {column: R,\n  blnk: 1}}\n", "mentors.capacity", "blank"),
        ("solver:\n  tme_limit: 3\n", "solver", "time_limit"),
        ("output:\n  foldr: x\n", "output", "folder"),
        ("mentors: {people: [{id: M1}],\n  capcity: 1}\n", "mentors", "capacity"),
        (
            "criteria: [{kind: ranking, by: both, columns: {mentee: a, mentor: b,\n  mentr: c}}]\n",
            "criteria.1.columns",
            "mentor",
        ),
    ],
)
def test_an_unknown_key_anywhere(programme, text, place, hint):
    """Each section tells its unknown keys with the line and the nearest key that it knows."""
    found = [trouble for trouble in troubles_of(programme, text) if trouble.what.startswith("Unknown key")]
    (trouble,) = found
    assert trouble.line == 2
    assert trouble.what.endswith(f" in {place}.")
    assert trouble.remedy.startswith(f'Did you mean "{hint}"? Known here: ')


def test_known_keys_are_those_of_the_place(programme):
    """Mentees want and mentors have capacity; neither key is offered to the other side."""
    (mentor,) = troubles_of(programme, "mentors: {file: m.csv, zzz: 1}\n")
    (mentee,) = troubles_of(programme, "mentees: {file: e.csv, zzz: 1}\n")
    known = (
        "first_row, heading_row, id, keep, merged, {}name, people, range, role, sheet, spellings, transpose"
    )
    either = "answered, {}columns, decimal, email, file, " + known
    assert mentor.remedy == f"Known here: aliases, {either.format('capacity, ', 'min, ')}."
    assert mentee.remedy == f"Known here: aliases, {either.format('', '')}, wants.".replace(
        "people, ", "people, places, "
    )


@pytest.mark.parametrize(
    ("section", "kind", "hint"),
    [
        ("criteria", "overlp", "overlap"),
        ("criteria", "Ranking", "ranking"),
        ("criteria", "score", "scores"),
        ("rules", "difer", "differ"),
        ("rules", "locks", "lock"),
        ("priorities", "worst-off", "worst_off"),
        ("priorities", "Leximin", "leximin"),
        ("fairness", "flor", "floor"),
        ("cohorts", "atmost", "at_most"),
    ],
)
def test_an_unknown_kind(programme, section, kind, hint):
    """The nearest kind is proposed, and all kinds are listed."""
    (trouble,) = troubles_of(programme, f"{section}:\n  - kind: {kind}\n    column: x\n")
    assert trouble.line == 2
    assert trouble.what == f'There is no kind "{kind}" for {section}.1.'
    assert trouble.remedy.startswith(f'Did you mean "{hint}"? Known kinds: ')
    known = trouble.remedy.rpartition(": ")[2].removesuffix(".").split(", ")
    kinds = {"criteria": CRITERIA, "rules": RULES, "priorities": PRIORITIES}
    if section in kinds:
        assert set(known) == set(kinds[section])


def test_an_unknown_kind_without_a_mapping(programme):
    """A priority that is just a word is told with its line and the nearest kind."""
    (trouble,) = troubles_of(programme, "priorities:\n  - matchd\n  - total\n")
    assert (trouble.line, trouble.what) == (2, 'There is no kind "matchd" for priorities.1.')
    assert trouble.remedy.startswith('Did you mean "matched"? Known kinds: matched, worst_off, bands, ')


@pytest.mark.parametrize("section", ["criteria", "rules", "cohorts", "priorities", "fairness"])
def test_an_entry_that_is_no_mapping(programme, section):
    """A list in a list is told with its line, and what stands there instead."""
    (trouble,) = troubles_of(programme, f"{section}:\n  - [total]\n")
    assert (trouble.line, trouble.what) == (2, f"{section}.1: this must hold keys of its own.")
    assert trouble.remedy == "Write `- kind: ` and its kind there."


def test_a_kind_that_is_like_no_other(programme):
    """Where nothing is near, only the list is given."""
    (trouble,) = troubles_of(programme, "rules: [{kind: zzzzzz}]\n")
    assert trouble.remedy.startswith("Known kinds: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("criteria:\n  - {column: x}\n", "criteria.1 has no kind."),
        ("rules:\n  - {column: x}\n", "rules.1 has no kind."),
        ("rules:\n  - {kind: , column: x}\n", "rules.1 has no kind."),
        ("rules:\n  - {}\n", "rules.1 has no kind."),
    ],
)
def test_no_kind(programme, text, said):
    """An entry without a kind, or with a blank one, is told with its line."""
    (trouble,) = troubles_of(programme, text)
    assert (trouble.line, trouble.what, trouble.remedy) == (2, said, "Add `kind:`.")


@pytest.mark.parametrize("entry", ["bands: {scores: [2, 4]}", "{bands: {scores: [2, 4]}}"])
def test_settings_below_the_kind(programme, entry):
    """Whoever writes the kind as a key is told how it is written."""
    (trouble,) = troubles_of(programme, f"priorities:\n  - {entry}\n")
    assert (trouble.line, trouble.what) == (2, "priorities.1 has no kind.")
    assert trouble.remedy == (
        "Write `kind: bands`, and its settings beside it, not below: `{kind: bands, ...}`."
    )


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("priorities: total\n", "this must be a list", "Write it in brackets: `[total]`."),
        ("rules: {kind: veto}\n", "this must be a list", "Write its entries in brackets, or with `- `."),
        ("priorities: []\n", "this is empty", "Name at least 1 there, or take it out."),
    ],
)
def test_lists_that_are_none_or_empty(programme, text, what, remedy):
    """What must be a list with something in it is told as such."""
    (trouble,) = troubles_of(programme, text)
    assert (trouble.line, trouble.what) == (1, f"{text.split(':')[0]}: {what}.")
    assert trouble.remedy == remedy


@pytest.mark.parametrize(
    ("text", "said", "remedy"),
    [
        (
            "criteria:\n  - {kind: ranking, columns: x, by: mentees}\n",
            'criteria.1.by: "mentees" is not possible.',
            "mentee",
        ),
    ],
)
def test_a_word_that_is_not_possible(programme, text, said, remedy):
    """The nearest possible word is proposed."""
    (trouble,) = troubles_of(programme, text)
    assert (trouble.line, trouble.what) == (2, said)
    assert trouble.remedy.startswith(f'Did you mean "{remedy}"? Possible: ')


@pytest.mark.parametrize(
    ("best", "line"),
    [("[1]", 4), ("[1, 2, 3]", 4), ("3", 4), ("[x, 1]", 4), ("[5, 1]", 2)],
)
def test_a_wrong_range_is_told_as_one(programme, best, line):
    """A range of one number is not "missing": it is wrong, and that is what is said."""
    text = f"criteria:\n  - kind: closeness\n    column: x\n    best: {best}\n"
    (trouble,) = troubles_of(programme, text)
    assert trouble.line == line
    assert "best" in trouble.what
    assert "missing" not in trouble.what


@pytest.mark.parametrize(
    "entry",
    [
        "{kind: ranking, by: both, columns: {mentee: a, mentr: b}}",
        "{kind: ranking, columns: []}",
        "{kind: ranking, columns: ['']}",
        "{kind: ranking, columns: }",
    ],
)
def test_wrong_columns_of_a_ranking_are_told_in_words(programme, entry):
    """However the columns may be given, nothing is said of validators and classes."""
    for trouble in troubles_of(programme, f"criteria:\n  - {entry}\n"):
        assert trouble.line == 2
        assert not [word for word in ("function", "constrained", "BothColumns") if word in trouble.what]


def test_numbers_are_shown_as_they_were_written(programme):
    """What was written is repeated, so that it can be found."""
    (trouble,) = troubles_of(programme, "criteria:\n  - {kind: same, column: x, weight: '4,5'}\n")
    assert trouble.line == 2
    assert 'it is "4,5"' in trouble.what


def test_entries_are_counted_from_one(programme):
    """The third rule is rules.3."""
    good = "  - {kind: same, column: x}\n"
    (trouble,) = troubles_of(programme, f"rules:\n{good}{good}  - {{kind: same, column: x, zzz: 1}}\n")
    assert trouble.what == 'Unknown key "zzz" in rules.3.'
    assert trouble.line == 4
