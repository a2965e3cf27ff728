"""Pairs and groups of people: lists of pairs, who stands on both sides, and who belongs together."""
