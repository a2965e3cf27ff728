"""Finding who is meant by a text: as it stands, written in another way, or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pairforge.roster.cells import clean, fold
from pairforge.roster.people.forms import name_keys
from pairforge.roster.people.near_names import MARGIN, NEAR, NearNames

How = Literal["spelling", "exact", "alike", "near", "part", "nobody"]
"""Spelling: as the config says. Exact: an id, address, name or alias. Alike: the same but for case, accents,
punctuation, order and titles. Near: a misspelling, or an id that lost its zeros. Part: a first name, surname
or initial left out."""

_ADDRESS = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+")
_WHOLE_NUMBER = re.compile(r"0*(?P<digits>\d+)(\.0+)?")
_NAME_AND_MORE = re.compile(r"(?P<name>[^(<\[]+)[(<\[](?P<more>[^)>\]]+)[)>\]]")


def id_key(identifier: str) -> str:
    """What makes two ids the same: e-mail addresses are compared without case, other ids exactly."""
    return fold(identifier) if "@" in identifier else identifier


@dataclass(frozen=True)
class Match:
    """Everybody who may be meant by a text, by position, and how the text leads to them.

    With ``spelling`` there is nobody where the config says that nobody of the programme is meant.
    """

    how: How
    people: tuple[int, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether one person is meant beyond doubt."""
        return self.how in ("spelling", "exact", "alike") and len(self.people) == 1


NOBODY = Match("nobody")


@dataclass(frozen=True)
class Names:
    """All that people can be called, and the search in it; the order of the people makes no difference.

    Parameters
    ----------
    ids
        One id a person.
    words
        What else each is called (names, addresses, aliases), with the person's position.
    spellings
        What the config says about folded texts: a position, or None for nobody.
    """

    ids: tuple[str, ...]
    words: tuple[tuple[str, int], ...]
    spellings: Mapping[str, int | None] = field(default_factory=dict)

    def find(self, text: str) -> Match:
        """Who is meant; of the ways in ``How`` the first that leads to somebody decides."""
        wanted = clean(text)
        if wanted not in self._found:
            self._found[wanted] = self._search(wanted)
        return self._found[wanted]

    def exactly(self, text: str) -> tuple[int, ...]:
        """The people with this id, else with this address, name or alias."""
        wanted = clean(text)
        return self._by_id.get(id_key(wanted)) or self._by_word.get(fold(wanted), ())

    def hint(self, text: str) -> str:
        """``Did you mean "x"?`` with a space after it, or nothing; for texts that are near to nobody."""
        return self._nearly.hint(text)

    def _search(self, wanted: str) -> Match:
        key = fold(wanted)
        if key in self.spellings:
            said = self.spellings[key]
            return Match("spelling", () if said is None else (said,))
        if not key:
            return NOBODY
        plain = re.sub("^mailto:", "", wanted, flags=re.IGNORECASE)
        return (
            _match(self.exactly(wanted), "exact")
            or (_match(self.exactly(plain), "alike") if plain != wanted else None)
            or (self._by_address(plain) if _ADDRESS.fullmatch(plain) else self._by_name(wanted))
        )

    def _by_address(self, address: str) -> Match:
        return _match(self._nearly.near_addresses(address), "near") or NOBODY

    def _by_name(self, wanted: str) -> Match:
        alike = {idx for key in name_keys(wanted) for idx in self._by_key.get(key, ())}
        return (
            _match(alike, "alike")
            or self._name_and_more(wanted)
            or _match(self._by_number.get(_digits(wanted), ()), "near")
            or _clearly_best(self._nearly.misspelt(wanted), self._nearly.shortened(wanted))
            or NOBODY
        )

    def _name_and_more(self, wanted: str) -> Match | None:
        """``Ana López (ana@x.org)``: an id or address in brackets decides unless the name is another's."""
        both = _NAME_AND_MORE.fullmatch(wanted)
        if both is None:
            return None
        by_more = self.exactly(both["more"])
        by_name = self.find(both["name"])
        if by_more:
            return _match({*by_more, *by_name.people} if by_name.certain else by_more, "alike")
        return Match("part", by_name.people) if by_name.certain else None

    # ------------------------------------------------------------------------- made once, when first needed

    @cached_property
    def _found(self) -> dict[str, Match]:
        return {}

    @cached_property
    def _by_id(self) -> dict[str, tuple[int, ...]]:
        return {id_key(identifier): (idx,) for idx, identifier in enumerate(self.ids)}

    @cached_property
    def _all_words(self) -> tuple[tuple[str, int], ...]:
        ids = ((identifier, idx) for idx, identifier in enumerate(self.ids))
        return tuple((word, idx) for word, idx in (*ids, *self.words) if word)

    @cached_property
    def _by_number(self) -> dict[str, tuple[int, ...]]:
        found = _grouped((_digits(identifier), idx) for idx, identifier in enumerate(self.ids))
        return {digits: people for digits, people in found.items() if digits}

    @cached_property
    def _by_word(self) -> dict[str, tuple[int, ...]]:
        return _grouped((fold(word), idx) for word, idx in self._all_words)

    @cached_property
    def _by_key(self) -> dict[str, tuple[int, ...]]:
        return _grouped((key, idx) for word, idx in self._nearly.names for key in name_keys(word))

    @cached_property
    def _nearly(self) -> NearNames:
        addresses = tuple((word, idx) for word, idx in self._all_words if _ADDRESS.fullmatch(word))
        names = tuple((word, idx) for word, idx in self._all_words if not _ADDRESS.fullmatch(word))
        return NearNames(names, addresses)


def _digits(text: str) -> str:
    """What a spreadsheet program leaves of an id that looks like a number: 007 becomes 7, or 7.0."""
    number = _WHOLE_NUMBER.fullmatch(text)
    return number["digits"] if number else ""


def _grouped(words: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word, idx in words:
        found[word].add(idx)
    return {word: tuple(sorted(people)) for word, people in found.items()}


def _match(people: Collection[int], how: How) -> Match | None:
    found = tuple(sorted(set(people)))
    return Match(how, found) if found else None


def _clearly_best(misspelt: Mapping[int, float], shortened: Mapping[int, float]) -> Match | None:
    """Who is near, with everybody who is nearly as near."""
    scores = {idx: max(misspelt.get(idx, 0.0), shortened.get(idx, 0.0)) for idx in {*misspelt, *shortened}}
    best = max(scores.values(), default=0.0)
    if best < NEAR:
        return None
    close = [idx for idx, score in scores.items() if score > best - MARGIN]
    return _match(close, "near" if max(misspelt.get(idx, 0.0) for idx in close) >= NEAR else "part")
