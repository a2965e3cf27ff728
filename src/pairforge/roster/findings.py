"""What reading finds out besides the answers: what is wrong, what was repaired, dropped or assumed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from pairforge.config import Side
from pairforge.errors import Trouble

_DIGITS = re.compile(r"(\d+)")
NoticeKind = Literal["assumed", "repaired", "dropped", "outside", "proposal"]
"""Assumed: a default that may not be meant. Repaired: an answer read as something else than it says.
Dropped: a row or answer left out. Outside: somebody named who is not in the programme. Proposal: a guess
that was taken because proposals are accepted."""


@dataclass(frozen=True)
class Notice:
    """Something about the input that the coordinator should know, and where it stands.

    ``place`` is as in a ``Trouble``, such as ``mentors.csv, row 7, column "Seats"``.
    """

    what: str
    file: str | None = None
    kind: NoticeKind = "assumed"
    place: str = ""


@dataclass
class Findings:
    """Everything found so far in one reading of all files.

    Parameters
    ----------
    accept
        Whether proposals are taken without the config saying so.
    troubles
        What cannot be read without guessing; any of it ends the reading with an ``InputError``.
    notices
        What the coordinator should know.
    spellings_met
        Texts met so far that the config's ``spellings`` explain, by the side that is meant.
    spoiled
        Places of cells that cannot be read whatever they are read as.
    """

    accept: bool = False
    troubles: list[Trouble] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    spellings_met: set[tuple[Side, str]] = field(default_factory=set)
    spoiled: dict[str, Trouble] = field(default_factory=dict)

    def spoil(self, trouble: Trouble, places: Iterable[Trouble] = ()) -> None:
        """Keep what is wrong with a cell (and others at ``places``), instead of whatever else is wrong."""
        for place in (trouble, *places):
            self.spoiled[place.place] = trouble

    @property
    def all_troubles(self) -> list[Trouble]:
        """Everything that is wrong, file by file and row by row; of a spoiled cell just that."""
        others = [trouble for trouble in self.troubles if trouble.place not in self.spoiled]
        found = [*dict.fromkeys(self.spoiled.values()), *others]
        files = list(dict.fromkeys(trouble.file for trouble in [*self.troubles, *found]))
        return sorted(
            found, key=lambda trouble: (files.index(trouble.file), trouble.row or trouble.line or 0)
        )

    def note(self, kind: NoticeKind, what: str, where: Trouble) -> None:
        """Keep something the coordinator should know of the place of ``where``."""
        self.notices.append(Notice(what, where.file, kind, where.place))

    def propose(self, trouble: Trouble, taken: str) -> bool:
        """Whether a guess may be taken: then ``taken`` is noted, otherwise ``trouble`` is kept.

        Parameters
        ----------
        trouble
            What is wrong; its ``proposal`` is what the config has to say for the guess to be taken.
        taken
            What was taken for what, as a sentence.
        """
        if self.accept:
            self.note("proposal", taken, trouble)
        else:
            self.troubles.append(trouble)
        return self.accept


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each notice once, by kind, file, words and place, so that the order of rows makes no difference."""
    kinds = get_args(NoticeKind)
    return tuple(
        sorted(
            dict.fromkeys(notices),
            key=lambda found: (kinds.index(found.kind), found.file or "", found.what, _rows(found.place)),
        )
    )


def _rows(place: str) -> tuple[str | int, ...]:
    """The place such that row 9 comes before row 10."""
    return tuple(int(part) if idx % 2 else part for idx, part in enumerate(_DIGITS.split(place)))
