"""What every matching must keep, whatever the rules: places, minimums, and nobody paired with themselves."""

from __future__ import annotations

from collections import Counter

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.criteria import Scores


def place_breaks(config: Config, pairs: ChosenPairs) -> list[Break]:
    """Pairs chosen twice, people with too many or too few, people paired with themselves, unlisted pairs."""
    roster = pairs.roster
    found = [pairs.broken("chosen twice", *pair) for pair, count in Counter(pairs).items() if count > 1]
    placed, loads = Counter(pairs.mentees.tolist()), Counter[int]()
    places = roster.places.tolist()
    for mentee, mentor in pairs:
        loads[mentor] += places[mentee]
    for mentee, wants in enumerate(roster.wants.tolist()):
        if placed[mentee] > wants:
            found.append(Break("more mentors than wanted", mentee=roster.mentees.ids[mentee]))
    for mentor, (capacity, minimum) in enumerate(
        zip(roster.capacity.tolist(), roster.minimum.tolist(), strict=True)
    ):
        if loads[mentor] > capacity:
            found.append(Break("capacity", mentor=roster.mentors.ids[mentor]))
        if loads[mentor] < minimum:
            found.append(Break("minimum", mentor=roster.mentors.ids[mentor]))
    return found + never_breaks(config, pairs)


def never_breaks(config: Config, pairs: ChosenPairs) -> list[Break]:
    """People paired with themselves, and pairs that are not listed where scores are."""
    roster = pairs.roster
    oneself = set(roster.same_person)
    found = [pairs.broken("oneself", *pair) for pair in pairs if pair in oneself]
    for criterion in config.criteria:
        if isinstance(criterion, Scores):
            known = set(roster.pair_lists[criterion.pair_asks()[0]])
            found += [
                pairs.broken(f"not listed in {criterion.label}", *pair) for pair in pairs if pair not in known
            ]
    return found
