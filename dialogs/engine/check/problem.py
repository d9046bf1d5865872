"""What a proof found: where, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a proof could not show. `flow` and `state` are empty where it concerns all flows, or a whole one."""

    proof: int
    """1 to 7, as numbered in the design."""
    flow: str
    state: str
    text: str
    """In English, with its remedy."""

    def __str__(self) -> str:
        where = ".".join(part for part in (self.flow, self.state) if part)
        return f"proof {self.proof}: {where}: {self.text}" if where else f"proof {self.proof}: {self.text}"


class UnsoundFlowError(Exception):
    """The flows are not sound: the bot does not start. The message lists every problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join([f"{len(problems)} problems in the flows:", *map(str, problems)]))
        self.problems = tuple(problems)
