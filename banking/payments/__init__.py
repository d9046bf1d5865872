"""Payments that leave the house: one table of states, moved by short transactions that hold book, state and job together.

Other banks, other banks' cards and billers are rails under the same states; a kind says what the book calls its lines.
"""
