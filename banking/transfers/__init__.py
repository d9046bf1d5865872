"""Transfers between accounts of the cooperative."""
