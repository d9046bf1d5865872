"""The emergency brake's requests and who handles them (S38)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from banking import audit
from banking.codes.summary import Summaries, plainly
from banking.messages import emails
from banking.people import forms
from banking.people.chats import linked_member
from banking.people.sessions import end_sessions
from banking.refusals import ChatNotLinked, CoolingDown, CredentialsInvalid, NotFound
from banking.requests import GetConcern, GetFreeze, LiftFreeze, ReportNotMe
from banking.safety import cases, freezing
from banking.safety.stopping import stop_everything
from banking.values import Concern, FreezeStatus, Frozen
from banking.work import Handlers

if TYPE_CHECKING:
    from datetime import datetime

    from banking.refusals import OutgoingFrozen
    from banking.work import MemberId, Order, Work


async def concern(work: Work, _query: GetConcern) -> Concern | ChatNotLinked:
    """Handle `GetConcern`."""
    member = await linked_member(work.conn, work.caller.chat_id)
    return ChatNotLinked() if member is None else Concern(None)


async def report_not_me(order: Order, command: ReportNotMe) -> Frozen | ChatNotLinked:
    """Handle `ReportNotMe`. Whoever holds the phone may pull the brake; letting go needs more than the phone."""
    member = await linked_member(order.conn, order.caller.chat_id)
    if member is None:
        return ChatNotLinked()
    await freezing.hold(order.conn, member)
    before = await freezing.outgoing_frozen(order.conn, member)
    stopped = await stop_everything(order, member)
    await end_sessions(order.conn, member, order.now)
    if before is not None:
        return Frozen(before.case, before.since, stopped, already=True)
    opened = await cases.open_case(order, cases.NOT_ME, member, command.concern.notice)
    await freezing.begin(order.conn, member, opened.id, order.now)
    await emails.post_details(order, member, emails.OUTGOING_FROZEN, {"case": opened.told.number})
    await _record(order, member, "freeze.begun", opened.told.number)
    return Frozen(opened.told.number, order.now, stopped, already=False)


async def freeze_status(work: Work, _query: GetFreeze) -> FreezeStatus:
    """Handle `GetFreeze`."""
    frozen = await freezing.outgoing_frozen(work.conn, work.owner)
    if frozen is None:
        return FreezeStatus(frozen=False, case=None, since=None, may_lift_at=None, may_lift=False)
    until = _cool_at(work, frozen)
    return FreezeStatus(
        frozen=True, case=frozen.case, since=frozen.since, may_lift_at=until, may_lift=work.now >= until
    )


async def lift_freeze(
    order: Order, command: LiftFreeze
) -> CredentialsInvalid | NotFound | CoolingDown | None:
    """Handle `LiftFreeze`: the password by page, the phone by code, and time to think in between."""
    member = order.owner
    proof = await forms.proof(order, command.password)
    if proof is None or proof.member_id != member or proof.temporary:
        return CredentialsInvalid()
    await freezing.hold(order.conn, member)
    frozen = await freezing.outgoing_frozen(order.conn, member)
    if frozen is None:
        return NotFound()
    until = _cool_at(order, frozen)
    if order.now < until:
        return CoolingDown(until)
    await forms.use_proof(order, command.password)
    await freezing.lift(order.conn, member, order.actor, order.now)
    await emails.post_details(order, member, emails.OUTGOING_RELEASED, {"case": frozen.case})
    await _record(order, member, "freeze.lifted", frozen.case)
    return None


def _cool_at(work: Work, frozen: OutgoingFrozen) -> datetime:
    return frozen.since + timedelta(seconds=work.policy.freeze_cooling_seconds)


async def _record(order: Order, member: MemberId, action: str, case: str) -> None:
    """The trail names the member; the command's own line may only know the chat."""
    await audit.record(
        order.conn,
        at=order.now,
        actor=f"member:{member}",
        action=action,
        subject=f"case:{case}",
        origin=f"chat:{order.caller.chat_id}",
        result="done",
        operation=order.operation,
    )


QUERIES: Final[Handlers] = {GetConcern: concern, GetFreeze: freeze_status}
COMMANDS: Final[Handlers] = {ReportNotMe: report_not_me, LiftFreeze: lift_freeze}
SUMMARIES: Final[Summaries] = {LiftFreeze: plainly("lift_freeze")}
