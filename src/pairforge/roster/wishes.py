"""Who wished for whom, out of lists of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from pairforge.roster.findings import Findings
from pairforge.roster.mentions import mentioned
from pairforge.roster.people import People
from pairforge.roster.table import Table


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
) -> tuple[tuple[int, ...], ...]:
    """The people wished for by each person of the table, best first.

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
    for column, rows in lists.items():
        for position, words in enumerate(rows):
            where = partial(table.trouble, position, column)
            for word in words:
                person = mentioned(word, others, findings, where, outsiders=True)
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
    return tuple(map(tuple, wished))
