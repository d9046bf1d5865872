"""The turn (`design.md` §3): load, step, commit; then the command it left pending, and a second commit.

No chat is locked: whoever loses the compare-and-set runs again on the newer conversation. Replies are complete before the
commit and sent after it, off the turn. Faults of the turn become a sentence with a reference number; faults of Redis are
raised, so that whoever delivered the event delivers it again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from banking.api import (
    Bank,
    HandoffReason,
    Language,
    Notice,
    NoticeId,
    Owner,
    Refusal,
    Unavailable,
    language_of_tag,
)
from dialogs.engine.conversation import Conversation, Pending, Talk
from dialogs.engine.events import UNKNOWN, Executed, Silence
from dialogs.engine.flow import Catalogue
from dialogs.engine.replies import Phrase, Reply, Say
from dialogs.memory import Kept, Memory
from dialogs.parcels import Channel, Parcel
from dialogs.runtime import envelopes
from dialogs.runtime.faults import ContentionError, Fault, Guard, log
from dialogs.runtime.inbound import Inbound, TapSource, read
from dialogs.runtime.outbox import LEASE_MILLISECONDS, Outbox
from dialogs.runtime.recovery import Sweeper
from dialogs.runtime.rendering import Renderer, Words
from dialogs.runtime.speaking import interrupted, notice_replies, outcome_alone, sorry, told_by, with_buttons
from dialogs.runtime.store import BUCKETS, Commit, Lost, Store
from dialogs.runtime.turns import Chance, Turns
from dialogs.sealing import stamp

AWAY = (Unavailable, TimeoutError)
"""The bank cannot answer now. What is said between a member and a person waits for it where it came from, rather than be lost with an
excuse: whoever delivered it delivers it again.
"""
TRIES = 40
"""Times a turn runs again because another was faster; each time one of them was."""
COMMANDS_PER_TURN = 10
"""Commands a turn may carry out one after the other; more means a circle."""
PENDING_GRACE_MILLISECONDS = 25_000
"""How long a pending command is left to the turn that committed it."""
UNKNOWN_AFTER_SECONDS = 3_600.0
"""When the member is told that a command's outcome stays unknown. Its code has expired long before: as soon as the bank
answers again, the same operation gets a definite answer, so nobody is told "unknown" while one can still come."""
GIVEN_UP_AFTER_SECONDS = 3_600.0
"""When a command that cannot be unknown, and never gets an answer, is dropped: none of them moves money."""


@dataclass(frozen=True, slots=True)
class Held:
    """A conversation and the sealed value it came from (empty for none): what the next commit compares with."""

    kept: Kept
    value: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """What a turn wants to save and send."""

    kept: Kept
    parcels: tuple[Parcel, ...] = ()


async def _nobody(_chat_id: int) -> None:
    """Nobody wants to know which chats are gone."""


class Runtime:
    """Runs conversations; safe to share between tasks, and between processes on the same Redis and bank."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        words: Words,
        bank: Bank,
        store: Store,
        channel: Channel,
        clock: Callable[[], datetime],
        entropy: Callable[[], bytes],
        gone: Callable[[int], Awaitable[None]] = _nobody,
        unknown_after_seconds: float = UNKNOWN_AFTER_SECONDS,
    ) -> None:
        """`clock` gives aware datetimes, `entropy` 16 random bytes; `gone` hears of chats that blocked the bot."""
        self._catalogue = catalogue
        self._store = store
        self._clock = clock
        self._entropy = entropy
        self._unknown_after_seconds = unknown_after_seconds
        self._memory = Memory(catalogue.flows, store.sealer)
        self._renderers = {language: Renderer(words, language) for language in Language}
        self._turns = Turns(catalogue, bank)
        self._guard = Guard(entropy, store.sealer.alias)
        self._outbox = Outbox(store, self._memory, channel, self._milliseconds, self._guard, bank, gone)
        self._sweeper = Sweeper(store, self._outbox, self._guard, self._milliseconds, self._resume)

    async def handle(self, inbound: Inbound) -> None:
        """Take one event; returns after its commit. Raises redis.RedisError or ContentionError: deliver it again."""
        await self._take(inbound, await self._store.load(inbound.chat_id))

    async def drain(self) -> None:
        """Wait for what is being sent."""
        await self._outbox.drain()

    async def sweep(self, buckets: Iterable[int] = range(BUCKETS)) -> int:
        """Finish what a crash left, send what waits, end silent sessions; how much there was to do."""
        return await self._sweeper.sweep(buckets)

    async def tell_untold(self, notices: Iterable[Notice]) -> int:
        """Tell outcomes nobody was told; how many messages that made. Chats that are about to be told are left alone."""
        told = 0
        for notice in notices:
            made = await self._guard.of(self._tell(notice), "notice_failed", notice.chat_id)
            told += made is True
        return told

    # --- one turn ---

    async def _take(self, inbound: Inbound, value: bytes) -> None:
        for _ in range(TRIES):
            held, preface = await self._sound(inbound.chat_id, value, inbound.language)
            if inbound.update_id is not None and inbound.update_id in held.kept.recent:
                await self._finish(inbound.chat_id, held)
                return
            draft = await self._draft(inbound, held, preface)
            if draft is None:
                return
            saved = await self._save(inbound.chat_id, held, draft)
            if isinstance(saved, Held):
                pending = saved.kept.conversation.pending
                if pending is not None and (
                    pending != held.kept.conversation.pending or self._is_overdue(pending)
                ):
                    await self._finish(inbound.chat_id, saved)
                return
            value = saved.value
        raise ContentionError

    async def _draft(self, inbound: Inbound, held: Held, preface: tuple[Reply, ...]) -> Draft | None:
        """What the event leads to; None where that is nothing at all."""
        before = held.kept.conversation
        if isinstance(inbound.event, Silence) and not self._is_silent(before):
            return None
        made = await self._guard.of(
            self._answer(inbound, held, preface),
            "turn_failed",
            inbound.chat_id,
            passing=AWAY if before.talk is not None else (),
            **_where(inbound, before),
        )
        if isinstance(made, Fault):
            troubled = replace(before, trouble=HandoffReason.FAULT)
            sorrow = self._rendered(before, sorry(made, before.prompt), inbound.tap)
            made = Draft(replace(held.kept, conversation=troubled), sorrow)
        draft = replace(made, kept=made.kept.taking(inbound.update_id))
        return draft if draft.kept != held.kept or draft.parcels else None

    async def _answer(self, inbound: Inbound, held: Held, preface: tuple[Reply, ...]) -> Draft:
        chance = self._chance(held.value, inbound.cause, str(inbound.update_id))
        conversation = held.kept.conversation
        event = read(inbound.event, conversation.talk)
        turn = await self._turns.run(inbound.chat_id, conversation, event, chance)
        parcels = self._rendered(turn.conversation, (*preface, *turn.replies), inbound.tap)
        return Draft(replace(held.kept, conversation=turn.conversation), parcels)

    async def _sound(
        self, chat_id: int, value: bytes, profile: str | None = None
    ) -> tuple[Held, tuple[Reply, ...]]:
        """The conversation, and what is to be said first where newer code cannot go on with it. A command that was
        pending in such a conversation is finished before anything else. `profile` is the language of the person's Telegram.
        """
        if not value:
            return Held(await self._unknown(chat_id, profile), b""), ()
        found = self._memory.load(chat_id, value)
        if isinstance(found, Kept):
            return Held(found, value), ()
        log.warning("conversation_outdated", flow=found.flow, chat=self._store.sealer.alias(chat_id))
        held = Held(found.rest, value)
        if found.rest.conversation.pending is None:
            return held, interrupted(found)
        saved = await self._save(chat_id, held, Draft(found.rest))
        if isinstance(saved, Lost):
            return await self._sound(chat_id, saved.value)
        return await self._finish(chat_id, saved), ()

    async def _unknown(self, chat_id: int, profile: str | None) -> Kept:
        """A chat that Redis knows nothing of may still be with a person: the bot does not talk over one (desk.md 1). It is
        spoken to in the language it chose, else in the one of the person's Telegram.
        """
        view, language = await asyncio.gather(
            self._guard.of(self._turns.look_at_desk(chat_id), "desk_not_asked", chat_id),
            self._guard.of(self._turns.language_of(chat_id), "language_not_asked", chat_id),
        )
        if isinstance(language, Fault) or language is None:
            language = language_of_tag(profile)
        if isinstance(view, Fault) or view.handoff is None or view.owner not in (Owner.QUEUED, Owner.AGENT):
            return Kept(Conversation(language=language))
        talk = Talk(view.handoff, view.epoch, view.owner, view.agent, view.position)
        return Kept(Conversation(talk=talk, language=language))

    # --- the pending command ---

    async def _finish(self, chat_id: int, held: Held) -> Held:
        """Carry out the pending command and those that follow from it; the conversation afterwards."""
        for _ in range(COMMANDS_PER_TURN):
            pending = held.kept.conversation.pending
            if pending is None:
                return held
            result = await self._guard.of(
                self._turns.execute(chat_id, pending, held.kept.conversation.language),
                "command_failed",
                chat_id,
                command=type(pending.command).__name__,
                operation=pending.operation,
            )
            held = await self._conclude(chat_id, held, pending, result)
            if held.kept.conversation.pending == pending:
                return held
        raise ContentionError

    async def _conclude(self, chat_id: int, held: Held, pending: Pending, result: Any) -> Held:
        """Commit the command's answer, once: whoever comes second finds nothing pending."""
        for _ in range(TRIES):
            found = held.kept.conversation.pending
            if found is None or found.operation != pending.operation:
                return held
            draft = await self._concluded(chat_id, held, pending, result)
            if draft is None:
                return held
            saved = await self._save(chat_id, held, draft)
            if isinstance(saved, Held):
                return saved
            held, _ = await self._sound(chat_id, saved.value)
        raise ContentionError

    async def _concluded(self, chat_id: int, held: Held, pending: Pending, result: Any) -> Draft | None:
        if isinstance(result, Fault):
            age = (self._clock() - pending.since).total_seconds()
            if pending.command.can_be_unknown and age >= self._unknown_after_seconds:
                result = UNKNOWN
            elif not pending.command.can_be_unknown and age >= GIVEN_UP_AFTER_SECONDS:
                return self._dropped(held, pending, result)
            elif held.kept.warned:
                return None
            else:
                working = self._rendered(held.kept.conversation, (Say((Phrase("engine-still_working"),)),))
                return Draft(replace(held.kept, warned=True), working)
        made = await self._guard.of(
            self._outcome(chat_id, held, pending, result),
            "outcome_failed",
            chat_id,
            command=type(pending.command).__name__,
            operation=pending.operation,
        )
        return self._dropped(held, pending, made, result) if isinstance(made, Fault) else made

    async def _outcome(self, chat_id: int, held: Held, pending: Pending, result: Any) -> Draft:
        """The answer as an event; its first message tells the member."""
        conversation = held.kept.conversation
        if conversation.frames:
            chance = self._chance(held.value, pending.operation.bytes, str(pending.operation))
            turn = await self._turns.run(chat_id, conversation, Executed(pending.operation, result), chance)
            conversation, replies = turn.conversation, turn.replies
        else:
            conversation, replies = replace(conversation, pending=None), outcome_alone(pending, result)
        told = told_by(pending, result)
        if told is not None and not isinstance(result, Refusal):
            offered = await self._guard.of(self._turns.buttons(chat_id, pending), "no_buttons", chat_id)
            replies = with_buttons(replies, () if isinstance(offered, Fault) else offered)
        parcels = self._rendered(conversation, replies, tells=told)
        return Draft(replace(held.kept, conversation=conversation, warned=False), parcels)

    def _dropped(self, held: Held, pending: Pending, fault: Fault, result: Any = UNKNOWN) -> Draft:
        """The flow cannot take its command's answer, or never got one: it ends here, and what is known is said."""
        conversation = replace(held.kept.conversation, frames=(), pending=None, trouble=HandoffReason.FAULT)
        parcels = self._rendered(conversation, sorry(fault))
        tells = told_by(pending, result)
        if tells is not None and not isinstance(result, Refusal):
            parcels += self._rendered(conversation, outcome_alone(pending, result), tells=tells)
        return Draft(replace(held.kept, conversation=conversation, warned=False), parcels)

    # --- what others began ---

    async def _resume(self, chat_id: int) -> None:
        """Look after a chat the index names: finish its command, or end its silent session."""
        value = await self._store.load(chat_id)
        held, preface = await self._sound(chat_id, value)
        if held.kept.conversation.pending is not None:
            await self._finish(chat_id, held)
        elif held.kept.conversation.seat is not None:
            await self._take(Inbound(chat_id, Silence()), held.value)
        else:
            await self._save(chat_id, held, Draft(held.kept, self._rendered(held.kept.conversation, preface)))

    async def _tell(self, notice: Notice) -> bool:
        chat_id = notice.chat_id
        if await self._store.has_waiting(chat_id):
            return False
        value = await self._store.load(chat_id)
        for _ in range(TRIES):
            held, preface = await self._sound(chat_id, value)
            if held.kept.conversation.pending is not None:
                return False
            told = self._rendered(held.kept.conversation, notice_replies(notice), tells=notice.id)
            parcels = (*self._rendered(held.kept.conversation, preface), *told)
            saved = await self._save(chat_id, held, Draft(held.kept, parcels))
            if isinstance(saved, Held):
                return True
            value = saved.value
        raise ContentionError

    def _rendered(
        self,
        conversation: Conversation,
        replies: Iterable[Reply],
        tap: TapSource | None = None,
        tells: NoticeId | None = None,
    ) -> tuple[Parcel, ...]:
        """The replies in the conversation's language."""
        return self._renderers[conversation.language].parcels(replies, tap, tells)

    # --- saving ---

    async def _save(self, chat_id: int, held: Held, draft: Draft) -> Held | Lost:
        """Commit, and start sending where this process is the one to send."""
        conversation = draft.kept.conversation
        now = self._milliseconds()
        envelope = None
        if draft.parcels:
            envelope = envelopes.seal(self._store.sealer, chat_id, conversation.epoch, draft.parcels)
        commit = Commit(
            chat_id,
            held.value,
            self._memory.save(chat_id, draft.kept),
            now,
            self._pending_due(conversation.pending, now),
            self._silence_due(conversation),
            envelope.sealed if envelope is not None else b"",
            now + LEASE_MILLISECONDS,
        )
        outcome = await self._store.commit(commit)
        if isinstance(outcome, Lost):
            return outcome
        if outcome.may_send and envelope is not None:
            self._outbox.start(chat_id, commit.lease_until, None if outcome.waiting else envelope)
        return Held(draft.kept, commit.value)

    def _is_overdue(self, pending: Pending) -> bool:
        return _milliseconds(pending.since) + PENDING_GRACE_MILLISECONDS <= self._milliseconds()

    def _pending_due(self, pending: Pending | None, now: int) -> int | None:
        """When somebody else finishes the command: what the member writes meanwhile does not put it off."""
        if pending is None:
            return None
        start = now if self._is_overdue(pending) else _milliseconds(pending.since)
        return start + PENDING_GRACE_MILLISECONDS

    def _silence_due(self, conversation: Conversation) -> int | None:
        """When the session in this chat ends by silence or age, in ms (D5); a pending command is looked after first."""
        seat = conversation.seat
        if seat is None or conversation.pending is not None:
            return None
        end = seat.expires_at
        if conversation.seen is not None:
            end = min(end, conversation.seen + self._catalogue.idle)
        return _milliseconds(end)

    def _is_silent(self, conversation: Conversation) -> bool:
        due = self._silence_due(conversation)
        return due is not None and due <= self._milliseconds()

    def _chance(self, value: bytes, cause: bytes | None, attempt: str) -> Chance:
        """The same event on the same conversation draws the same ids when it is run again after a crash, so that a code
        is sent and a page opened once; everything else draws fresh ones.
        """
        seed = self._store.sealer.seed(stamp(value), cause) if value and cause else self._entropy()
        return Chance(self._clock(), seed, attempt)

    def _milliseconds(self) -> int:
        return _milliseconds(self._clock())


def _where(inbound: Inbound, conversation: Conversation) -> dict[str, object]:
    """What a log line may say of a turn (S27)."""
    frame = conversation.frames[-1] if conversation.frames else None
    return {
        "update_id": inbound.update_id,
        "kind": type(inbound.event).__name__,
        "flow": frame.flow if frame is not None else None,
        "state": frame.state if frame is not None else None,
    }


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
