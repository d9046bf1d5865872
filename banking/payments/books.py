"""What the book does when a payment moves: three debits as the manual names them, the hold, and what is given back (M39, M40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.clock import business_date
from banking.ledger import holds, vocabulary
from banking.ledger.chart import FEES, IVA, internal
from banking.ledger.holds import HoldOutcome
from banking.ledger.posting import Line, Outcome, Posting, post
from banking.limits import spending
from banking.payments.records import placed_by
from banking.payments.states import State

if TYPE_CHECKING:
    from banking.payments.kinds import Kind
    from banking.payments.moving import Means
    from banking.payments.records import Payment

SCOPE = "payment"
_DONE = frozenset({Outcome.POSTED, Outcome.REPLAYED})


async def follow(means: Means, found: Payment, state: State) -> bool:
    """Do what entering a state means for the money; False where the book refuses, and then nothing was done."""
    match state:
        case State.SETTLED:
            return await _post(means, found, "settle", -1)
        case State.RETURNED:
            done = await _post(means, found, "return", 1)
        case State.REJECTED | State.CANCELLED:
            voided = await holds.void(means.conn, found.id)
            done = voided in (HoldOutcome.VOIDED, HoldOutcome.REPLAYED)
        case _:
            return True
    if done:
        await spending.give_back(means.conn, found.id)
    return done


async def _post(means: Means, found: Payment, phase: str, sign: int) -> bool:
    """Post the principal, the fee and its tax; the key names payment and phase, so that it happens once."""
    kind = means.kinds[found.kind, found.rail]
    posted = await post(
        means.conn,
        Posting(
            kind=f"{found.kind}.{phase}",
            scope=SCOPE,
            key=f"{found.id}:{phase}",
            request_hash=found.request_hash,
            business_date=business_date(means.now),
            actor=await _actor(means, found),
            lines=_lines(found, kind, await internal(means.conn), sign),
            releases=found.id if phase == "settle" else None,
            obliged=True,
        ),
    )
    return posted.outcome in _DONE


async def _actor(means: Means, found: Payment) -> str:
    """Whose word the posting follows: the rail's; where nobody sat at the chat, the standing order's, which movements show (D19)."""
    ordered_by = await placed_by(means.conn, found.id)
    return ordered_by if ordered_by.startswith(vocabulary.STANDING_ORDER) else f"rail:{found.rail}"


def _lines(found: Payment, kind: Kind, accounts: dict[str, int], sign: int) -> tuple[Line, ...]:
    """The member's lines first, in the manual's order; each has its counterpart inside the cooperative."""
    parts: tuple[tuple[int, str, str], ...] = (
        (found.amount, kind.principal, kind.settlement),
        (found.fee, kind.fee, FEES),
        (found.iva, kind.iva, IVA),
    )
    if sign > 0:
        parts = tuple((cents, kind.returned, account) for cents, _, account in parts)
    owed = [(cents, text, account) for cents, text, account in parts if cents]
    return (
        *(Line(found.account, sign * cents, text) for cents, text, _ in owed),
        *(Line(accounts[account], -sign * cents, text) for cents, text, account in owed),
    )
