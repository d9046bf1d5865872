"""Limits members choose: lower at once, higher a day later, never above the channel's own (D10, B33)."""

from __future__ import annotations

from banking.refusals import LimitTooHigh, NotAuthorised, QuoteChanged
from banking.requests import ChangeLimit, GetLimits, QuoteLimit
from banking.values import ChannelLimits, Limit, LimitChange, Money
from tests.banking.beneficiaries.conftest import Street
from tests.banking.people.town import new_operation


async def choose(street: Street, limit: Limit, cents: int) -> object:
    """As the chat does: quote, review, code."""
    quoted = await street.town.bank.ask(street.ana.caller, QuoteLimit(limit, Money(cents)))
    if not isinstance(quoted, LimitChange):
        return quoted
    changed = await street.town.with_code(street.ana.caller, ChangeLimit(quoted))
    assert changed == quoted
    return "at once" if quoted.at_once else "later"


async def limits(street: Street) -> dict[str, tuple[int, int | None]]:
    found = await street.town.bank.ask(street.ana.caller, GetLimits())
    assert isinstance(found, ChannelLimits)
    return {
        line.limit.value: (line.amount.cents, line.later.cents if line.later else None)
        for line in found.items
    }


async def test_lowering_counts_at_once_and_raising_a_day_later(street: Street) -> None:
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '9 days'")
    assert await limits(street) == {"operation": (100_000, None), "day": (200_000, None)}
    assert await choose(street, Limit.DAY, 5_000) == "at once"
    assert await choose(street, Limit.DAY, 50_000) == "later"
    assert await limits(street) == {"operation": (100_000, None), "day": (5_000, 50_000)}
    street.town.later(hours=23, minutes=59)
    assert await limits(street) == {"operation": (100_000, None), "day": (5_000, 50_000)}
    street.town.later(minutes=1)
    assert await limits(street) == {"operation": (100_000, None), "day": (50_000, None)}


async def test_a_later_choice_outranks_a_raise_that_waits(street: Street) -> None:
    await street.town.change("UPDATE bank.session SET expires_at = expires_at + interval '9 days'")
    await choose(street, Limit.OPERATION, 1_000)
    assert await choose(street, Limit.OPERATION, 90_000) == "later"
    street.town.later(hours=1)
    assert await choose(street, Limit.OPERATION, 500) == "at once"
    street.town.later(days=2)
    assert await limits(street) == {"operation": (500, None), "day": (200_000, None)}


async def test_no_limit_is_above_the_channels_own_nor_chosen_without_a_code(street: Street) -> None:
    for cents in (0, -1, 100_001):
        assert await choose(street, Limit.OPERATION, cents) == LimitTooHigh(Money(100_000))
    forged = LimitChange(Limit.OPERATION, Money(1), Money(1_000), at_once=True)
    assert await street.town.with_code(street.ana.caller, ChangeLimit(forged)) == QuoteChanged()
    honest = LimitChange(Limit.OPERATION, Money(100_000), Money(1_000), at_once=True)
    bare = await street.town.bank.execute(street.ana.caller, new_operation(), ChangeLimit(honest), None)
    assert bare == NotAuthorised()
    assert await street.town.scalar("SELECT count(*) FROM bank.chosen_limit") == 0


async def test_today_tells_what_is_left(street: Street) -> None:
    await choose(street, Limit.DAY, 5_000)
    found = await street.town.bank.ask(street.ana.caller, GetLimits())
    assert isinstance(found, ChannelLimits)
    assert found.left_today == Money(5_000)
