"""A conversation as a few hundred sealed bytes and back: names and plain data, never positions, classes or secrets (S36).

Loaded under newer code a conversation goes on where it is still sound; otherwise it comes back as `Outdated`, with what
survives of it: the login, the epoch, and a pending command, which is always finished first (`design.md` §2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from itertools import accumulate, pairwise
from operator import sub
from typing import Any
from uuid import UUID

import msgpack

import banking.api
from banking.api import ChallengeId, Command, HandoffReason, Language, OperationId, SessionId
from dialogs.engine.codec import CodecError, Plain, decode, encode
from dialogs.engine.conversation import Code, Conversation, Frame, Pending, Seat, Talk, Wanted
from dialogs.engine.flow import Flow
from dialogs.sealing import Sealer, UnreadableError

PLACE = b"conversation"
RECENT_UPDATES = 16
"""Updates of a chat that are recognised when they come again."""

COMMANDS: Mapping[str, type[Command[Any]]] = {
    name: kind
    for name, kind in vars(banking.api).items()
    if isinstance(kind, type) and issubclass(kind, Command) and kind is not Command
}
"""Every command of the bank, by the name it is kept under."""

_UNSOUND = (CodecError, KeyError, ValueError, TypeError, IndexError, AttributeError)
_FIELDS = 15
"""Of a saved conversation; the language stands last, so that Spanish takes no byte."""
_EMPTY: tuple[object, ...] = (None, (), [], {}, b"", 0, False)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a chat: the conversation, the updates it has taken (newest last), and whether the member knows
    that the pending command takes long.
    """

    conversation: Conversation = field(default_factory=Conversation)
    recent: tuple[int, ...] = ()
    warned: bool = False

    def taking(self, update_id: int | None) -> Kept:
        """The same, with this update taken."""
        if update_id is None:
            return self
        return replace(self, recent=(*self.recent[1 - RECENT_UPDATES :], update_id))


@dataclass(frozen=True, slots=True)
class Outdated:
    """A conversation that newer code cannot go on with: the flow it was in (None where not even that can be read), and
    what survives of it. `lost` says that it had a pending command that can no longer be read.
    """

    flow: str | None
    rest: Kept
    lost: bool = False


class Memory:
    """Saves and loads the conversations of these flows."""

    def __init__(self, flows: Mapping[str, Flow], sealer: Sealer) -> None:
        """Only what these flows declare can be loaded."""
        self._flows = flows
        self._sealer = sealer

    def save(self, chat_id: int, kept: Kept) -> bytes:
        """Sealed bytes; of a conversation that is over only what recognises repeated updates."""
        return self._sealer.seal(PLACE, chat_id, msgpack.packb(self._record(kept)))

    def load(self, chat_id: int, sealed: bytes) -> Kept | Outdated:
        """The conversation again, or what is left of it."""
        try:
            record = msgpack.unpackb(self._sealer.open(PLACE, chat_id, sealed))
            return self._restored(record)
        except (UnreadableError, *_UNSOUND):
            return Outdated(None, Kept())

    def _record(self, kept: Kept) -> list[object]:
        conversation = kept.conversation
        recent = _steps(kept.recent)
        language = None if conversation.language is Language.SPANISH else conversation.language.value
        if is_over(conversation):
            return _trimmed([recent, conversation.epoch, *(None,) * (_FIELDS - 4), language])
        return _trimmed(
            [
                recent,
                conversation.epoch,
                [self._frame(frame) for frame in conversation.frames],
                _seat(conversation.seat),
                conversation.prompt,
                _seconds(conversation.seen),
                conversation.misses,
                self._wanted(conversation.after),
                _pending(conversation.pending),
                kept.warned,
                conversation.talk and encode(conversation.talk, Talk),
                conversation.shelf and self._frame(conversation.shelf),
                dict(conversation.hints),
                language,
                conversation.trouble and conversation.trouble.value,
            ]
        )

    def _frame(self, frame: Frame) -> list[object]:
        types = self._flows[frame.flow].slot_types
        code = frame.code
        return _trimmed(
            [
                frame.flow,
                frame.version,
                frame.state,
                {name: encode(value, types[name]) for name, value in frame.slots.items()},
                frame.path,
                frame.operation and frame.operation.bytes,
                code and [code.challenge.bytes, code.sends, code.verified],
                frame.draft,
            ]
        )

    def _restored(self, record: Sequence[Any]) -> Kept | Outdated:
        (
            recent,
            epoch,
            frames,
            seat,
            prompt,
            seen,
            misses,
            after,
            pending,
            warned,
            talk,
            shelf,
            hints,
            language,
            trouble,
        ) = _filled(record[:_FIELDS], _FIELDS)
        outside = Conversation(
            seat=seat and Seat(SessionId(UUID(bytes=seat[0])), _moment(seat[1])),
            seen=seen and _moment(seen),
            epoch=epoch or 0,
            talk=talk and _talk(talk),
            language=Language(language or Language.SPANISH),
            trouble=_trouble(trouble),
        )
        kept = Kept(outside, _unsteps(recent or ()), bool(warned))
        try:
            outside = replace(outside, pending=pending and _command(pending))
        except _UNSOUND:
            return Outdated(_last_flow(frames), kept, lost=True)
        if len(record) > _FIELDS:  # saved by a build after this one, which knows what it says (F16)
            return Outdated(_last_flow(frames), replace(kept, conversation=outside))
        try:
            conversation = replace(
                outside,
                frames=tuple(self._restored_frame(frame) for frame in frames or ()),
                prompt=prompt or b"",
                misses=misses or 0,
                after=self._restored_wanted(after),
                shelf=self._shelf(shelf),
                hints=hints or {},
            )
        except _UNSOUND:
            return Outdated(_last_flow(frames), replace(kept, conversation=outside))
        return replace(kept, conversation=conversation)

    def _wanted(self, wanted: Wanted | None) -> Plain:
        """A flow's name alone where nothing is filled in."""
        if wanted is None or not wanted.slots:
            return wanted and wanted.flow
        types = self._flows[wanted.flow].slot_types
        return [wanted.flow, {name: encode(value, types[name]) for name, value in wanted.slots.items()}]

    def _restored_wanted(self, plain: Any) -> Wanted | None:
        name, slots = plain if isinstance(plain, list) else (plain, {})
        flow = self._flows.get(name)
        if flow is None:
            return None
        return Wanted(name, {slot: decode(each, flow.slot_types[slot]) for slot, each in slots.items()})

    def _shelf(self, record: Sequence[Any] | None) -> Frame | None:
        """A draft laid aside is given up where its flow has changed; the conversation goes on."""
        try:
            return self._restored_frame(record) if record else None
        except _UNSOUND:
            return None

    def _restored_frame(self, record: Sequence[Any]) -> Frame:
        name, version, state, slots, path, operation, code, draft = _filled(record, 8)
        flow = self._flows[name]
        if version != flow.version:
            raise CodecError(f"{name} is now at {flow.version}")
        for visited in (state, *(path or ())):
            flow.by_name[visited]
        return Frame(
            name,
            version,
            state,
            {slot: decode(plain, flow.slot_types[slot]) for slot, plain in (slots or {}).items()},
            tuple(path or ()),
            operation and OperationId(UUID(bytes=operation)),
            code and Code(ChallengeId(UUID(bytes=code[0])), code[1], code[2]),
            tuple(draft) if isinstance(draft, list) else draft,
        )


def is_over(conversation: Conversation) -> bool:
    """Whether nothing of the conversation is needed any more."""
    parts = (
        conversation.seat,
        conversation.pending,
        conversation.talk,
        conversation.shelf,
        conversation.trouble,
    )
    return not conversation.frames and not any(parts)


def _trimmed(record: list[object]) -> list[object]:
    """Without the empty fields at the end."""
    while record and record[-1] in _EMPTY:
        record.pop()
    return record


def _filled(record: Sequence[Any], length: int) -> Sequence[Any]:
    """The empty fields at the end again."""
    if len(record) > length:
        raise CodecError("more fields than this code knows")
    return (*record, *(None,) * (length - len(record)))


def _steps(updates: Sequence[int]) -> list[int]:
    """The newest update, then how far apart each is from the one before it, backwards: small numbers pack small."""
    return [*updates[-1:], *(later - earlier for earlier, later in reversed([*pairwise(updates)]))]


def _unsteps(steps: Sequence[int]) -> tuple[int, ...]:
    return tuple(accumulate(steps, sub))[::-1]


def _seconds(moment: datetime | None) -> int | None:
    """Whole seconds: a session never lasts longer for being kept."""
    return None if moment is None else int(moment.timestamp())


def _moment(plain: int) -> datetime:
    return datetime.fromtimestamp(plain, UTC)


def _trouble(plain: Plain) -> HandoffReason | None:
    """A reason that only newer code knows is none."""
    return next((reason for reason in HandoffReason if reason == plain), None)


def _talk(plain: Plain) -> Talk:
    if not isinstance(plain, list):
        raise CodecError("no talk")
    talk = decode(_filled(plain, len(fields(Talk))), Talk)
    if not isinstance(talk, Talk):
        raise CodecError("no talk")
    return talk


def _seat(seat: Seat | None) -> Plain:
    return seat and [seat.session.bytes, _seconds(seat.expires_at)]


def _pending(pending: Pending | None) -> Plain:
    if pending is None:
        return None
    command = pending.command
    return [
        type(command).__name__,
        encode(command, type(command)),
        pending.operation.bytes,
        pending.challenge and pending.challenge.bytes,
        _seconds(pending.since),
        pending.session and pending.session.bytes,
    ]


def _command(record: Sequence[Any]) -> Pending:
    name, plain, operation, challenge, since, session = record
    command: Any = decode(plain, COMMANDS[name])
    return Pending(
        OperationId(UUID(bytes=operation)),
        command,
        challenge and ChallengeId(UUID(bytes=challenge)),
        _moment(since),
        session and SessionId(UUID(bytes=session)),
    )


def _last_flow(frames: Any) -> str | None:
    try:
        return str(frames[-1][0])
    except (TypeError, IndexError, KeyError):
        return None
