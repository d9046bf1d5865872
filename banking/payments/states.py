"""Where a payment may stand and what may happen to it: one table, pure (S18, `design.md` §4).

A fact of the rail counts whenever it comes, before our own request returned or after a worker gave up; what it cannot change any
more is noted and ignored, and where it contradicts what we did a person must look (`ALARMS`). Nothing here guesses: whatever is not
known leads to `unknown`, and from there only the rail's own word leads on.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from banking.values.payments import PaymentState

State = PaymentState


class Event(StrEnum):
    """What happens to a payment."""

    PLACED = "placed"
    """Its money is held."""
    CLAIMED = "claimed"
    """A worker is about to hand the order to the rail."""
    ACCEPTED = "accepted"
    """The rail has the order; its end is to come."""
    SETTLED = "settled"
    """The rail carried the order out."""
    REFUSED = "refused"
    """The rail will never carry the order out."""
    RETURNED = "returned"
    """The rail gave the money back after it had carried the order out."""
    LOST = "lost"
    """No answer that could be read: it may or may not have the order."""
    ABSENT = "absent"
    """Asked, the rail does not know the key: the same order may be handed over once more, under the same key."""
    CANCELLED = "cancelled"
    """The member, or the bank for him, took it back before it was handed over (B16, S38)."""
    BARRED = "barred"
    """Its account was blocked or closed before it left: it does not leave any more."""
    OVERDUE = "overdue"
    """Its deadline is over and the rail still says nothing that ends it."""
    MISMATCHED = "mismatched"
    """The rail speaks of another amount or account than our order (S04)."""
    DOUBTED = "doubted"
    """The database was restored: what was handed over since is not known (F17)."""
    UNBOOKABLE = "unbookable"
    """The book refuses what the rail says: the account was closed meanwhile."""
    ORPHANED = "orphaned"
    """Its deadline is over and this code knows its kind or its state not (F16)."""
    RULED_SETTLED = "ruled_settled"
    """People found that the rail carried it out (S24)."""
    RULED_REJECTED = "ruled_rejected"
    """People found that the rail never will (S24)."""
    RULED_RETURNED = "ruled_returned"
    """People found that the rail gave back what it had carried out (S24)."""
    RULED_STANDS = "ruled_stands"
    """People looked into a contradiction, and nothing moves (S24)."""


TABLE: Final[dict[tuple[State, Event], tuple[State, ...]]] = {
    (State.AUTHORIZED, Event.PLACED): (State.HELD,),
    # held: nothing has left the house
    (State.HELD, Event.CLAIMED): (State.SENDING,),
    (State.HELD, Event.CANCELLED): (State.CANCELLED,),
    (State.HELD, Event.BARRED): (State.CANCELLED,),
    (State.HELD, Event.ACCEPTED): (State.UNKNOWN,),  # the rail knows more than we do: ask it
    (State.HELD, Event.SETTLED): (State.UNKNOWN,),
    (State.HELD, Event.REFUSED): (State.UNKNOWN,),
    (State.HELD, Event.RETURNED): (State.UNKNOWN,),
    (State.HELD, Event.MISMATCHED): (State.MANUAL,),
    (State.HELD, Event.DOUBTED): (State.UNKNOWN,),
    (State.HELD, Event.ORPHANED): (State.MANUAL,),
    # sending: the order may have left
    (State.SENDING, Event.ACCEPTED): (State.SENT,),
    (State.SENDING, Event.SETTLED): (State.SETTLED,),
    (State.SENDING, Event.REFUSED): (State.REJECTED,),
    (State.SENDING, Event.RETURNED): (State.SETTLED, State.RETURNED),
    (State.SENDING, Event.LOST): (State.UNKNOWN,),
    (State.SENDING, Event.MISMATCHED): (State.MANUAL,),
    (State.SENDING, Event.DOUBTED): (State.UNKNOWN,),
    (State.SENDING, Event.UNBOOKABLE): (State.MANUAL,),
    (State.SENDING, Event.ORPHANED): (State.MANUAL,),
    # unknown: only the rail's word leads on
    (State.UNKNOWN, Event.ACCEPTED): (State.SENT,),
    (State.UNKNOWN, Event.SETTLED): (State.SETTLED,),
    (State.UNKNOWN, Event.REFUSED): (State.REJECTED,),
    (State.UNKNOWN, Event.RETURNED): (State.SETTLED, State.RETURNED),
    (State.UNKNOWN, Event.ABSENT): (State.SENDING,),
    (State.UNKNOWN, Event.OVERDUE): (State.MANUAL,),
    (State.UNKNOWN, Event.MISMATCHED): (State.MANUAL,),
    (State.UNKNOWN, Event.UNBOOKABLE): (State.MANUAL,),
    (State.UNKNOWN, Event.ORPHANED): (State.MANUAL,),
    # sent: the rail has it
    (State.SENT, Event.SETTLED): (State.SETTLED,),
    (State.SENT, Event.REFUSED): (State.REJECTED,),
    (State.SENT, Event.RETURNED): (State.SETTLED, State.RETURNED),
    (State.SENT, Event.OVERDUE): (State.MANUAL,),
    (State.SENT, Event.MISMATCHED): (State.MANUAL,),
    (State.SENT, Event.DOUBTED): (State.UNKNOWN,),
    (State.SENT, Event.UNBOOKABLE): (State.MANUAL,),
    (State.SENT, Event.ORPHANED): (State.MANUAL,),
    # settled: irrevocable for us, not for the rail
    (State.SETTLED, Event.RETURNED): (State.RETURNED,),
    (State.SETTLED, Event.RULED_RETURNED): (State.RETURNED,),
    # manual: people, or a late word of the rail where only its silence was the reason (see `plan`)
    (State.MANUAL, Event.SETTLED): (State.SETTLED,),
    (State.MANUAL, Event.REFUSED): (State.REJECTED,),
    (State.MANUAL, Event.RETURNED): (State.SETTLED, State.RETURNED),
    (State.MANUAL, Event.RULED_SETTLED): (State.SETTLED,),
    (State.MANUAL, Event.RULED_REJECTED): (State.REJECTED,),
}
"""What moves; the states passed through, the last one stays. A pair that is missing moves nothing."""

FACTS: Final = frozenset({Event.ACCEPTED, Event.SETTLED, Event.REFUSED, Event.RETURNED, Event.MISMATCHED})
"""What the rail says: true whichever attempt asked for it."""

ALARMS: Final = frozenset(
    {
        (State.SETTLED, Event.REFUSED),
        (State.SETTLED, Event.MISMATCHED),
        (State.SETTLED, Event.UNBOOKABLE),
        (State.RETURNED, Event.REFUSED),
        (State.RETURNED, Event.MISMATCHED),
        (State.REJECTED, Event.ACCEPTED),
        (State.REJECTED, Event.SETTLED),
        (State.REJECTED, Event.RETURNED),
        (State.REJECTED, Event.MISMATCHED),
        (State.MANUAL, Event.MISMATCHED),
        (State.MANUAL, Event.UNBOOKABLE),
        (State.CANCELLED, Event.ACCEPTED),
        (State.CANCELLED, Event.SETTLED),
        (State.CANCELLED, Event.RETURNED),
        (State.CANCELLED, Event.MISMATCHED),
    }
)
"""Contradictions: nothing moves, and the payment waits for a person's look."""

FINAL: Final = frozenset({State.SETTLED, State.RETURNED, State.REJECTED, State.CANCELLED})
UNDER_WAY: Final = frozenset({State.HELD, State.SENDING, State.SENT, State.UNKNOWN})
"""What workers look after; a `manual` payment that only the rail's silence brought there is asked about as well."""

OVERDUE_ATTENTION: Final = Event.OVERDUE.value


def plan(state: State, event: Event, attention: str | None) -> tuple[State, ...]:
    """The states to pass through; () where nothing moves. A late word of the rail ends a manual payment only if nothing but its
    silence had made it one.
    """
    if state is State.MANUAL and event in FACTS and attention != OVERDUE_ATTENTION:
        return ()
    return TABLE.get((state, event), ())
