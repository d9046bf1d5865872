"""Purchases spread over months: simulated, agreed, shown (M125-M132, D14). The amount moves from one debt of the card to the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, exists, func, insert, select

from banking.cards.quotas import Planned, next_cut, plan
from banking.cards.reading import Found, owned_card, ref_of, usable_card
from banking.cards.tables import card_deferral, card_deferral_part, card_purchase, card_quota, credit_line
from banking.clock import business_date
from banking.ledger import vocabulary
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.ledger.tables import account
from banking.receipt_codes import receipt_code
from banking.refusals import (
    CardUnavailable,
    DeferralOutOfRange,
    NotFound,
    OperationConflict,
    PurchaseUnavailable,
    Refusal,
    TermNotAllowed,
)
from banking.values import (
    CardRef,
    Deferral,
    DeferralPlan,
    DeferralQuote,
    DeferralReceipt,
    DeferralRef,
    Money,
    Purchase,
    PurchaseRef,
    Quota,
)

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.policy import Policy
    from banking.requests import (
        Defer,
        GetDeferral,
        ListDeferrable,
        ListDeferrals,
        ListTerms,
        PlanDeferral,
        QuoteDeferral,
    )
    from banking.work import Order, Work

    Wanted = QuoteDeferral | PlanDeferral | Defer


@dataclass(frozen=True, slots=True)
class _Basis:
    """What can be spread now: the card, its line, the amount, the purchases it comes from."""

    card: Found
    line: Row[*tuple[Any, ...]]
    capital: int
    purchases: tuple[PurchaseRef, ...]
    first_cut: date


async def list_deferrable(work: Work, query: ListDeferrable) -> tuple[Purchase, ...] | Refusal:
    """Handle `ListDeferrable`."""
    row = await usable_card(work, query.card)
    if isinstance(row, NotFound | CardUnavailable):
        return row
    return tuple(await _deferrable(work, row.id))


async def list_terms(work: Work, query: ListTerms) -> tuple[DeferralQuote, ...] | Refusal:
    """Handle `ListTerms`."""
    basis = await _basis(work, query.card, query.purchases, query.amount)
    if isinstance(basis, Refusal):
        return basis
    plans = (_plan(work.policy, basis, months) for months in _terms(work.policy, basis))
    return tuple(_quote(planned) for planned in plans)


async def quote_deferral(work: Work, query: QuoteDeferral) -> DeferralQuote | Refusal:
    """Handle `QuoteDeferral`."""
    planned = await _planned(work, query)
    return planned if isinstance(planned, Refusal) else _quote(planned[1])


async def plan_deferral(work: Work, query: PlanDeferral) -> DeferralPlan | Refusal:
    """Handle `PlanDeferral`."""
    planned = await _planned(work, query)
    return planned if isinstance(planned, Refusal) else _shown(query.card, planned[1])


async def defer(order: Order, command: Defer) -> DeferralReceipt | Refusal:
    """Handle `Defer`; the code was consumed already, in this same transaction."""
    planned = await _planned(order, command, hold=True)
    if isinstance(planned, Refusal):
        return planned
    basis, quotas = planned
    if _quote(quotas) != command.quote:
        return OperationConflict()
    posted = await post(
        order.conn,
        Posting(
            kind="card_deferral",
            scope="operation",
            key=f"{order.operation}:post",
            request_hash=order.digest,
            business_date=business_date(order.now),
            actor=order.actor,
            lines=(
                Line(basis.line.revolving, basis.capital, vocabulary.DEFERRAL),
                Line(basis.line.deferred, -basis.capital, vocabulary.DEFERRAL),
            ),
        ),
    )
    if posted.outcome is not Outcome.POSTED or posted.tx is None:
        return OperationConflict()
    terms = Terms(basis.capital, command.months, order.policy.deferral_basis_points)
    await record(
        order.conn, basis.card.id, posted.tx, terms, quotas, basis.purchases, business_date(order.now)
    )
    return DeferralReceipt(receipt_code(order.operation), order.now, _shown(command.card, quotas))


async def list_deferrals(work: Work, query: ListDeferrals) -> tuple[Deferral, ...] | NotFound:
    """Handle `ListDeferrals`."""
    row = await owned_card(work, query.card)
    if isinstance(row, NotFound):
        return row
    quota, open_one = card_quota, card_quota.c.statement_id.is_(None)
    found = await work.conn.execute(
        select(
            card_deferral,
            func.count().filter(~open_one).label("billed"),
            func.sum(quota.c.capital).filter(open_one).label("left"),
            func.min(quota.c.due_on).filter(open_one).label("next_due"),
            func.max(quota.c.capital + quota.c.interest).filter(quota.c.nth == 1).label("quota"),
        )
        .join(quota, quota.c.deferral_id == card_deferral.c.id)
        .where(card_deferral.c.card_id == row.id)
        .group_by(card_deferral.c.id)
        .having(func.bool_or(open_one))
        .order_by(card_deferral.c.id.desc())
    )
    return tuple(
        Deferral(
            DeferralRef(each.id, each.months),
            each.made_on,
            Money(each.capital),
            Money(int(each.left)),
            each.billed,
            Money(each.quota),
            each.next_due,
        )
        for each in found
    )


async def get_deferral(work: Work, query: GetDeferral) -> DeferralPlan | NotFound:
    """Handle `GetDeferral`."""
    row = await owned_card(work, query.card)
    if isinstance(row, NotFound):
        return row
    found = await work.conn.execute(
        select(card_quota)
        .join(card_deferral, card_deferral.c.id == card_quota.c.deferral_id)
        .where(card_deferral.c.id == query.deferral.id, card_deferral.c.card_id == row.id)
        .order_by(card_quota.c.nth)
    )
    quotas = tuple(Planned(each.nth, each.due_on, each.capital, each.interest) for each in found)
    return _shown(ref_of(row), quotas) if quotas else NotFound()


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed: cents, months, yearly rate in basis points."""

    capital: int
    months: int
    basis_points: int


async def record(
    conn: AsyncConnection,
    card_id: int,
    tx: int,
    terms: Terms,
    quotas: tuple[Planned, ...],
    purchases: tuple[PurchaseRef, ...],
    made_on: date,
) -> int:
    """Write a deferral that the book has: its quotas, and how much of each purchase it took, the first ones first."""
    new = insert(card_deferral).values(
        card_id=card_id,
        tx_id=tx,
        capital=terms.capital,
        months=terms.months,
        basis_points=terms.basis_points,
        made_on=made_on,
    )
    deferral = int((await conn.execute(new.returning(card_deferral.c.id))).scalar_one())
    rows = [
        {
            "deferral_id": deferral,
            "nth": each.nth,
            "due_on": each.due_on,
            "capital": each.capital,
            "interest": each.interest,
        }
        for each in quotas
    ]
    await conn.execute(insert(card_quota), rows)
    left = terms.capital
    parts = []
    for purchase in purchases:
        taken = min(left, purchase.amount.cents)
        left -= taken
        if taken:
            parts.append({"purchase_id": purchase.id, "deferral_id": deferral, "amount": taken})
    if parts:
        await conn.execute(insert(card_deferral_part), parts)
    return deferral


async def _planned(
    work: Work, wanted: Wanted, *, hold: bool = False
) -> tuple[_Basis, tuple[Planned, ...]] | Refusal:
    basis = await _basis(work, wanted.card, wanted.purchases, wanted.amount, hold=hold)
    if isinstance(basis, Refusal):
        return basis
    allowed = _terms(work.policy, basis)
    if wanted.months not in allowed:
        return TermNotAllowed(longest=max(allowed, default=0))
    return basis, _plan(work.policy, basis, wanted.months)


async def _basis(
    work: Work,
    ref: CardRef,
    wanted: tuple[PurchaseRef, ...],
    amount: Money,
    *,
    hold: bool = False,
) -> _Basis | Refusal:
    """What can be told without the ledger. `hold` keeps card and purchases from changing: two deferrals of one purchase queue."""
    row = await usable_card(work, ref, hold=hold)
    if isinstance(row, NotFound | CardUnavailable):
        return row
    found = {each.ref.id: each.ref for each in await _deferrable(work, row.id)}
    if not wanted or any(found.get(each.id) != each for each in wanted) or len(set(wanted)) != len(wanted):
        return PurchaseUnavailable()
    line = (await work.conn.execute(select(credit_line).where(credit_line.c.card_id == row.id))).one()
    owed = -int(
        (await work.conn.execute(select(account.c.posted).where(account.c.id == line.revolving))).scalar_one()
    )
    most = min(sum(each.amount.cents for each in wanted), owed)  # what is paid already is not spread
    least = work.policy.deferral_minimum_cents
    if most < least:
        return PurchaseUnavailable()
    if not least <= amount.cents <= most:
        return DeferralOutOfRange(Money(least), Money(most))
    return _Basis(row, line, amount.cents, wanted, next_cut(business_date(work.now), line.cut_day))


async def _deferrable(work: Work, card_id: int) -> list[Purchase]:
    """Newest first. A card that is not billed here has none, and what a payment covered already is none."""
    rows = await work.conn.execute(
        select(card_purchase)
        .join(credit_line, credit_line.c.card_id == card_purchase.c.card_id)
        .join(account, account.c.id == credit_line.c.revolving)
        .where(
            card_purchase.c.card_id == card_id,
            card_purchase.c.statement_id.is_(None),
            card_purchase.c.can_defer,
            card_purchase.c.amount.between(work.policy.deferral_minimum_cents, -account.c.posted),
            credit_line.c.cut_day.is_not(None),
            ~exists().where(card_deferral_part.c.purchase_id == card_purchase.c.id),
        )
        .order_by(card_purchase.c.made_on.desc(), card_purchase.c.id.desc())
    )
    return [Purchase(PurchaseRef(row.id, row.merchant, Money(row.amount)), row.made_on) for row in rows]


def _terms(policy: Policy, basis: _Basis) -> list[int]:
    """The numbers of months whose quota is not too small."""
    return [
        months
        for months in policy.deferral_months
        if _first(_plan(policy, basis, months)) >= policy.deferral_quota_minimum_cents
    ]


def _plan(policy: Policy, basis: _Basis, months: int) -> tuple[Planned, ...]:
    return plan(basis.capital, months, policy.deferral_basis_points, basis.first_cut, policy.card_pay_days)


def _first(quotas: tuple[Planned, ...]) -> int:
    return quotas[0].capital + quotas[0].interest


def _quote(quotas: tuple[Planned, ...]) -> DeferralQuote:
    capital, interest = sum(each.capital for each in quotas), sum(each.interest for each in quotas)
    return DeferralQuote(
        capital=Money(capital),
        months=len(quotas),
        quota=Money(_first(quotas)),
        interest=Money(interest),
        total=Money(capital + interest),
        first_due=quotas[0].due_on,
        last_due=quotas[-1].due_on,
    )


def _shown(ref: CardRef, quotas: tuple[Planned, ...]) -> DeferralPlan:
    left, items = sum(each.capital for each in quotas), []
    for each in quotas:
        left -= each.capital
        total = Money(each.capital + each.interest)
        items.append(
            Quota(each.nth, each.due_on, Money(each.capital), Money(each.interest), total, Money(left))
        )
    return DeferralPlan(ref, _quote(quotas), tuple(items))
