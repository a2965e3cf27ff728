"""Who reports to whom, out of a column of ids, addresses or names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pairforge.config import Manager
from pairforge.roster.answers.source import Source
from pairforge.roster.answers.texts import Texts
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.either_side import sides_meant
from pairforge.roster.people.mentions import Where, mentioned
from pairforge.roster.people.names import id_key
from pairforge.roster.people.people import People


def read_managers(reading: Manager, columns: list[int], source: Source) -> Texts:
    """Each person's manager; the key is the ``id_key`` of a participant, or the folded text of anybody else.

    A manager may be a mentor, a mentee or both; the side where the text is surest to name somebody decides.
    Somebody who is on both sides under two ids goes by the mentor's. A text that names two people is refused.
    """
    keys = []
    sides = [source.others] if source.own is None else [source.own, source.others]
    in_order = sorted(sides, key=lambda people: people.side != "mentor")
    words = source.table.texts(columns[0])
    for position, text in enumerate(words):
        where = partial(source.table.trouble, position, columns[0])
        keys.append(_key(text, in_order, source.findings, where) if text else "")
    return Texts(tuple(keys), tuple(words))


def _key(text: str, sides: Sequence[People], findings: Findings, where: Where) -> str:
    found = sides_meant(text, sides, findings, where)
    if not found:
        return fold(text) if found == () else ""
    people = found[0]
    person = mentioned(text, people, findings, where, outsiders=True)
    return "" if person is None else id_key(people.ids[person])
