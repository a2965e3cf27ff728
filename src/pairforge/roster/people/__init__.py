"""People: ids, names and addresses of one side, and finding who is meant by a text."""
