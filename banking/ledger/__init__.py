"""The double-entry book: accounts, transactions, entries, holds. Whole cents; credit positive, debit negative."""
