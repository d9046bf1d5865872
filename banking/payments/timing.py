"""What a transfer costs and when things happen: pure, on the business calendar (M40, M87, D8, D9)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from banking.calendar import add_business_days, is_business_day, next_business_day
from banking.clock import GUAYAQUIL
from banking.policy import Policy
from banking.values import Money
from banking.values.payments import InterbankQuote, RailName

_HUNDRED = 100


def iva_of(fee: int, percent: int) -> int:
    """The tax on a fee in cents, half-up: 15 % of 36 is 5 (M40)."""
    return (fee * percent + _HUNDRED // 2) // _HUNDRED


def quote(amount: Money, policy: Policy, now: datetime, *, immediate: bool) -> InterbankQuote:
    """Rail, costs and arrival. `immediate`: the institution is on the list of those credited at once (D9)."""
    fee = policy.interbank_fee_cents
    iva = iva_of(fee, policy.iva_percent)
    rail = RailName.DIRECT if immediate and amount.cents <= policy.direct_ceiling_cents else RailName.SPI
    arrives_on = None if rail is RailName.DIRECT else arrival(next_cut(now, policy), policy)
    return InterbankQuote(rail, Money(fee), Money(iva), Money(amount.cents + fee + iva), arrives_on)


def next_cut(now: datetime, policy: Policy) -> datetime:
    """When the next batch leaves; an order at the very minute of a cut-off takes the following one."""
    local = now.astimezone(GUAYAQUIL)
    if is_business_day(local.date()):
        for cut in sorted(policy.spi_cuts):
            if local.time() < cut:
                return _at(local.date(), cut)
    return _at(next_business_day(local.date() + timedelta(days=1)), min(policy.spi_cuts))


def arrival(cut: datetime, policy: Policy) -> date:
    """The business day by whose end a batch has arrived."""
    return add_business_days(cut.astimezone(GUAYAQUIL).date(), policy.spi_arrival_business_days)


def batch_of(cut: datetime) -> str:
    """A batch's name: `20261127-1400`, local time."""
    return f"{cut.astimezone(GUAYAQUIL):%Y%m%d-%H%M}"


def spi_deadline(cut: datetime, policy: Policy) -> datetime:
    """When a batch's order that nobody speaks of becomes a matter for people: the end of a business day."""
    return _at(
        add_business_days(cut.astimezone(GUAYAQUIL).date(), policy.spi_deadline_business_days), time(23, 59)
    )


def ask_again(asks: int, policy: Policy) -> timedelta:
    """How long to wait before the next question to the rail about one order."""
    doubled = policy.payment_ask_seconds * 2 ** min(asks, 30)
    return timedelta(seconds=min(doubled, policy.payment_ask_ceiling_seconds))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, GUAYAQUIL)
