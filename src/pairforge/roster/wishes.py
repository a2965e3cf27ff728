"""Who wished for whom, out of lists of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from pairforge.roster.findings import Findings
from pairforge.roster.lists import ranks_in
from pairforge.roster.mentions import mentioned
from pairforge.roster.people import People
from pairforge.roster.table import Rated, Table


def stands_for_one(text: str, others: People) -> bool:
    """Whether a cell names one person although there is a comma in it, as in ``López, Ana``."""
    match = others.find(text) if "," in text else None
    if len(others.exactly(text)) == 1 or (match is not None and match.how == "spelling"):
        return True
    pieces = text.split(",")
    if match is None or len(pieces) != 2 or any(others.find(piece).certain for piece in pieces):
        return False
    return match.certain or match.how == "near"


def read_wishes(
    lists: Mapping[int, Sequence[Sequence[str]]],
    table: Table,
    others: People,
    same_person: frozenset[tuple[int, int]],
    findings: Findings,
) -> list[dict[int, int]]:
    """The rank of everybody wished for by each person of the table, best first; ties have equal ranks.

    Parameters
    ----------
    lists
        The names in each row, by column; columns and names best first.
    others
        Who can be wished for. Anybody else is noted and left out.
    same_person
        Positions in the table and among ``others`` of people who are on both sides; wishes for oneself
        are noted and left out.
    """
    wished: list[dict[int, str]] = [{} for _ in range(len(table.cells))]
    ranked: list[dict[int, int]] = [{} for _ in range(len(table.cells))]
    last = [0] * len(ranked)
    for column, rows in lists.items():
        for position, (cell, words) in enumerate(zip(table.column(column), rows, strict=True)):
            ranks = ranks_in(cell, len(words))
            for idx, (word, rank) in enumerate(zip(words, ranks, strict=True)):
                source = cell.columns[idx] if isinstance(cell, Rated) else column
                where = partial(table.trouble, position, source)
                # a name in a heading is told once, not in each row
                named = partial(table.heading_trouble, source) if isinstance(cell, Rated) else where
                person = mentioned(word, others, findings, named, outsiders=True)
                if person is None:
                    continue
                if (position, person) in same_person:
                    findings.note(
                        "dropped", f'"{word}" is a wish for oneself; it is left out.', where("", "")
                    )
                elif person in wished[position]:
                    before = wished[position][person]
                    told = f'"{word}" stands for {others.told(person)}, as "{before}" before it'
                    findings.note("dropped", f"{told}; the better rank counts.", where("", ""))
                else:
                    wished[position][person] = word
                    ranked[position][person] = last[position] + rank
            last[position] += max(ranks, default=0)
    return ranked
