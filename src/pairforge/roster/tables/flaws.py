"""Cells that a spreadsheet shows but that say nothing certain: errors of formulas, and merged cells."""

from __future__ import annotations

from dataclasses import replace

from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.tables.origin import Merge
from pairforge.roster.tables.table import Table

ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!"),
        *("#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#ÜBERLAUF!"),
        *("#N/D", "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¿NOMBRE?", "#¡NUM!", "#¡NULO!"),
        *("#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#RIF!", "#VALORE!", "#NOME?"),
    }
)
"""What spreadsheet programs show where a formula fails, in English, German, Spanish, French and Italian."""

NOT_CALCULATED = "#NOT CALCULATED"
"""Stands for a formula whose result the file does not hold, as some programs write workbooks."""


def check_cells(table: Table, column: int, findings: Findings) -> None:
    """Tell the error cells and merged cells of a column that is read."""
    for position, cell in enumerate(table.column(column)):
        if not isinstance(cell, str) or cell[:1] != "#":
            continue
        if cell == NOT_CALCULATED:
            what = "The cell holds a formula, but the file does not hold its result."
            remedy = "Open the file in a spreadsheet program, save it, and try again."
            findings.spoil(table.trouble(position, column, what, remedy))
        elif cell.strip().upper() in ERRORS:
            what = f"The cell holds the error {cell.strip()}."
            findings.spoil(table.trouble(position, column, what, "Mend the formula, or clear the cell."))
    if not table.origin.merges:
        return
    rows = {int(label): position for position, label in enumerate(table.cells.index)}
    for merge in table.origin.merges:
        positions = sorted(rows[label] for label in merge.rows if label in rows)
        if column in merge.columns and positions:
            places = [table.trouble(position, column, "", "") for position in positions]
            _check_merge(merge, places, findings)


def _check_merge(merge: Merge, places: list[Trouble], findings: Findings) -> None:
    """Tell merged cells; ``places`` are those that the text does not stand in."""
    many = f"The cells {merge.area} are merged"
    if not merge.can_be_filled:
        remedy = "Unmerge them, and fill in each cell."
        findings.spoil(replace(places[0], what=f"{many} into one.", remedy=remedy), places)
        return
    taken = f'{many}: "{merge.text}" for all of them.'
    if merge.is_filled:
        findings.note("repaired", taken, places[0])
        return
    trouble = replace(
        places[0],
        what=f'{many}, and "{merge.text}" stands in the first only.',
        remedy="If it counts for all of them, say `merged: fill` beside `file:`; otherwise unmerge them.",
        proposal="merged: fill",
    )
    if not findings.propose(trouble, taken):
        findings.spoil(trouble, places)
