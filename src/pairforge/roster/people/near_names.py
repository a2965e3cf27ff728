"""Names that are nearly the same: misspelt, shortened, or an address with one letter wrong."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from pairforge.roster.cells import fold
from pairforge.roster.people.forms import name_parts, numbers

NEAR, MARGIN = 88.0, 5.0
"""What makes a name near, in per cent of letters in common, and how much nearer than any other it must be."""

_PART, _HINT = 90.0, 60.0
_LONGEST = 100


@dataclass(frozen=True)
class NearNames:
    """Words that people are called, with the position of each; addresses are kept apart from names."""

    names: tuple[tuple[str, int], ...]
    addresses: tuple[tuple[str, int], ...]

    def near_addresses(self, address: str) -> set[int]:
        """Whose address differs in one letter (or has two swapped), never in a number."""
        key = fold(address)
        found = process.extract(key, list(self._by_address), scorer=OSA.distance, score_cutoff=1, limit=None)
        near = [word for word, _, _ in found if numbers(word) == numbers(key)]
        return {idx for word in near for idx in self._by_address[word]}

    def misspelt(self, text: str) -> dict[int, float]:
        """How like the text the names are, of those that are near or nearly so."""
        parts = name_parts(text)
        best: dict[int, float] = {}
        for form in {" ".join(parts), " ".join(sorted(parts))}:
            if not 0 < len(form) <= _LONGEST:
                continue
            found = process.extract(
                form, self._form_list, scorer=fuzz.ratio, score_cutoff=NEAR - MARGIN, limit=None
            )
            for other, score, _ in found:
                for word, idx in self._forms[other]:
                    if numbers(" ".join(name_parts(word))) == numbers(" ".join(parts)):
                        best[idx] = max(best.get(idx, 0.0), score)
        return best

    def shortened(self, text: str) -> dict[int, float]:
        """People whose name holds every word of the text, or the other way round; initials count."""
        parts = name_parts(text)
        if len(text) > _LONGEST:
            return {}
        met = {
            idx
            for part in parts
            for idx in (*self._by_part[part], *self._by_part[part[0]], *self._by_start.get(part, ()))
        }
        return {idx: _PART for idx in met if any(_is_part(parts, name) for name in self._parts[idx])}

    def hint(self, text: str) -> str:
        """``Did you mean "x"?`` with a space after it, or nothing."""
        form = " ".join(name_parts(text))
        found = process.extractOne(form, self._form_list, scorer=fuzz.ratio, score_cutoff=_HINT)
        return f'Did you mean "{min(self._forms[found[0]])[0]}"? ' if form and found else ""

    @cached_property
    def _by_address(self) -> dict[str, set[int]]:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for word, idx in self.addresses:
            found[fold(word)].add(idx)
        return dict(found)

    @cached_property
    def _forms(self) -> dict[str, set[tuple[str, int]]]:
        """Each name with its words in their own order and in the alphabet's."""
        found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
        for word, idx in self.names:
            parts = name_parts(word)
            for form in (" ".join(parts), " ".join(sorted(parts))):
                if form:
                    found[form].add((word, idx))
        return dict(found)

    @cached_property
    def _form_list(self) -> list[str]:
        return sorted(self._forms)

    @cached_property
    def _parts(self) -> dict[int, set[tuple[str, ...]]]:
        parts: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
        for word, idx in self.names:
            parts[idx].add(name_parts(word))
        return dict(parts)

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
        return dict(found)


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether each word of the shorter name is a word of the longer one, or the initial of one.

    At least one word is in both as it is, and the numbers are the same.
    """
    short, long = sorted((one, other), key=len)
    left = [part for part in long if part not in short]
    for part in short:
        if part in long:
            continue
        fits = [word for word in left if word[0] == part[0] and 1 in (len(word), len(part))]
        if not fits:
            return False
        left.remove(fits[0])
    whole = any(len(part) > 1 and not part.isdigit() for part in short if part in long)
    return whole and numbers(" ".join(one)) == numbers(" ".join(other))
