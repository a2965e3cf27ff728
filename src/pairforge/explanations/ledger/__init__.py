"""The price of each rule: what the programme would reach without it; values, no sentences."""

from pairforge.explanations.ledger.ledger import price_ledger
from pairforge.explanations.ledger.values import LedgerEntry, LedgerKind, LedgerOutcome
from pairforge.explanations.ledger.without import Programme

__all__ = ["LedgerEntry", "LedgerKind", "LedgerOutcome", "Programme", "price_ledger"]
