"""What `init` and `check` find out: proposals for a config, and whether a programme can work; values only."""
