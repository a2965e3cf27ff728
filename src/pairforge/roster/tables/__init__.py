"""Tables: what stands in the coordinator's files, as headings and cells that know where they stand."""
