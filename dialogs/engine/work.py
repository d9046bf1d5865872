"""The workbench of one step: the only mutable thing in the engine, made and thrown away inside `step`."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from dialogs.engine.conversation import Conversation, Frame, copy_of_conversation, copy_of_frame
from dialogs.engine.effects import Carried, Effect
from dialogs.engine.events import Moment, Text
from dialogs.engine.flow import Catalogue, Flow, Words
from dialogs.engine.hearing import Heard
from dialogs.engine.match import folded
from dialogs.engine.replies import Document, Key, Phrase, Reply, Say
from dialogs.engine.states import State

BACK, CANCEL, MENU, AGENT = "~back", "~cancel", "~menu", "~agent"
RESUME, RATE = "~resume", "~rate"
GO, SPEAK = "~go-", "~speak-"
"""Keys the engine owns; a flow's own keys never begin with a tilde."""


MISSES_TO_OFFER = 3
"""Misunderstandings in a row after which every prompt also offers the menu and a person."""


class EngineFaultError(Exception):
    """The engine met what the checker should have refused."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of a step."""

    conversation: Conversation
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What a kind of state does: when it is entered, and with each class of event that is its own to answer."""

    enter: Callable[[Work, Any], None]
    text: Callable[[Work, Any, Text], None]
    tap: Callable[[Work, Any, str], None]
    answered: Callable[[Work, Any, Effect, Any], None]
    waits: bool = True
    """Whether the state waits for the member; the others are passed through within a turn."""


RuleTable = Mapping[type[State], Rules]


class Work:
    """Conversation in, replies and effects out."""

    __slots__ = (
        "_copied_conversation",
        "_copied_frame",
        "_drawn",
        "_heard",
        "catalogue",
        "conversation",
        "effects",
        "event",
        "frame",
        "moment",
        "offered",
        "preface",
        "replies",
        "rules",
        "simpler",
    )

    def __init__(
        self, catalogue: Catalogue, rules: RuleTable, conversation: Conversation, moment: Moment
    ) -> None:
        """Take up the conversation; `frame` is the running flow, if any."""
        self.catalogue = catalogue
        self.rules = rules
        self.conversation = conversation
        self.frame: Frame | None = conversation.frames[-1] if conversation.frames else None
        self.moment = moment
        self.replies: list[Reply] = []
        self.effects: list[Effect] = []
        self.event: Any = None
        self.preface: tuple[Phrase, ...] = ()
        self.simpler = False
        self.offered: tuple[Key, ...] = ()
        self._heard: tuple[str, Heard] | None = None
        self._drawn = 0
        self._copied_frame: Frame | None = None
        self._copied_conversation: Conversation | None = None

    # --- reading ---

    @property
    def running(self) -> Frame:
        """The running frame; raises EngineFaultError when no flow runs."""
        if self.frame is None:
            raise EngineFaultError("no flow is running")
        return self.frame

    @property
    def flow(self) -> Flow:
        """The running flow."""
        return self.catalogue.flows[self.running.flow]

    @property
    def state(self) -> State:
        """The running state."""
        return self.flow.by_name[self.running.state]

    @property
    def slots(self) -> Mapping[str, Any]:
        """The running flow's slots."""
        return self.running.slots

    @property
    def words(self) -> Words:
        """The words of the conversation's language."""
        return self.catalogue.words.spoken(self.conversation.language)

    def title(self, flow: str) -> str:
        """What a flow is called here: the manual's heading, or its translation."""
        ref = f"title-{flow}"
        return self.words.plain(ref, {}) if self.words.has(ref) else self.catalogue.flows[flow].title

    def hear(self, text: str) -> Heard:
        """What a free message may mean: understood once a step, however many rules ask."""
        if self._heard is None or self._heard[0] != text:
            self._heard = (text, self.catalogue.hear(text, self.moment.today, self.conversation.language))
        return self._heard[1]

    def ref(self, attribute: str = "") -> str:
        """The words of the running state: `<flow>-<state>`, or one of its attributes."""
        frame = self.running
        base = f"{frame.flow}-{frame.state}"
        return f"{base}.{attribute}" if attribute else base

    # --- chance ---

    def random(self, size: int = 16) -> bytes:
        """Fresh bytes from the moment's seed; each call gives others."""
        self._drawn += 1
        return hashlib.blake2b(
            self.moment.seed, digest_size=size, salt=self._drawn.to_bytes(4, "big")
        ).digest()

    def uuid(self) -> UUID:
        """A fresh random id of 128 bits."""
        return UUID(bytes=self.random())

    # --- changing the conversation ---

    def set_frame(self, **changes: Any) -> None:
        """Change the running frame: copied once, then changed in place, for nobody else has seen the copy."""
        frame = self.running
        if self._copied_frame is not frame:
            frame = self.frame = self._copied_frame = copy_of_frame(frame)
        for name, value in changes.items():
            object.__setattr__(frame, name, value)

    def change(self, **changes: Any) -> None:
        """Change the conversation outside its frames, in the same way."""
        conversation = self.conversation
        if self._copied_conversation is not conversation:
            conversation = self.conversation = self._copied_conversation = copy_of_conversation(conversation)
        for name, value in changes.items():
            object.__setattr__(conversation, name, value)

    def fill(self, slot: str, value: object) -> None:
        """Put a value into a slot. Any change voids the operation that was reviewed and its code (S07)."""
        self.set_frame(slots={**self.slots, slot: value}, operation=None, code=None)

    def clear(self, names: Iterable[str]) -> None:
        """Empty slots, and void operation and code."""
        gone = set(names)
        kept = {name: value for name, value in self.slots.items() if name not in gone}
        self.set_frame(slots=kept, operation=None, code=None)

    def push(self, frame: Frame) -> None:
        """Run another flow on top of the running one."""
        if self.frame is not None:
            self.change(frames=(*self.conversation.frames[:-1], self.frame, frame))
        else:
            self.change(frames=(frame,))
        self.frame = frame

    def pop(self) -> None:
        """Leave the running flow; the one below runs on."""
        self.change(frames=self.conversation.frames[:-1])
        self.frame = self.conversation.frames[-1] if self.conversation.frames else None

    def drop_all(self) -> None:
        """Leave all flows."""
        self.change(frames=(), misses=0, hints={})
        self.frame = None

    # --- asking ---

    def need(self, effect: Effect, event: Any = None) -> None:
        """Ask for an effect's answer; the event it is needed for and what waits to be said come back with it."""
        self.effects.append(replace(effect, carried=Carried(event, self.preface, self.simpler, self.offered)))
        self.preface = self.offered = ()

    # --- saying ---

    def first(self, phrase: Phrase) -> None:
        """A sentence to open the next message with."""
        self.preface = (*self.preface, phrase)

    def offer(self, key: Key) -> None:
        """Another way on, below the buttons of the next prompt."""
        self.offered = (*self.offered, key)

    def hint(self, slot: str) -> str | None:
        """What the member named for a slot of the running flow before it was asked for."""
        name = self.catalogue.hints.get(self.running.flow, {}).get(slot)
        return None if name is None else self.conversation.hints.get(name)

    def forget_hint(self, slot: str) -> None:
        """A hint was heard: it counts once."""
        name = self.catalogue.hints[self.running.flow][slot]
        self.change(hints={other: said for other, said in self.conversation.hints.items() if other != name})

    def say(
        self, *phrases: Phrase, rows: tuple[tuple[Key, ...], ...] = (), document: Document | None = None
    ) -> None:
        """A message whose buttons, if any, need no nonce."""
        self.replies.append(Say((*self.preface, *phrases), rows, document))
        self.preface = ()

    def prompt(
        self,
        phrase: Phrase,
        rows: Iterable[Iterable[Key]],
        *,
        nonce: bytes = b"",
        document: Document | None = None,
    ) -> None:
        """A message whose buttons act until the next prompt (S17)."""
        self.change(prompt=nonce or self.random())
        armed = [tuple(self.armed(key) for key in row) for row in rows]
        armed += [(self.armed(key),) for key in self.offered]
        self.offered = ()
        if self.conversation.misses >= MISSES_TO_OFFER:
            ways_out = (Key(Phrase("engine-menu"), MENU), Key(Phrase("engine-agent_key"), AGENT))
            armed += [(self.armed(key),) for key in ways_out]
        self.say(phrase, rows=tuple(armed), document=document)

    def question(self) -> Phrase:
        """The running state's words, in their simpler form after a misunderstanding."""
        return Phrase(self.ref("simpler" if self.simpler else ""), self.slots)

    def is_label(self, text: str, ref: str) -> bool:
        """Whether typed text is what a button says."""
        return folded(text) == folded(self.words.plain(ref, {}))

    def own(self, attribute: str, house: str) -> str:
        """The running state's own words of this kind, or else the house's."""
        own = self.ref(attribute)
        return own if self.words.has(own) else house

    def armed(self, key: Key) -> Key:
        """The key with the prompt's nonce in front of its data."""
        return armed(key, self.conversation.prompt)

    def key_of(self, data: str) -> str | None:
        """What stands behind the nonce of a tapped button; None when the button is not of the last prompt."""
        nonce, _, key = data.partition(".")
        prompt = self.conversation.prompt
        return key if prompt and hmac.compare_digest(nonce.encode(), _encoded(prompt).encode()) else None

    def turn(self) -> Turn:
        """The result of the step."""
        if self.frame is not None and self.conversation.frames[-1] is not self.frame:
            self.change(frames=(*self.conversation.frames[:-1], self.frame))
        self._copied_conversation = self._copied_frame = None
        return Turn(self.conversation, tuple(self.replies), tuple(self.effects))


def armed(key: Key, prompt: bytes) -> Key:
    """The key as a button of the prompt with this nonce."""
    return key if key.page else Key(key.label, f"{_encoded(prompt)}.{key.data}")


@lru_cache(maxsize=64)
def _encoded(nonce: bytes) -> str:
    """The nonce as 22 characters of a callback's data."""
    return urlsafe_b64encode(nonce).rstrip(b"=").decode()
