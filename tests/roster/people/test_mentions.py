"""Names in cells as whole programmes have them: taken, proposed, left out or refused, and what is said."""

from __future__ import annotations

import pytest
import yaml

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [
    {"id": "ana@x.org", "name": "Ana López"},
    {"id": "bob@x.org", "name": "Bob Ng"},
    {"id": "bob2@x.org", "name": "Bob Ng"},
    {"id": "kim@x.org", "name": "Kim Lee"},
]
WISHES = {"criteria": [{"kind": "ranking", "columns": ["W1", "W2"]}]}


def mentees(*wishes):
    """Mentees E1, E2 and so on, with the first and second wish of each."""
    return [{"id": f"E{idx}", "W1": one, "W2": two} for idx, (one, two) in enumerate(wishes, start=1)]


def wished(roster):
    """The ids that each mentee wished for."""
    (answer,) = roster.answers.values()
    return [[roster.mentors.ids[idx] for idx in choices] for choices in answer.choices]


def notices(roster):
    """Kind, words and place of the notices, without what was assumed."""
    return [(notice.kind, notice.what, notice.place) for notice in roster.notices if notice.kind != "assumed"]


def refused(path, **options):
    """The troubles of a programme."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path), **options)
    return caught.value.troubles


def test_certain_repairs_are_made_and_noted(roster_of):
    """A name in another way of writing is taken, and the cell is told; an exact one is not."""
    roster = roster_of(MENTORS, mentees(("Lopez, Ana", "kim lee"), ("Kim Lee", "BOB2@x.org")), WISHES)
    assert wished(roster) == [["ana@x.org", "kim@x.org"], ["kim@x.org", "bob2@x.org"]]
    assert notices(roster) == [
        ("repaired", '"Lopez, Ana" read as Ana López (ana@x.org).', 'mentees.csv, row 2, column "W1"')
    ]


def test_outsiders_in_wishes_are_left_out_and_noted(roster_of):
    """Somebody who is not in the programme costs nobody anything; the next wish moves up."""
    roster = roster_of(MENTORS, mentees(("Dr Who", "Kim Lee"), ("who@y.org", "")), WISHES)
    assert wished(roster) == [["kim@x.org"], []]
    assert notices(roster) == [
        (
            "outside",
            '"Dr Who" is no mentor of this programme; the entry is left out.',
            'mentees.csv, row 2, column "W1"',
        ),
        (
            "outside",
            '"who@y.org" is no mentor of this programme; the entry is left out.',
            'mentees.csv, row 3, column "W1"',
        ),
    ]


def test_an_outsider_who_may_be_somebody_under_another_name(roster_of):
    """A nickname is nobody, but the notice says whose name is likest."""
    roster = roster_of([{"id": "M1", "name": "Robert Ng"}], mentees(("Bob Ng", "")), WISHES)
    told = '"Bob Ng" is no mentor of this programme; the entry is left out. Did you mean "Robert Ng"?'
    assert [what for _, what, _ in notices(roster)] == [told]


def test_a_near_name_is_a_proposal(programme):
    """Refused with the YAML that takes it; with that YAML, or accepted, it is taken and noted."""
    people = (MENTORS, mentees(("Ana Lopes", "Kim Lee")))
    (trouble,) = refused(programme(*people, WISHES))
    assert str(trouble) == (
        'mentees.csv, row 2, column "W1": "Ana Lopes" is no mentor of this programme. '
        "Did you mean Ana López (ana@x.org)? Then say so in the `spellings` of the mentors, or correct the "
        "entry; `spellings` can also say that it is nobody here, with `null`."
    )
    taken = read_roster(load_config(programme(*people, WISHES)), accept_proposals=True)
    assert wished(taken) == [["ana@x.org", "kim@x.org"]]
    assert [kind for kind, *_ in notices(taken)] == ["proposal"]
    said = read_roster(load_config(programme(*people, {**WISHES, **yaml.safe_load(trouble.proposal)})))
    assert wished(said) == wished(taken)
    assert notices(said) == [
        (
            "repaired",
            '"Ana Lopes" read as Ana López (ana@x.org), as `spellings` says.',
            'mentees.csv, row 2, column "W1"',
        )
    ]


def test_an_address_with_one_wrong_letter_is_a_proposal(programme):
    """A slip in an address is not an outsider, unless it is in a number."""
    troubles = refused(programme(MENTORS, mentees(("anna@x.org", "bob3@x.org"), ("kim@x.og", "")), WISHES))
    assert [trouble.row for trouble in troubles] == [2, 3]
    assert "Did you mean Kim Lee (kim@x.org)?" in troubles[1].remedy


@pytest.mark.parametrize("accept", [False, True])
def test_an_ambiguous_name_is_refused(programme, accept):
    """Two people fit: never guessed, not even with proposals accepted."""
    (trouble,) = refused(programme(MENTORS, mentees(("Bob Ng", "")), WISHES), accept_proposals=accept)
    assert trouble.what == '"Bob Ng" may be any of 2 mentors: Bob Ng (bob2@x.org), Bob Ng (bob@x.org).'
    assert trouble.remedy == "Write the id instead, or say in the `spellings` of the mentors who is meant."
    assert trouble.proposal is None


def test_spellings_settle_what_is_ambiguous_or_somebody_else(programme):
    """The config says who is meant, or that it is nobody; what it says in vain is told."""
    config = {
        **WISHES,
        "mentors": {"spellings": {"Bob Ng": "bob2@x.org", "Ana Lopes": None, "Zo": "kim@x.org"}},
    }
    roster = read_roster(load_config(programme(MENTORS, mentees(("bob ng", "Ana Lopes")), config)))
    assert wished(roster) == [["bob2@x.org"]]
    assert [(kind, what) for kind, what, _ in notices(roster)] == [
        ("repaired", '"bob ng" read as Bob Ng (bob2@x.org), as `spellings` says.'),
        ("outside", '"Ana Lopes" is no mentor of this programme; the entry is left out.'),
    ]
    assert 'The spelling "Zo" stands nowhere.' in [notice.what for notice in roster.notices]


def test_spellings_of_nobody_are_told_with_their_line(programme):
    """Who a spelling means must be one person of that side."""
    config = """
        version: 1
        mentors:
          file: mentors.csv
          spellings:
            Ana: ana.lopez@x.org
            Bobby: Bob Ng
    """
    troubles = refused(path := programme(MENTORS, config=config))
    assert [(trouble.file, trouble.line, trouble.what) for trouble in troubles] == [
        (str(path), 6, '"ana.lopez@x.org" is no mentor of this programme.'),
        (str(path), 7, '"Bob Ng" may be any of 2 mentors.'),
    ]


def test_names_with_a_comma_in_one_column_of_wishes(roster_of):
    """``Lopez, Ana`` is one wish where it is one person, and ``Kim Lee, Ana López`` is two."""
    config = {"criteria": [{"kind": "ranking", "columns": ["W1"]}]}
    roster = roster_of(MENTORS, mentees(("Lopez, Ana", ""), ("Kim Lee, Ana López", "")), config)
    assert wished(roster) == [["ana@x.org"], ["kim@x.org", "ana@x.org"]]


def test_nobody_wishes_for_themselves(roster_of):
    """Somebody on both sides who names themselves is told so, and keeps the other wishes."""
    people = [{"id": "kim@x.org", "W1": "Kim Lee", "W2": "Lopez Ana"}]
    roster = roster_of(MENTORS, people, WISHES)
    assert wished(roster) == [["ana@x.org"]]
    assert ("dropped", '"Kim Lee" is a wish for oneself; it is left out.') in [
        (kind, what) for kind, what, _ in notices(roster)
    ]


def test_the_better_rank_of_two_counts(roster_of):
    """Somebody named twice, also by two aliases, is one wish, at the better rank."""
    projects = "Project,By\nTides,ana@x.org\nWind,Ana López\nSun,kim@x.org\n,\n"
    config = {**WISHES, "mentors": {"aliases": {"file": "p.csv", "alias": "Project", "person": "By"}}}
    people = mentees(("wind", "Tides"), ("Sun", "Sun"))
    roster = roster_of(MENTORS, people, config, files={"p.csv": projects})
    assert wished(roster) == [["ana@x.org"], ["kim@x.org"]]
    assert [(kind, what) for kind, what, _ in notices(roster)] == [
        ("dropped", '"Sun" stands for Kim Lee (kim@x.org), as "Sun" before it; the better rank counts.'),
        ("dropped", '"Tides" stands for Ana López (ana@x.org), as "wind" before it; the better rank counts.'),
    ]


def test_aliases_on_another_sheet_of_the_same_file(roster_of, tmp_path):
    """With a sheet alone the file is that of the people."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "People"
    for row in [["id", "name"], ["M1", "Ana"], ["M2", "Bob"]]:
        book.active.append(row)
    for row in [["alias", "person"], ["Wind", "Bob"]]:
        (book["Projects"] if "Projects" in book.sheetnames else book.create_sheet("Projects")).append(row)
    book.save(tmp_path / "book.xlsx")
    side = {"file": "book.xlsx", "sheet": "People"}
    side["aliases"] = {"sheet": "Projects", "alias": "alias", "person": "person"}
    content = (tmp_path / "book.xlsx").read_bytes()
    config = {**WISHES, "mentors": side}
    roster = roster_of(mentees=mentees(("wind", "Ana")), config=config, files={"book.xlsx": content})
    assert wished(roster) == [["M2", "M1"]]


def test_wrong_aliases_are_told(programme):
    """An alias of two people, of nobody and of a blank: each with its cell."""
    projects = (
        "Project,By\nTides,ana@x.org\nTIDES,kim@x.org\nWind,Nobody\nSun,\nRain,kim@x.org\nRain,Kim Lee\n"
    )
    config = {**WISHES, "mentors": {"aliases": {"file": "p.csv", "alias": "Project", "person": "By"}}}
    troubles = refused(programme(MENTORS, mentees(("Rain", "")), config, files={"p.csv": projects}))
    assert [(trouble.row, trouble.column, trouble.what) for trouble in troubles] == [
        (3, "Project", '"TIDES" stands for 2 people: Ana López (ana@x.org), Kim Lee (kim@x.org).'),
        (4, "By", '"Nobody" is no mentor of this programme.'),
        (5, "By", "The person is blank."),
    ]


def test_notices_do_not_depend_on_the_order_of_rows(roster_of):
    """Shuffled rows give the same notices in the same order; only their rows differ."""
    rows = mentees(("Lopez, Ana", "Dr Who"), ("Lee Kim", "Dr Who"), ("LEE, Kim", "Zz Top"))
    straight, turned = (roster_of(MENTORS, people, WISHES) for people in (rows, rows[::-1]))
    assert [(one.kind, one.what) for one in straight.notices] == [
        (other.kind, other.what) for other in turned.notices
    ]
    assert straight.sha256() == turned.sha256()


def test_vetoes_in_either_order_with_outsiders(roster_of, programme):
    """Vetoes of people who have gone: refused, or noted and left out if the config says so."""
    vetoes = "email,never_with\nE1,kim@x.org\nAna López,E2\nGone Person,kim@x.org\n"
    rule = {"kind": "never", "file": "vetoes.csv", "columns": ["email", "never_with"]}
    files = {"vetoes.csv": vetoes}
    people = (MENTORS, mentees(("", ""), ("", "")))
    (trouble,) = refused(programme(*people, {"rules": [rule]}, files=files))
    assert trouble.what == '"Gone Person" is no mentee of this programme.'
    roster = roster_of(*people, {"rules": [{**rule, "outsiders": "true"}]}, files=files)
    (pairs,) = roster.pair_lists.values()
    assert [(roster.mentees.ids[mentee], roster.mentors.ids[mentor]) for mentee, mentor in pairs] == [
        ("E1", "kim@x.org"),
        ("E2", "ana@x.org"),
    ]
    assert notices(roster) == [
        (
            "outside",
            '"Gone Person" is no mentee of this programme; the entry is left out.',
            'vetoes.csv, row 4, column "email"',
        )
    ]


def test_a_repair_in_many_rows_is_told_once(roster_of):
    """A list of pairs may hold one person in many rows: one notice, with their number."""
    people = (MENTORS, mentees(("", ""), ("", "")))
    scores = 'mentee,mentor,score\nE1,"López, Ana",1\nE2,"López, Ana",2\nE1,kim@x.org,3\n'
    config = {"criteria": [{"kind": "scores", "file": "scores.csv"}]}
    roster = roster_of(*people, config, files={"scores.csv": scores})
    assert notices(roster) == [
        (
            "repaired",
            '"López, Ana" read as Ana López (ana@x.org) (in 2 rows).',
            'scores.csv, row 2, column "mentor"',
        )
    ]
