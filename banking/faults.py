"""Faults: what went wrong without being a "no". The caller may try the same operation again under its own id.

Fault
├── Unavailable         the database is busy, unreachable, or its answer was lost; nothing is known to be half done
└── Unreadable          what is stored cannot be opened or understood: a key or a version is missing
    └── Foreign         it is of a type that only another build knows
"""

from __future__ import annotations


class Fault(Exception):  # noqa: N818 - a fault of the bank, whatever its cause; refusals are no exceptions
    """Base of the bank's faults. Messages name no value of a member (S27)."""


class Unavailable(Fault):
    """The bounded tries are used up (F13) or the answer was lost (F04). The same operation id finds out."""


class Unreadable(Fault):
    """A stored value cannot be opened with the keys at hand."""


class Foreign(Unreadable):
    """A stored value is of a type this build does not have: the one that wrote it will read it (F16)."""
