"""The FAQ's answers as people at the desk keep them (desk.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["KeptAnswer"]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What is published of one topic: it stands in the place of what the house came with. `{name}` in the answer is a value of
    the house; `phrases` are other ways members ask it; a withdrawn one takes the topic away.
    """

    topic: str
    question: str
    answer: str
    phrases: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    withdrawn: bool = False
