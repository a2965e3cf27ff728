"""Wishes: the people of the other side whom each one named, best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pairforge.config import Wishes
from pairforge.roster.answers.lists import places, ranks_in, split_lists
from pairforge.roster.answers.source import Source
from pairforge.roster.people.mentions import mentioned
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Rated


@dataclass(frozen=True)
class WishLists:
    """Positions of the people each one wished for, best first; ``length`` is the longest list allowed.

    ``ranks`` has a rank for each choice: 1, 2, 3 where the order says it, 1, 1, 3 where two share a place.
    """

    choices: tuple[tuple[int, ...], ...]
    ranks: tuple[tuple[int, ...], ...]
    length: int


def read_wishes(reading: Wishes, columns: list[int], source: Source) -> WishLists:
    """Read columns of names, best first; a wish for oneself, or for nobody of the other side, is noted."""
    one_each = len(columns) > 1 and reading.separator is None

    def is_one_wish(text: str) -> bool:
        return one_each or _stands_for_one(text, source.others)

    lists = {
        column: split_lists(source.table.column(column), reading.separator, is_one_wish) for column in columns
    }
    wished = _ranked(lists, source)
    longest = max(map(len, wished), default=0)
    return WishLists(
        choices=tuple(map(tuple, wished)),
        ranks=tuple(places(tuple(ranks.values())) for ranks in wished),
        length=max(len(columns), longest) if len(columns) > 1 else longest,
    )


def _stands_for_one(text: str, others: People) -> bool:
    """Whether a cell names one person although there is a comma in it, as in ``López, Ana``."""
    match = others.find(text) if "," in text else None
    if len(others.exactly(text)) == 1 or (match is not None and match.how == "spelling"):
        return True
    pieces = text.split(",")
    if match is None or len(pieces) != 2 or any(others.find(piece).certain for piece in pieces):
        return False
    return match.certain or match.how == "near"


def _ranked(lists: Mapping[int, Sequence[Sequence[str]]], source: Source) -> list[dict[int, int]]:
    """The rank of everybody wished for by each person of the table, best first; ties have equal ranks.

    ``lists`` are the names in each row, by column; columns and names best first.
    """
    table, others, findings = source.table, source.others, source.findings
    wished: list[dict[int, str]] = [{} for _ in range(len(table.cells))]
    ranked: list[dict[int, int]] = [{} for _ in range(len(table.cells))]
    last = [0] * len(ranked)
    known: dict[str, int] = {}  # of whom nothing is to be said
    for column, rows in lists.items():
        for position, (cell, words) in enumerate(zip(table.column(column), rows, strict=True)):
            ranks = ranks_in(cell, len(words))
            for idx, (word, rank) in enumerate(zip(words, ranks, strict=True)):
                stands_in = cell.columns[idx] if isinstance(cell, Rated) else column
                person = known.get(word)
                if person is None:
                    # a name in a heading is told once, not in each row
                    named = (
                        partial(table.heading_trouble, stands_in)
                        if isinstance(cell, Rated)
                        else partial(table.trouble, position, stands_in)
                    )
                    person = mentioned(word, others, findings, named, outsiders=True)
                    if person is None:
                        continue
                    if others.find(word).how == "exact":
                        known[word] = person
                if (position, person) in source.same_person:
                    told = f'"{word}" is a wish for oneself; it is left out.'
                    findings.note("dropped", told, table.trouble(position, stands_in, "", ""))
                elif person in wished[position]:
                    before = wished[position][person]
                    told = f'"{word}" stands for {others.told(person)}, as "{before}" before it'
                    where = table.trouble(position, stands_in, "", "")
                    findings.note("dropped", f"{told}; the better rank counts.", where)
                else:
                    wished[position][person] = word
                    ranked[position][person] = last[position] + rank
            last[position] += max(ranks, default=0)
    return ranked
