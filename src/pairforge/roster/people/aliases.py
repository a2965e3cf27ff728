"""What else people are called, by the config: spellings of their names, and other words for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from pairforge.errors import Trouble
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.people.mentions import mentioned
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table


def with_spellings(
    people: People, spellings: Mapping[str, str | None], where: Mapping[str, Trouble], findings: Findings
) -> People:
    """The people, known by the spellings of the config too.

    Parameters
    ----------
    spellings
        Texts, and the id, address or name of whom each means; None: nobody of the programme.
    where
        The place of each text in the config.
    """
    known: dict[str, int | None] = {}
    for text, person in spellings.items():
        found = () if person is None else people.exactly(person)
        if person is None or len(found) == 1:
            known[fold(text)] = found[0] if found else None
            continue
        what = (
            f'"{clean(person)}" may be any of {len(found)} {people.side}s.'
            if found
            else f'"{clean(person)}" is no {people.side} of this programme.'
        )
        remedy = "Write the id." if found else f"{people.hint(person)}Write an id, or remove the spelling."
        findings.troubles.append(replace(where[text], what=what, remedy=remedy))
    return replace(people, spellings=known)


def unused_spellings(
    people: People, spellings: Mapping[str, str | None], where: Mapping[str, Trouble], findings: Findings
) -> list[Notice]:
    """Say which spellings of the config were met nowhere."""
    return [
        Notice(f'The spelling "{clean(text)}" stands nowhere.', where[text].file, place=where[text].place)
        for text in spellings
        if fold(text) in people.spellings and (people.side, fold(text)) not in findings.spellings_met
    ]


def with_aliases(people: People, table: Table, columns: tuple[int, int], findings: Findings) -> People:
    """The people, known by the other words of a table too; a row without an alias is nobody's.

    Parameters
    ----------
    columns
        The columns of the alias and of the person.
    findings
        Takes people who are not known, and aliases that stand for two.
    """
    alias_column, person_column = columns
    aliases = table.texts(alias_column)
    persons = table.texts(person_column)
    rows: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for position, (alias, text) in enumerate(zip(aliases, persons, strict=True)):
        where = partial(table.trouble, position, person_column)
        if not alias:
            continue
        if not text:
            findings.troubles.append(where("The person is blank.", "Fill it in."))
            continue
        person = mentioned(text, people, findings, where, outsiders=False)
        if person is not None:
            rows[fold(alias)].setdefault(person, position)
    for found in rows.values():
        if len(found) > 1:
            position = max(found.values())
            listed = ", ".join(people.told(idx) for idx in sorted(found))
            findings.troubles.append(
                table.trouble(
                    position,
                    alias_column,
                    f'"{aliases[position]}" stands for {len(found)} people: {listed}.',
                    "Give each of them words of their own.",
                )
            )
    words = [(aliases[min(found.values())], next(iter(found))) for found in rows.values() if len(found) == 1]
    return replace(people, aliases=(*people.aliases, *sorted(words)))
