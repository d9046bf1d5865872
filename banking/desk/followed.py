"""Who has been written down as reading which thread: one entry of the trail for a person, a hand-off and a minute (desk.md 14).

A page that follows a thread fetches what is new at each message; an entry for each fetch would say no more than the first, and would
make a write of every read. The entry says where the reading began; everything that came until the minute's end was read too.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID


class Followed:
    """What one process has written down in this minute. Another process writes its own entry; none is ever missing."""

    def __init__(self) -> None:
        self._minute = 0
        self._known: set[tuple[int, UUID]] = set()

    def knows(self, agent_id: int, handoff: UUID, now: datetime) -> bool:
        """Whether the trail has this person, this hand-off and this minute."""
        return _minute(now) == self._minute and (agent_id, handoff) in self._known

    def add(self, agent_id: int, handoff: UUID, now: datetime) -> None:
        """The entry is committed."""
        if _minute(now) != self._minute:
            self._minute = _minute(now)
            self._known.clear()
        self._known.add((agent_id, handoff))


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // 60
