"""Lists of mentees who belong together or apart, from a file or from the config."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from pairforge.config import ListAsk
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.mentions import mentioned
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table

MenteeLists = tuple[tuple[int, ...], ...]
"""Lists of positions: ascending within a list, lists in order, each once, none of less than two."""


def read_mentee_lists(
    table: Table, columns: Sequence[int], ask: ListAsk, mentees: People, findings: Findings
) -> MenteeLists:
    """Read a table with a list a row, with a person and a list a row, or with all people of one list.

    People who are not known, and lists that name one mentee only, are kept in ``findings``.

    Parameters
    ----------
    columns
        The columns of the people of a row's list; or of the people, and of the lists if there are several.
    """
    reader = _Reader(table, ask, mentees, findings)
    if ask.columns:
        found = reader.rows(columns)
    elif ask.table is None:
        found = reader.one_list(columns[0])
    else:
        found = reader.groups(columns[0], columns[1])
    return tuple(sorted({tuple(sorted(people)) for people in found if len(people) > 1}))


class _Reader:
    """Reads the lists of one table."""

    def __init__(self, table: Table, ask: ListAsk, mentees: People, findings: Findings) -> None:
        self._table, self._ask, self._mentees, self._findings = table, ask, mentees, findings

    def rows(self, columns: Sequence[int]) -> list[set[int]]:
        """The list of each row; blanks are nobody."""
        texts = [self._table.texts(column) for column in columns]
        found = []
        for position, names in enumerate(zip(*texts, strict=True)):
            named = [(name, column) for name, column in zip(names, columns, strict=True) if name]
            people = [self._person(name, position, column) for name, column in named]
            found.append({person for person in people if person is not None})
            if len(named) < 2 or (len(found[-1]) < 2 and None not in people):
                column = columns[names.index("")] if "" in names else columns[-1]
                self._refuse(position, column, "This row names one mentee only.", "delete the row")
        return found

    def one_list(self, column: int) -> list[set[int]]:
        """The one list that all rows are on."""
        names = self._table.texts(column)
        people = [self._person(name, position, column) for position, name in enumerate(names)]
        found = {person for person in people if person is not None}
        if len(found) < 2 and None not in people:
            self._refuse(0, None, "This list names one mentee only.", "take the rule out")
        return [found]

    def groups(self, person_column: int, group_column: int) -> list[set[int]]:
        """The people of each list; one with a single name is noted."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        named: defaultdict[str, list[int]] = defaultdict(list)
        groups = self._table.texts(group_column)
        names = self._table.texts(person_column)
        for position, (name, group) in enumerate(zip(names, groups, strict=True)):
            blank = group_column if name else person_column
            if not name or not group:
                what = f"The {'list' if name else 'mentee'} is blank."
                trouble = self._table.trouble(position, blank, what, "Fill it in, or delete the row.")
                self._findings.troubles.append(trouble)
                continue
            named[fold(group)].append(position)
            person = self._person(name, position, person_column)
            if person is not None:
                found[fold(group)].add(person)
        for group, people in found.items():
            if len(people) == 1 and len(named[group]) == 1:
                position = named[group][0]
                told = f'Only {self._mentees.told(*people)} is on the list "{clean(groups[position])}".'
                self._findings.note("assumed", told, self._table.trouble(position, group_column, "", ""))
        return list(found.values())

    def _person(self, name: str, position: int, column: int) -> int | None:
        where = partial(self._table.trouble, position, column)
        if not name:
            self._findings.troubles.append(where("The mentee is blank.", "Fill it in, or take it out."))
            return None
        return mentioned(name, self._mentees, self._findings, where, outsiders=self._ask.outsiders)

    def _refuse(self, position: int, column: int | None, what: str, instead: str) -> None:
        trouble = self._table.trouble(position, column, what, f"Name another one, or {instead}.")
        self._findings.troubles.append(trouble)
