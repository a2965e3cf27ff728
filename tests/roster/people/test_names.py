"""Finding people by what others wrote: certain, proposed, ambiguous or nobody."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pairforge.roster import People
from pairforge.roster.people.names import Match


def team(*names, **more):
    """Mentors of these names, in the order of their ids p0, p1 and so on."""
    ids = tuple(f"p{idx}" for idx in range(len(names)))
    return People("mentor", ids, names, more.pop("emails", ("",) * len(names)), named=True, **more)


TEAM = team(
    "Ana López",
    "Robert Ng",
    "Jürgen Groß",
    "Søren O’Brien-Ward",
    "محمد علي",
    "राम कुमार",
    "山田 太郎",
    "Maria del Carmen Ruiz",
    "Ana Pop",
    "J. Miller",
    emails=("ana.lopez@x.org", "bob1@x.org", "", "", "", "", "", "", "", ""),
)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Lopez, Ana", 0),
        ("ana lopez", 0),
        ("LÓPEZ ana", 0),
        ("AnaLopez", 0),
        ("Dr. Ana López", 0),
        ("Ana  Lo\u0301pez.", 0),
        ("Ana López (ana.lopez@x.org)", 0),
        ("A. L. <ana.lopez@x.org>", 0),
        ("Ana López (p0)", 0),
        ("mailto:Ana.Lopez@x.org", 0),
        ("Juergen Gross", 2),
        ("Jurgen Gross", 2),
        ("GROSS, JÜRGEN", 2),
        ("Soren OBrien Ward", 3),
        ("Soeren O'Brien-Ward", 3),
        ("علي، محمد", 4),
        ("\u202bمُحَمَّد علي\u202c", 4),
        ("कुमार, राम", 5),
        ("山田太郎", 6),
        ("ﾔﾏﾀﾞ 山田太郎", None),
        ("P-0", None),
    ],
)
def test_the_same_name_in_another_way_of_writing(text, position):
    """Case, accents, punctuation, order, titles and an address behind it leave no doubt who is meant."""
    match = TEAM.find(text)
    assert match.certain == (position is not None)
    if position is not None:
        assert match.people == (position,)
        assert match.how in ("exact", "alike")


@pytest.mark.parametrize(
    ("text", "how", "people"),
    [
        ("Ana Lopes", "near", (0,)),
        ("Lopes, Ana", "near", (0,)),
        ("Jmes Miller", "part", (9,)),
        ("Rober Ng", "near", (1,)),
        ("A. Lopez", "part", (0,)),
        ("Lopez", "part", (0,)),
        ("Ana Maria Lopez", "part", (0,)),
        ("James Miller", "part", (9,)),
        ("Ana López (Finance)", "part", (0,)),
        ("Ana", "part", (0, 8)),
        ("A.", "nobody", ()),
        ("Bob Ng", "nobody", ()),
        ("Dr Who", "nobody", ()),
        ("Ana Kim", "nobody", ()),
        ("राम", "part", (5,)),
        ("रमा कुमार", "near", (5,)),
        ("", "nobody", ()),
        ("---", "nobody", ()),
        ("p 0", "nobody", ()),
        ("x" * 5000, "nobody", ()),
        ("ana.lopes@x.org", "near", (0,)),
        ("ana.lopez@y.org", "near", (0,)),
        ("bob2@x.org", "nobody", ()),
        ("ana.lopez@gmail.com", "nobody", ()),
    ],
)
def test_what_is_never_certain(text, how, people):
    """Misspellings, initials and parts of names are proposed where one person fits; nicknames are nobody."""
    assert TEAM.find(text) == Match(how, people)


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Project 12", Match("exact", (0,))),
        ("project: 12", Match("alike", (0,))),
        ("Project 1 2", Match("exact", (1,))),
        ("Project 13", Match("nobody")),
        ("12 Project", Match("near", (0,))),
        ("12", Match("nobody")),
        ("007", Match("nobody")),
    ],
)
def test_numbers_are_never_guessed(text, match):
    """A digit more, less or elsewhere is another thing."""
    assert team("Project 12", "Project 1 2", "7").find(text) == match


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("7", Match("near", (0,))),
        ("7.0", Match("near", (0,))),
        ("0007", Match("near", (0,))),
        ("12", Match("near", (1, 2))),
        ("012", Match("exact", (1,))),
        ("13", Match("nobody")),
        ("-7", Match("nobody")),
        ("0", Match("nobody")),
    ],
)
def test_ids_that_lost_their_zeros_are_near(text, match):
    """A spreadsheet program makes 7 or 7.0 of 007: never certain, and told rather than left out."""
    people = People("mentor", ("007", "012", "0012"), ("Ana", "Bob", "Cem"), ("",) * 3, named=True)
    assert people.find(text) == match


def test_two_people_of_one_normalized_name():
    """Certain only where it is one person; otherwise both are told."""
    people = team("Ana López", "Lopez Ana", "Ana Lopéz")
    assert people.find("ANA LOPEZ") == Match("alike", (0, 1, 2))
    assert people.find("Lopez Ana") == Match("exact", (1,))


def test_two_near_names_are_both_told():
    """A misspelling that is about as near to somebody else is not proposed."""
    people = team("Christopher Johnson", "Christopher Johnston", "Christopher Walken")
    assert people.find("Christofer Johnson") == Match("near", (0, 1))
    assert people.find("Christopher Walkn") == Match("near", (2,))


def test_an_address_that_is_another_ones_name():
    """A name and an address in brackets that belong to two people are ambiguous."""
    assert TEAM.find("Robert Ng (ana.lopez@x.org)") == Match("alike", (0, 1))


def test_spellings_decide_first():
    """The config's word counts even where a name would be ambiguous, and may say that it is nobody."""
    people = team("Bob Ng", "Bob Ng", "Ana Lopez", spellings={"bob ng": 1, "anna lopez": None})
    assert people.find("BOB  Ng") == Match("spelling", (1,))
    assert people.find("Bob Ng").certain
    assert people.find("Anna Lopez") == Match("spelling", ())
    assert not people.find("Anna Lopez").certain


def test_aliases_are_names():
    """An alias is as good as a name: exactly, alike or near."""
    people = team("Ana López", "Bob Ng", aliases=(("Wind turbines", 0), ("Solar cells", 1), ("Tides", 0)))
    assert people.find("wind turbines") == Match("exact", (0,))
    assert people.find("Turbines: wind") == Match("alike", (0,))
    assert people.find("Solar cels") == Match("near", (1,))
    assert people.find("Tides") == Match("exact", (0,))


@pytest.mark.parametrize(
    ("text", "hint"),
    [("Jane Muller", 'Did you mean "J. Miller"? '), ("Zzz", ""), ("", ""), ("???", "")],
)
def test_a_hint(text, hint):
    """The likest name, where there is any likeness; never taken."""
    assert TEAM.hint(text) == hint


WORDS = st.text(alphabet="aeLmöé", min_size=2, max_size=4)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=7)


@given(NAMES, st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.randoms(use_true_random=False))
def test_the_order_of_people_never_matters(names, text, chance):
    """Shuffled people give the same people, by the same way."""
    order = list(range(len(names)))
    chance.shuffle(order)
    ids = [f"id{name}-{idx}" for idx, name in enumerate(names)]
    straight = People("mentor", tuple(ids), tuple(names), ("",) * len(names), named=True)
    shuffled = People(
        "mentor",
        tuple(ids[idx] for idx in order),
        tuple(names[idx] for idx in order),
        ("",) * len(names),
        named=True,
    )
    one, other = straight.find(text), shuffled.find(text)
    assert one.how == other.how
    assert {straight.ids[idx] for idx in one.people} == {shuffled.ids[idx] for idx in other.people}


@given(NAMES)
def test_an_exact_name_is_exact(names):
    """What stands in the list itself is found as it stands, and is one person if only one has the name."""
    people = team(*names)
    for idx, name in enumerate(names):
        match = people.find(name)
        assert match.how == "exact"
        assert idx in match.people
        assert match.certain == (sum(name.casefold() == other.casefold() for other in names) == 1)


@given(NAMES, st.integers(0, 6), st.randoms(use_true_random=False))
def test_another_way_of_writing_finds_the_same_person(names, at, chance):
    """Capitals, order and commas: the person is among those found, and nobody is taken in their place."""
    at %= len(names)
    words = names[at].split()
    chance.shuffle(words)
    text = chance.choice([str.upper, str.lower, str.title])(", ".join(words))
    assume(" ".join(text.split()).casefold() not in {name.casefold() for name in names})
    match = team(*names).find(text)
    assert at in match.people
    assert match.how == "alike"
