"""The order of what reading finds out."""

from hypothesis import given
from hypothesis import strategies as st

from pairforge.roster.findings import Notice, in_order

ROWS = st.permutations([2, 9, 10, 11, 100])


@given(ROWS)
def test_notices_of_one_sort_go_down_the_rows(rows: list[int]):
    """Row 9 comes before row 10, whatever the order in which they were found."""
    found = [
        Notice('"one" read as 1.', "a.csv", "repaired", f'a.csv, row {row}, column "Seats"') for row in rows
    ]
    assert [notice.place for notice in in_order(found)] == [
        f'a.csv, row {row}, column "Seats"' for row in (2, 9, 10, 11, 100)
    ]
