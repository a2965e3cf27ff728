"""Values: how many of the values that both picked from a list they share."""

from __future__ import annotations

from pairforge.config.criteria import Values as ValuesConfig
from pairforge.criteria.covering import Covering
from pairforge.criteria.protocol import Criterion
from pairforge.errors import InputError, Trouble
from pairforge.roster import People, Roster, TagLists


class Values(Covering, Criterion):
    """Values that both picked, out of the picks that each had, in [0, 1]; blank if either picked none."""

    phrase = "both value {}"

    def __init__(self, config: ValuesConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mine, theirs = (roster.tags(ask) for ask in config.asks())
        if config.picks is not None:
            too_many = [
                trouble
                for heading, people, lists in zip(
                    config.headings, (roster.mentees, roster.mentors), (mine, theirs), strict=True
                )
                for trouble in _too_many(heading, people, lists, config.picks)
            ]
            if too_many:
                raise InputError(too_many)
        most = max(map(len, (*mine.keys, *theirs.keys)), default=0)
        super().__init__(mine, theirs, config.headings[1], out_of=config.picks or max(most, 1))


def _too_many(heading: str, people: People, lists: TagLists, picks: int) -> list[Trouble]:
    return [
        Trouble(
            what=f"The {people.side} {name} picked {len(tags)} values, but `picks` is {picks}.",
            remedy="Raise `picks`, or correct the answer.",
            column=heading,
        )
        for name, tags in zip(people.names, lists.keys, strict=True)
        if len(tags) > picks
    ]
