"""One small file for each rule: which of the chosen pairs break it, found from the answers alone."""
