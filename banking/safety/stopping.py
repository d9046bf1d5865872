"""What stops when a member freezes: every noun that lets money leave later names how its waiting orders are cancelled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from banking.payments.transfers import stop_unsent

if TYPE_CHECKING:
    from banking.work import MemberId, Work

Stop = Callable[["Work", "MemberId"], Awaitable[int]]
"""(work, member) -> how many orders were cancelled; in the transaction of the freeze."""


async def stop_payments(work: Work, member: MemberId) -> int:
    """Whatever has not left the house: transfers, bills, other banks' cards."""
    return len(await stop_unsent(work.conn, work.keys, work.policy, member, work.now))


STOPS: tuple[Stop, ...] = (stop_payments,)


async def stop_everything(work: Work, member: MemberId) -> int:
    """Cancel what has not left yet; how many orders that was."""
    return sum([await stop(work, member) for stop in STOPS])
