"""Limits of the channel on money that goes to others: per operation, per day, to a new beneficiary (D10, S10, S19)."""
