"""The walk from a result back to its spreadsheets: everything that it says is found out once more."""
