"""Finding who is meant by a text: as it stands, written in another way, or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from pairforge.roster.cells import clean, fold
from pairforge.roster.forms import digits, name_keys, name_parts

How = Literal["spelling", "exact", "alike", "near", "part", "nobody"]
"""Spelling: as the config says. Exact: an id, address, name or alias. Alike: the same but for case, accents,
punctuation, order and titles. Near: a misspelling. Part: a first name, surname or initial left out."""

_NEAR, _MARGIN, _HINT = 88.0, 5.0, 60.0
_PART = 90.0
_LONGEST = 100
_ADDRESS = re.compile(r"[^\s@<>()\[\]]+@[^\s@<>()\[\]]+")
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
        form = " ".join(name_parts(text))
        found = process.extractOne(form, self._form_list, scorer=fuzz.ratio, score_cutoff=_HINT)
        return f'Did you mean "{self._forms[found[0]][1]}"? ' if form and found else ""

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
            or (self._near_address(plain) if _ADDRESS.fullmatch(plain) else self._by_name(wanted))
        )

    def _by_name(self, wanted: str) -> Match:
        alike = {idx for key in name_keys(wanted) for idx in self._by_key.get(key, ())}
        return (
            _match(alike, "alike")
            or self._name_and_more(wanted)
            or _clearly_best(self._misspelt(wanted), self._parts_of(wanted))
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

    def _near_address(self, address: str) -> Match:
        """Somebody whose address differs in one letter (never in a digit)."""
        key = fold(address)
        found = process.extract(key, self._addresses, scorer=OSA.distance, score_cutoff=1, limit=None)
        near = {idx for word, _, _ in found if digits(word) == digits(key) for idx in self._by_word[word]}
        return _match(near, "near") or NOBODY

    def _misspelt(self, wanted: str) -> dict[int, float]:
        """How like the text the names are, in per cent, of those that are near."""
        parts = name_parts(wanted)
        best: dict[int, float] = {}
        for form in {" ".join(parts), " ".join(sorted(parts))}:
            if not 0 < len(form) <= _LONGEST:
                continue
            found = process.extract(
                form, self._form_list, scorer=fuzz.ratio, score_cutoff=_NEAR - _MARGIN, limit=None
            )
            for other, score, _ in found:
                if digits(other) == digits(form):
                    for idx in self._forms[other][0]:
                        best[idx] = max(best.get(idx, 0.0), score)
        return best

    def _parts_of(self, wanted: str) -> set[int]:
        """People whose name holds every word of the text, or the other way round; initials count."""
        parts = name_parts(wanted)
        if len(wanted) > _LONGEST:
            return set()
        met = {
            idx
            for part in parts
            for idx in (*self._by_part[part], *self._by_part[part[0]], *self._by_start.get(part, ()))
        }
        return {idx for idx in met if any(_is_part(parts, name) for name in self._parts[idx])}

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
    def _by_word(self) -> dict[str, tuple[int, ...]]:
        return _grouped((fold(word), idx) for word, idx in self._all_words)

    @cached_property
    def _named(self) -> list[tuple[str, int]]:
        return [(word, idx) for word, idx in self._all_words if not _ADDRESS.fullmatch(word)]

    @cached_property
    def _by_key(self) -> dict[str, tuple[int, ...]]:
        return _grouped((key, idx) for word, idx in self._named for key in name_keys(word))

    @cached_property
    def _addresses(self) -> list[str]:
        return sorted({fold(word) for word, _ in self._all_words if _ADDRESS.fullmatch(word)})

    @cached_property
    def _forms(self) -> dict[str, tuple[tuple[int, ...], str]]:
        """Each name in its own and in alphabetical order of its words: whose it is, and how it is written."""
        people: defaultdict[str, set[int]] = defaultdict(set)
        written: dict[str, str] = {}
        for word, idx in self._named:
            parts = name_parts(word)
            for form in (" ".join(parts), " ".join(sorted(parts))):
                if form:
                    people[form].add(idx)
                    written[form] = min(word, written.get(form, word))
        return {form: (tuple(sorted(found)), written[form]) for form, found in people.items()}

    @cached_property
    def _form_list(self) -> list[str]:
        return sorted(self._forms)

    @cached_property
    def _parts(self) -> dict[int, set[tuple[str, ...]]]:
        parts: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
        for word, idx in self._named:
            parts[idx].add(name_parts(word))
        return parts

    @cached_property
    def _by_part(self) -> defaultdict[str, set[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for idx, names in self._parts.items():
            for name in names:
                for part in name:
                    found[part].add(idx)
        return found

    @cached_property
    def _by_start(self) -> dict[str, set[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for part, people in self._by_part.items():
            found[part[0]] |= people
        return found


def _grouped(words: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word, idx in words:
        found[word].add(idx)
    return {word: tuple(sorted(people)) for word, people in found.items()}


def _match(people: Collection[int], how: How) -> Match | None:
    found = tuple(sorted(set(people)))
    return Match(how, found) if found else None


def _clearly_best(misspelt: Mapping[int, float], parts: Collection[int]) -> Match | None:
    """Who is near, if nobody else is nearly as near."""
    scores = {idx: max(misspelt.get(idx, 0.0), _PART * (idx in parts)) for idx in {*misspelt, *parts}}
    best = max(scores.values(), default=0.0)
    if best < _NEAR:
        return None
    close = [idx for idx, score in scores.items() if score > best - _MARGIN]
    return _match(close, "near" if max(misspelt.get(idx, 0.0) for idx in close) >= _NEAR else "part")


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word of the shorter name is a word of the longer one, or the initial of one.

    At least one word is in both as it is, and the digits are the same.
    """
    short, long = sorted((one, other), key=len)
    initials = [part for part in short if part not in long]
    left = [part for part in long if part not in short]
    for part in initials:
        fits = [word for word in left if word[0] == part[0] and 1 in (len(word), len(part))]
        if not fits:
            return False
        left.remove(fits[0])
    whole = any(len(part) > 1 for part in short if part in long)
    return whole and digits("".join(one)) == digits("".join(other))
