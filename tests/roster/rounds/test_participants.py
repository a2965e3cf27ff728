"""Who of an earlier round takes part in this one: known by the id, told where it is not certain."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from pairforge.config import parse_yaml
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.people.aliases import with_spellings
from pairforge.roster.people.people import People
from pairforge.roster.rounds.participants import find_participants
from pairforge.roster.rounds.past_round import PastRound

PEOPLE = People(
    "mentee",
    ids=("ana@x.org", "bo@x.org", "S007"),
    names=("Ana López", "Bo", "Cid"),
    emails=("ana@x.org", "bo@x.org", ""),
    named=True,
    aliases=(("The Cid", 2),),
)
SPELLINGS = "Say in the `spellings` of the mentees who is meant; `null` says that it is nobody here."


def found(
    *ids: str, people: People = PEOPLE, spellings: Mapping[str, str | None] | None = None
) -> tuple[Mapping[int, str], Findings]:
    """Who is found of a round with these ids, and what is said about it."""
    findings = Findings()
    places = {text: Trouble(what="", remedy="") for text in spellings or {}}
    people = with_spellings(people, spellings or {}, places, findings)
    past = PastRound("last.json", dict.fromkeys(ids, Fraction(1)), frozenset(), Fraction(1), None)
    return find_participants(past, people, findings), findings


def told(findings: Findings) -> list[tuple[str, str]]:
    """The kind of each notice, and its words."""
    assert {notice.file for notice in findings.notices} <= {"last.json"}
    return [(notice.kind, notice.what) for notice in findings.notices]


@pytest.mark.parametrize(
    "identifier", ["ana@x.org", "ANA@X.ORG", " ana@x.org", "Ana López", "ana  lópez", "ANA LÓPEZ"]
)
def test_the_id_of_today_or_another_word_for_the_same_person(identifier: str) -> None:
    """Ids are compared as in the spreadsheets; an id of old may be the name of today."""
    participants, findings = found(identifier)
    assert participants == {0: identifier}
    assert (findings.troubles, findings.notices) == ([], [])


def test_an_alias_will_do() -> None:
    """Other words of the config for somebody count."""
    assert found("The Cid", "bo@x.org")[0] == {1: "bo@x.org", 2: "The Cid"}


def test_an_id_that_is_no_address_is_compared_exactly() -> None:
    """As among the ids of one sheet, ``s007`` is not ``S007``; what is much like it is told."""
    participants, findings = found("S007", "s008")
    assert participants == {2: "S007"}
    assert told(findings) == [("outside", "1 of its mentees takes no part in this round.")]


def test_those_who_are_not_here_are_counted() -> None:
    """They are left out, with one notice."""
    participants, findings = found("bo@x.org", "eva@y.org", "finn@y.org")
    assert participants == {1: "bo@x.org"}
    assert told(findings) == [("outside", "2 of its mentees take no part in this round.")]


def test_a_result_of_other_people_is_told_in_full() -> None:
    """It can be read, but changes nothing, which is hardly what is wanted."""
    participants, findings = found("eva@y.org", "finn@y.org")
    assert participants == {}
    assert told(findings) == [
        (
            "assumed",
            "None of its 2 mentees takes part in this round, so it changes nothing. If their ids are others "
            "now, say in the `spellings` of the mentees who is who.",
        )
    ]


def test_somebody_who_is_only_written_alike_is_told_and_not_taken() -> None:
    """A slip of the pen, or somebody else: people come and go between rounds."""
    participants, findings = found("bo@x.org", "ana@x.ogr", "Lopez, Ana", "eva@y.org")
    assert participants == {1: "bo@x.org"}
    assert told(findings)[1:] == [
        (
            "assumed",
            'Some of its mentees are written much like new ones, and are taken for other people: "ana@x.ogr" '
            'and Ana López (ana@x.org); "Lopez, Ana" and Ana López (ana@x.org). Where they are the same, '
            "say so in the `spellings` of the mentees.",
        )
    ]


def test_nobody_is_written_like_somebody_who_took_part() -> None:
    """Ana was there herself, so ``ana@x.ogr`` was another."""
    _, findings = found("ana@x.org", "ana@x.ogr")
    assert told(findings) == [("outside", "1 of its mentees takes no part in this round.")]


def test_a_few_of_many_who_are_written_alike() -> None:
    """The rest is counted."""
    many = People("mentee", tuple(f"name{idx}@x.org" for idx in range(8)), ("",) * 8, ("",) * 8, named=False)
    _, findings = found(*(f"nme{idx}@x.org" for idx in range(8)), people=many)
    assert '"nme4@x.org" and  (name4@x.org); and 3 more. Where they' in told(findings)[1][1]


def test_spellings_come_first() -> None:
    """They say who is meant, and who is nobody here, and are then no longer unused."""
    spellings = {"ana@x.ogr": "ana@x.org", "bo@x.org": None}
    participants, findings = found("ana@x.ogr", "bo@x.org", spellings=spellings)
    assert participants == {0: "ana@x.ogr"}
    assert findings.spellings_met == {("mentee", "ana@x.ogr"), ("mentee", "bo@x.org")}
    assert told(findings) == [
        ("repaired", '"ana@x.ogr" read as Ana López (ana@x.org), as `spellings` says.'),
        ("outside", "1 of its mentees takes no part in this round."),
    ]


def test_two_who_are_one_now_are_refused() -> None:
    """One of the two may be somebody who has left."""
    participants, findings = found("Bo", "bo@x.org")
    assert participants == {1: "Bo"}
    (trouble,) = findings.troubles
    assert trouble.what == (
        '"Bo" and "bo@x.org" took part in that round, and are all Bo (bo@x.org) in this one.'
    )
    assert (trouble.remedy, trouble.file) == (SPELLINGS, "last.json")


def test_a_word_for_several_people_is_refused() -> None:
    """A name that two have now."""
    twins = People("mentee", ("1", "2"), ("Bo", "bo"), ("", ""), named=True)
    participants, findings = found("BO", people=twins)
    assert participants == {}
    (trouble,) = findings.troubles
    assert trouble.what == '"BO" may be any of 2 mentees: Bo (1), bo (2).'
    assert (trouble.remedy, trouble.file) == (SPELLINGS, "last.json")
    assert not findings.notices


def test_the_words_of_the_remedy_are_yaml() -> None:
    """``null`` means nobody in a config."""
    assert parse_yaml("bo: null", "config.yaml").content == {"bo": None}
