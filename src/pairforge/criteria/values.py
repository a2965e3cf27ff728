"""Values: how many of the values that both picked from a list they share."""

from __future__ import annotations

from pairforge.config.criteria import Values as ValuesConfig
from pairforge.criteria.covering import Covering
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.errors import InputError, Trouble
from pairforge.roster import People, Roster, TagLists


class Values(Criterion):
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
        self._covering = Covering(mine, theirs, config.headings[1], out_of=config.picks or max(most, 1))

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Values in common over picks, in [0, 1]; NaN where somebody picked none."""
        return self._covering.values(mentees, mentors)

    @property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        return self._covering.mean

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The values that both picked, in the mentee's order."""
        return self._covering.evidence(mentee, mentor)


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
