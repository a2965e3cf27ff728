"""One small file for each rule that excludes pairs: which pairs it allows."""
