"""Problems that are no network: their constraints as rows, and exact bounds from prices of rows."""
