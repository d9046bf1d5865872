"""Loans: how they are paid back, and what is owed today (M26, M65-M71)."""
