"""What nothing else ends, people end, four eyes at a time: one proposes a verdict with a reason, another confirms it (S24).

A proposal speaks of the payment as it stood then: whatever happened to it since makes the proposal void. Only the confirmation moves money, and it
moves it as the rail's own word would have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Row, Select, insert, select, update

from banking import audit
from banking.beneficiaries.holders import masked
from banking.crypto import Keys, Place
from banking.payments.moving import move
from banking.payments.records import Payment, details_of, lock, note, read
from banking.payments.states import FINAL, Event, State
from banking.payments.tables import payment, payment_event, payment_ruling
from banking.receipt_codes import receipt_code
from banking.values import ManualPayment, Money, PaymentStep, Proposal, RulingRefused, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.payments.moving import Means

waiting_at_once: Final = 200
reason_min_characters: Final = 5
reason_max_characters: Final = 300
_EVENTS: Final = {
    Verdict.SETTLED: Event.RULED_SETTLED,
    Verdict.REJECTED: Event.RULED_REJECTED,
    Verdict.RETURNED: Event.RULED_RETURNED,
}
_OPEN: Final = payment_ruling.c.outcome.is_(None)


def possible(state: State | str, attention: str | None) -> tuple[Verdict, ...]:
    """What may be found of a payment that stands so; nothing where nobody has to look."""
    if attention is None:
        return ()
    if state is State.MANUAL:
        return (Verdict.SETTLED, Verdict.REJECTED)
    if state is State.SETTLED:
        return (Verdict.RETURNED, Verdict.STANDS)
    return (Verdict.STANDS,) if state in FINAL else ()


async def waiting(conn: AsyncConnection, keys: Keys, names: Mapping[str, str]) -> tuple[ManualPayment, ...]:
    """Payments that wait for people, the longest waiting first. `names` says what to call who proposed."""
    rows = await conn.execute(
        _rows()
        .where(payment.c.attention.is_not(None))
        .order_by(payment.c.changed_at, payment.c.id)
        .limit(waiting_at_once)
    )
    return tuple(_seen(keys, row, names) for row in rows)


async def look(
    conn: AsyncConnection, keys: Keys, payment_id: UUID, names: Mapping[str, str]
) -> ManualPayment | None:
    """One payment that waits for people, with its history."""
    found = await conn.execute(_rows().where(payment.c.id == payment_id, payment.c.attention.is_not(None)))
    row = found.one_or_none()
    if row is None:
        return None
    wanted = select(payment_event).where(payment_event.c.payment_id == payment_id)
    events = await conn.execute(wanted.order_by(payment_event.c.seq))
    history = tuple(
        PaymentStep(
            each.at,
            each.event,
            each.to_state,
            each.actor,
            ", ".join(f"{name} {value}" for name, value in sorted(each.detail.items())),
        )
        for each in events
    )
    return _seen(keys, row, names, history)


async def propose(
    means: Means, payment_id: UUID, verdict: Verdict, reason: str, by: str
) -> RulingRefused | None:
    """Write down what a person found, and why. `by` is `agent:<id>`."""
    said = " ".join(reason.split())
    found = await lock(means.conn, payment_id)
    if found is None or found.attention is None:
        return RulingRefused.NOT_FOUND
    if verdict not in possible(found.state, found.attention):
        return RulingRefused.NOT_POSSIBLE
    if not reason_min_characters <= len(said) <= reason_max_characters:
        return RulingRefused.NO_REASON
    before = await _open(means.conn, payment_id)
    if before is not None:
        if _speaks_of(before, found):
            return RulingRefused.ALREADY_PROPOSED
        await _decide(means, before, "overtaken", by)
    row = {
        "payment_id": payment_id,
        "verdict": verdict.value,
        "version": found.version,
        "attention": found.attention,
        "reason": means.keys.seal(_place(payment_id), said),
        "proposed_by": by,
        "proposed_at": means.now,
    }
    await means.conn.execute(insert(payment_ruling).values(row))
    await _trail(means, by, f"payment.proposed_{verdict}", payment_id)
    return None


async def confirm(means: Means, payment_id: UUID, by: str) -> RulingRefused | State:
    """Let what another person proposed happen; answers where the payment stands then. Asked again, it says `NOTHING_PROPOSED`."""
    found = await lock(means.conn, payment_id)
    if found is None:
        return RulingRefused.NOT_FOUND
    ruling = await _open(means.conn, payment_id)
    if ruling is None:
        return RulingRefused.NOTHING_PROPOSED
    if ruling.proposed_by == by:
        await _trail(means, by, "payment.confirmed", payment_id, RulingRefused.SAME_PERSON)
        return RulingRefused.SAME_PERSON
    verdict = Verdict(ruling.verdict)
    if not _speaks_of(ruling, found) or verdict not in possible(found.state, found.attention):
        await _decide(means, ruling, "overtaken", by)
        await _trail(means, by, f"payment.confirmed_{verdict}", payment_id, RulingRefused.OVERTAKEN)
        return RulingRefused.OVERTAKEN
    detail = {"ruling": ruling.id, "proposed_by": ruling.proposed_by}
    if verdict is Verdict.STANDS:
        await _stand(means, found, by, detail)
    elif not await _move(means, found, verdict, by, detail):
        await _trail(means, by, f"payment.confirmed_{verdict}", payment_id, RulingRefused.UNBOOKABLE)
        return RulingRefused.UNBOOKABLE
    await _decide(means, ruling, "confirmed", by)
    await _trail(means, by, f"payment.confirmed_{verdict}", payment_id)
    after = await lock(means.conn, payment_id)
    return State(found.state if after is None else after.state)


async def decline(means: Means, payment_id: UUID, by: str) -> RulingRefused | None:
    """Take a proposal off, one's own or another's: the payment waits for the next one."""
    if await lock(means.conn, payment_id) is None:
        return RulingRefused.NOT_FOUND
    ruling = await _open(means.conn, payment_id)
    if ruling is None:
        return RulingRefused.NOTHING_PROPOSED
    await _decide(means, ruling, "declined", by)
    await _trail(means, by, "payment.declined", payment_id)
    return None


async def _move(
    means: Means, found: Payment, verdict: Verdict, by: str, detail: Mapping[str, str | int]
) -> bool:
    """In a savepoint: what the book refuses leaves payment and proposal as they are."""
    async with means.conn.begin_nested() as together:
        moved = await move(means, found, _EVENTS[verdict], by, detail=detail)
        if moved.state is found.state:
            await together.rollback()
            return False
        return True


async def _stand(means: Means, found: Payment, by: str, detail: Mapping[str, str | int]) -> None:
    await means.conn.execute(update(payment).where(payment.c.id == found.id).values(attention=None))
    await note(
        means.conn,
        found,
        str(found.state),
        event=Event.RULED_STANDS,
        actor=by,
        now=means.now,
        detail=detail,
    )


def _rows() -> Select[Any]:
    """Payments with the proposal that is open for each, if there is one."""
    return select(
        payment,
        payment_ruling.c.verdict,
        payment_ruling.c.reason,
        payment_ruling.c.proposed_by,
        payment_ruling.c.proposed_at,
        payment_ruling.c.version.label("ruled_version"),
        payment_ruling.c.attention.label("ruled_attention"),
    ).outerjoin(payment_ruling, (payment_ruling.c.payment_id == payment.c.id) & _OPEN)


def _seen(
    keys: Keys, row: Row[Any], names: Mapping[str, str], history: tuple[PaymentStep, ...] = ()
) -> ManualPayment:
    found = read(row)
    proposal = None
    if row.verdict is not None and (row.ruled_version, row.ruled_attention) == (
        found.version,
        found.attention,
    ):
        reason = keys.open(_place(found.id), row.reason)
        name = names.get(row.proposed_by, row.proposed_by)
        proposal = Proposal(Verdict(row.verdict), reason, row.proposed_by, name, row.proposed_at)
    return ManualPayment(
        id=found.id,
        code=receipt_code(found.id),
        kind=found.kind,
        rail=found.rail,
        state=str(found.state),
        attention=found.attention or "",
        amount=Money(found.amount),
        total=Money(found.total),
        to=_goes_to(details_of(keys, found)),
        rail_reference=row.rail_ref,
        attempts=found.attempts,
        created_at=found.created_at,
        changed_at=found.changed_at,
        deadline_at=found.deadline_at,
        possible=possible(found.state, found.attention),
        proposal=proposal,
        history=history,
    )


def _goes_to(details: Mapping[str, str]) -> str:
    """`Luz P••• · Banco Pichincha ••••3456`; a company by its name."""
    name = masked(details.get("beneficiary_name", ""))
    place = details.get("beneficiary_institution") or details.get("company_name", "")
    last4 = details.get("beneficiary_last4", "")
    return " · ".join(part for part in (name, f"{place} ••••{last4}" if last4 else place) if part)


async def _open(conn: AsyncConnection, payment_id: UUID) -> Row[Any] | None:
    """The proposal that waits; the payment's lock guards it."""
    return (
        await conn.execute(select(payment_ruling).where(payment_ruling.c.payment_id == payment_id, _OPEN))
    ).one_or_none()


def _speaks_of(ruling: Row[Any], found: Payment) -> bool:
    return bool((ruling.version, ruling.attention) == (found.version, found.attention))


async def _decide(means: Means, ruling: Row[Any], outcome: str, by: str) -> None:
    values = {"outcome": outcome, "decided_by": by, "decided_at": means.now}
    await means.conn.execute(update(payment_ruling).where(payment_ruling.c.id == ruling.id).values(values))


async def _trail(means: Means, by: str, action: str, payment_id: UUID, result: str = "done") -> None:
    await audit.record(
        means.conn,
        at=means.now,
        actor=by,
        action=action,
        subject=f"payment:{payment_id}",
        origin="console",
        result=result,
    )


def _place(payment_id: UUID) -> Place:
    return Place("ledger.payment_ruling", "reason", str(payment_id))
