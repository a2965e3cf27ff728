"""Words, tables and files; no calculation."""
