"""Choosing limits: lower at once, higher again after a day (D10, B33). The newest choice outranks one that still waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from banking.codes.summary import Summaries, Summary
from banking.limits.chosen import ceilings, waiting
from banking.limits.spending import spent_today
from banking.limits.tables import chosen_limit
from banking.people.tables import member
from banking.refusals import LimitTooHigh, QuoteChanged, Refusal
from banking.requests import ChangeLimit, GetLimits, QuoteLimit
from banking.values import ChannelLimits, Limit, LimitChange, LimitLine, Money

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.work import Handlers, MemberId, Order, Work


async def get_limits(work: Work, _query: GetLimits) -> ChannelLimits:
    """Handle `GetLimits`."""
    tops = await ceilings(work)
    later = await waiting(work)
    now = {Limit.OPERATION: tops.operation, Limit.DAY: tops.day}
    lines = tuple(
        LimitLine(limit, Money(cents), *later.get(limit, (None, None))) for limit, cents in now.items()
    )
    return ChannelLimits(lines, Money(max(tops.day - await spent_today(work), 0)))


async def quote(work: Work, query: QuoteLimit) -> LimitChange | LimitTooHigh:
    """Handle `QuoteLimit`."""
    return await _change(work, query.limit, query.amount)


async def change(order: Order, command: ChangeLimit) -> LimitChange | Refusal:
    """Handle `ChangeLimit`; spendings and choices queue on the member's row."""
    await order.conn.execute(
        select(member.c.id).where(member.c.id == order.owner).with_for_update(key_share=True)
    )
    found = await _change(order, command.change.limit, command.change.amount)
    if isinstance(found, LimitTooHigh):
        return found
    if found != command.change:
        return QuoteChanged()
    wait = timedelta(0) if found.at_once else timedelta(seconds=order.policy.limit_raise_seconds)
    await order.conn.execute(
        insert(chosen_limit).values(
            member_id=order.owner,
            kind=found.limit,
            cents=found.amount.cents,
            chosen_at=order.now,
            in_force=order.now + wait,
        )
    )
    return found


async def summarise(_conn: AsyncConnection, _member: MemberId | None, command: ChangeLimit) -> Summary:
    """The new limit."""
    return Summary(f"limit_{command.change.limit.value}", command.change.amount.cents)


QUERIES: Handlers = {GetLimits: get_limits, QuoteLimit: quote}
COMMANDS: Handlers = {ChangeLimit: change}
SUMMARIES: Summaries = {ChangeLimit: summarise}


async def _change(work: Work, limit: Limit, amount: Money) -> LimitChange | LimitTooHigh:
    policy = work.policy
    house = policy.operation_ceiling_cents if limit is Limit.OPERATION else policy.day_ceiling_cents
    if not 0 < amount.cents <= house or limit not in (Limit.OPERATION, Limit.DAY):
        return LimitTooHigh(Money(house))
    tops = await ceilings(work)
    before = tops.operation if limit is Limit.OPERATION else tops.day
    return LimitChange(limit, Money(before), amount, at_once=amount.cents <= before)
