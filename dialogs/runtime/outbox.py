"""Sending what turns left in the outbox: per chat in order, by one sender at a time, taken out only after it was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from uuid import UUID

from banking.api import Bank
from dialogs.memory import Memory, Outdated
from dialogs.parcels import AnswerTap, Channel, Delivery, Message, Parcel, Result
from dialogs.runtime.envelopes import Envelope, seal, unseal
from dialogs.runtime.faults import Fault, Guard, log
from dialogs.runtime.store import Progress, Store, Waiting

LEASE_MILLISECONDS = 30_000
"""How long a sender has for what it holds before another may take over; also how long a sweeper's claim lasts."""
_STATES = {
    Result.SENT: "sent",
    Result.HARMLESS: "failed",
    Result.BROKEN: "failed",
    Result.GONE: "blocked",
    Result.DOUBTFUL: "unknown",
}
"""How the desk calls the end of sending a person's message (desk.md 18)."""
LATER = timedelta(seconds=5)
"""When to try again where the messenger does not say."""


def _outlives(parcel: Parcel) -> bool:
    """What is sent even when the chat has changed hands: a tap's answer, and what a person said while the chat was theirs."""
    return isinstance(parcel, AnswerTap) or (isinstance(parcel, Message) and parcel.said is not None)


class Outbox:
    """The senders of this process."""

    def __init__(
        self,
        store: Store,
        memory: Memory,
        channel: Channel,
        milliseconds: Callable[[], int],
        guard: Guard,
        bank: Bank,
        gone: Callable[[int], Awaitable[None]],
    ) -> None:
        """`milliseconds` is the time since 1970; `bank` hears of outcomes the member has learnt and of how people's
        messages arrived, `gone` of chats nothing can be sent to any more.
        """
        self._store = store
        self._memory = memory
        self._channel = channel
        self._milliseconds = milliseconds
        self._guard = guard
        self._bank = bank
        self._gone = gone
        self._senders: set[asyncio.Task[object]] = set()

    def start(self, chat_id: int, lease: int, envelope: Envelope | None = None) -> None:
        """Send off the turn, under a lease that was granted until `lease`: this envelope, or whatever waits."""
        envelopes = [envelope] if envelope is not None else []
        sender = asyncio.create_task(self._send(chat_id, lease, envelopes))
        self._senders.add(sender)
        sender.add_done_callback(self._senders.discard)

    async def drain(self) -> None:
        """Wait until the senders of this process have stopped."""
        while self._senders:
            await asyncio.gather(*self._senders)

    async def send(self, chat_id: int, lease: int, envelopes: Sequence[Envelope]) -> None:
        """Send until nothing waits, the messenger says later, or another sender has taken over."""
        progress = Progress(chat_id, lease, self._next_lease())
        if envelopes:
            progress = await self._deliver(chat_id, lease, envelopes)
        while waiting := await self._store.sent(progress):
            progress = await self._deliver(chat_id, progress.next_lease, self._opened(chat_id, waiting))

    async def _send(self, chat_id: int, lease: int, envelopes: Sequence[Envelope]) -> None:
        await self._guard.of(self.send(chat_id, lease, envelopes), "sending_failed", chat_id)

    def _opened(self, chat_id: int, waiting: Waiting) -> list[Envelope]:
        """What waits, without the messages of an epoch the conversation has left; a tap is answered all the same."""
        found = self._memory.load(chat_id, waiting.conversation) if waiting.conversation else None
        kept = found.rest if isinstance(found, Outdated) else found
        envelopes: list[Envelope] = []
        for sealed in waiting.envelopes:
            envelope = unseal(self._store.sealer, chat_id, sealed)
            if envelope is None:
                log.warning("envelope_unreadable", chat=self._store.sealer.alias(chat_id))
                envelope = Envelope(0, (), sealed)
            elif kept is not None and envelope.epoch != kept.conversation.epoch:
                still = [parcel for parcel in envelope.parcels if _outlives(parcel)]
                envelope = Envelope(envelope.epoch, still, sealed)
            envelopes.append(envelope)
        return envelopes

    async def _deliver(self, chat_id: int, lease: int, envelopes: Sequence[Envelope]) -> Progress:
        """Send these in order; how far it came."""
        sent: list[bytes] = []
        reachable = True
        for envelope in envelopes:
            for number, parcel in enumerate(envelope.parcels):
                if not reachable:
                    break
                if self._milliseconds() >= lease:
                    return self._stopped(chat_id, lease, sent, envelope, number)
                delivery = await self._deliver_one(chat_id, parcel)
                if delivery.result is Result.LATER:
                    wait = max(delivery.retry_after or LATER, timedelta(seconds=1))
                    resume_at = self._milliseconds() + round(wait.total_seconds() * 1000)
                    return self._stopped(chat_id, lease, sent, envelope, number, resume_at)
                reachable = delivery.result is not Result.GONE
            sent.append(envelope.sealed)
        return Progress(chat_id, lease, self._next_lease(), sent)

    async def _deliver_one(self, chat_id: int, parcel: Parcel) -> Delivery:
        kind = type(parcel).__name__
        sending = self._channel.deliver(chat_id, parcel)
        delivery = await self._guard.of(sending, "parcel_failed", chat_id, kind=kind)
        if isinstance(delivery, Fault):
            delivery = Delivery(Result.BROKEN)
        if isinstance(parcel, Message) and parcel.said is not None and delivery.result is not Result.LATER:
            await self._report(chat_id, parcel.said, delivery.result)
        if delivery.result is Result.SENT and isinstance(parcel, Message) and parcel.tells is not None:
            await self._guard.of(self._bank.mark_told(parcel.tells), "telling_not_marked", chat_id)
        elif delivery.result is Result.GONE:
            log.info("chat_gone", chat=self._store.sealer.alias(chat_id))
            await self._guard.of(self._gone(chat_id), "gone_not_recorded", chat_id)
        elif delivery.result is Result.BROKEN:
            log.error("parcel_refused", chat=self._store.sealer.alias(chat_id), kind=kind)
        return delivery

    async def _report(self, chat_id: int, message: UUID, result: Result) -> None:
        state = _STATES[result]
        await self._guard.of(self._bank.mark_said(message, state), "delivery_not_marked", chat_id)

    def _stopped(
        self,
        chat_id: int,
        lease: int,
        sent: list[bytes],
        envelope: Envelope,
        number: int,
        resume_at: int | None = None,
    ) -> Progress:
        """Stopped before a parcel: what was sent of its envelope is not sent again, by whoever goes on."""
        rest = b""
        if number:
            left = envelope.parcels[number:]
            rest = seal(self._store.sealer, chat_id, envelope.epoch, left).sealed
        return Progress(chat_id, lease, self._next_lease(), sent, envelope.sealed, rest, resume_at)

    def _next_lease(self) -> int:
        return self._milliseconds() + LEASE_MILLISECONDS
