"""People who answered more than once: the latest row counts, and every other one is told."""

from __future__ import annotations

from collections import Counter

from pairforge.config.sides import Answered
from pairforge.config.yaml_scalar import yaml_scalar
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.people.names import id_key
from pairforge.roster.tables.stamps import DAY_MONTH, DayMonth, Stamp, order_said, read_stamp
from pairforge.roster.tables.table import Table


def without_copies(table: Table, id_column: int, findings: Findings) -> Table:
    """The rows without those that say the same in every cell as one above; each is noted.

    In YAML, where people are typed by hand, none is left out.
    """
    if table.is_yaml:
        return table
    dropped: set[int] = set()
    for rows in _repeats(table, id_column):
        first: dict[tuple[object, ...], int] = {}
        for row in rows:
            before = first.setdefault(tuple(table.cells.iloc[row]), row)
            if before != row:
                dropped.add(row)
                what = f"The row says the same as {_where(table, before)}, so it is left out."
                findings.note("dropped", what, table.trouble(row, None, "", ""))
    return table.only([row for row in range(len(table.cells)) if row not in dropped]) if dropped else table


def latest_rows(
    table: Table, id_column: int, stamp_column: int, answered: Answered, findings: Findings
) -> Table:
    """The rows with the latest of each person only; each of the others is noted.

    Parameters
    ----------
    table
        The rows of one side.
    id_column, stamp_column
        Numbers of the columns that say who answered, and when.
    answered
        How dates are meant.
    findings
        Takes what is dropped, and what cannot be told.
    """
    repeats = _repeats(table, id_column)
    if not repeats:
        return table
    texts = table.texts(stamp_column)
    orders = _orders(texts, answered)
    winners: list[dict[int, int]] = []
    told: list[Trouble] = []
    for order in orders:
        stamps = {row: read_stamp(texts[row], order) for rows in repeats for row in rows}
        told = _unreadable(table, stamp_column, stamps, orders)
        if told:
            break
        latest = {rows[0]: _latest(rows, stamps) for rows in repeats}
        told += [
            _undecided(table, id_column, stamp_column, rows) for rows in repeats if latest[rows[0]] is None
        ]
        winners.append({first: row for first, row in latest.items() if row is not None})
    if not told and len(winners) == 2:
        ambiguous = [rows for rows in repeats if winners[0][rows[0]] != winners[1][rows[0]]]
        told = [_ambiguous(table, id_column, stamp_column, rows) for rows in ambiguous]
    if told:
        findings.troubles += told
        firsts = {row for rows in repeats for row in rows[1:]}
        return table.only([row for row in range(len(table.cells)) if row not in firsts])
    return _only_latest(table, id_column, repeats, winners[0], findings)


def _repeats(table: Table, id_column: int) -> list[list[int]]:
    """Positions of the rows of each person who has several."""
    keys = [id_key(text) for text in table.texts(id_column)]
    repeated = {key for key, count in Counter(keys).items() if key and count > 1}
    rows: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        if key in repeated:
            rows.setdefault(key, []).append(position)
    return list(rows.values())


def _orders(texts: list[str], answered: Answered) -> tuple[DayMonth, ...]:
    """How dates can be meant: as the config says, as some date of the column shows, or either way."""
    if answered.order is not None:
        return (answered.order,)
    said = order_said(texts)
    return tuple(said) if len(said) == 1 else DAY_MONTH


def _latest(rows: list[int], stamps: dict[int, Stamp | None]) -> int | None:
    """The row that is later than all others; None if that is not certain."""
    known = [(stamp, row) for row in rows if (stamp := stamps[row]) is not None]
    latest, winner = max(known, key=lambda pair: pair[0].start)
    others = [stamp for stamp, row in known if row != winner]
    is_certain = all(stamp.end <= latest.start and stamp.has_zone == latest.has_zone for stamp in others)
    return winner if is_certain else None


def _only_latest(
    table: Table, id_column: int, repeats: list[list[int]], winners: dict[int, int], findings: Findings
) -> Table:
    ids = table.texts(id_column)
    dropped = {row: winners[rows[0]] for rows in repeats for row in rows if row != winners[rows[0]]}
    for row, winner in sorted(dropped.items()):
        what = f"The row of {ids[row]} is left out: a later answer stands in {_where(table, winner)}."
        findings.note("dropped", what, table.trouble(row, None, "", ""))
    return table.only([row for row in range(len(table.cells)) if row not in dropped])


def _unreadable(
    table: Table, column: int, stamps: dict[int, Stamp | None], orders: tuple[DayMonth, ...]
) -> list[Trouble]:
    texts = table.texts(column)
    troubles = []
    for row in (row for row, stamp in stamps.items() if stamp is None):
        if not texts[row]:
            what = "The time stamp is blank, but this person answered more than once."
        elif len(orders) == 2 and any(read_stamp(texts[row], order) for order in DAY_MONTH):
            what = f'"{texts[row]}" and other dates of the column cannot be written in one order.'
        else:
            what = f'"{texts[row]}" is no time stamp that can be read.'
        remedy = "Write it like 2026-11-03 14:22, or delete the rows that do not count."
        troubles.append(table.trouble(row, column, what, remedy))
    return troubles


def _undecided(table: Table, id_column: int, column: int, rows: list[int]) -> Trouble:
    where = " and ".join(_where(table, row) for row in rows[:-1])
    return table.trouble(
        rows[-1],
        column,
        f"{table.texts(id_column)[rows[0]]} has another answer in {where}, and the time stamps do not say "
        "which is the latest.",
        "Delete the rows that do not count.",
    )


def _ambiguous(table: Table, id_column: int, column: int, rows: list[int]) -> Trouble:
    name = yaml_scalar(table.headings[column], in_brackets=True)
    return table.trouble(
        rows[-1],
        column,
        f"Which answer of {table.texts(id_column)[rows[0]]} is the latest depends on how dates such as "
        f'"{table.texts(column)[rows[-1]]}" are meant.',
        f"Say so in the config: `answered: {{column: {name}, order: day first}}` or `order: month first`.",
    )


def _where(table: Table, row: int) -> str:
    return table.trouble(row, None, "", "").place.removeprefix(f"{table.file}, ")
