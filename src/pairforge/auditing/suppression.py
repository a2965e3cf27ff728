"""Which groups' figures may be shared, so that nothing is told of fewer than 5 people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import permutations

SMALLEST_GROUP = 5
"""The fewest people of whom a figure is shared."""

Partition = Sequence[frozenset[int]]
"""Groups of people by position, of whom each is in one at most."""


def withheld(
    partitions: Mapping[str, Partition], before: Mapping[str, Collection[int]]
) -> dict[str, frozenset[int]]:
    """The groups of each partition whose figure must not be shared.

    A figure is withheld where it would be about 1 to 4 people. As figures add up to those of everybody,
    which are known, what is withheld could be worked out by subtraction: so further groups are withheld,
    smallest first, until those of a partition are 5 people together (or all). The same is done where a
    figure of one partition, less those of another that lie within it, would leave fewer than 5 people,
    as of a division and its departments.

    Parameters
    ----------
    partitions
        The people whom each group's figure is about, by heading; a group may be empty.
    before
        Positions of groups that are withheld in any case, by heading.

    References
    ----------
    Cox, "Suppression methodology and statistical disclosure control", JASA 75 (1980): primary and
    complementary suppression.
    """
    found = {heading: _within(groups, before.get(heading, ())) for heading, groups in partitions.items()}
    while (leak := next(_leaks(partitions, found), None)) is not None:
        heading, group = leak
        found[heading] = _within(partitions[heading], found[heading] | {group})
    return found


def _within(groups: Partition, before: Collection[int]) -> frozenset[int]:
    """What is withheld of one partition taken by itself."""
    small = {idx for idx, group in enumerate(groups) if 0 < len(group) < SMALLEST_GROUP}
    found = {idx for idx in before if groups[idx]} | small
    others = sorted(set(range(len(groups))) - found, key=lambda idx: (len(groups[idx]), idx))
    for idx in others:
        if not found or sum(len(groups[one]) for one in found) >= SMALLEST_GROUP:
            break
        if groups[idx]:
            found.add(idx)
    return frozenset(found | set(before))


def _leaks(
    partitions: Mapping[str, Partition], hidden: Mapping[str, frozenset[int]]
) -> Iterator[tuple[str, int]]:
    """A group to withhold for each difference between two partitions that is about too few people."""
    known = {heading: _known(groups, hidden[heading]) for heading, groups in partitions.items()}
    for outer, inner in permutations(partitions, 2):
        for whole, _ in known[outer]:
            within = [(len(part), idx) for part, idx in known[inner] if part <= whole]
            if not within or not 0 < len(whole) - sum(size for size, _ in within) < SMALLEST_GROUP:
                continue
            shown = [(size, idx) for size, idx in within if idx is not None]
            _, idx = min(shown or [(len(part), idx) for part, idx in known[inner] if idx is not None])
            yield inner, idx


def _known(groups: Partition, hidden: frozenset[int]) -> list[tuple[frozenset[int], int | None]]:
    """Whose sums can be known: those of shown groups, and (with None) of all that are withheld together."""
    shown: list[tuple[frozenset[int], int | None]] = [
        (group, idx) for idx, group in enumerate(groups) if group and idx not in hidden
    ]
    rest = frozenset[int]().union(*(groups[idx] for idx in hidden))
    return [*shown, (rest, None)] if rest else shown
