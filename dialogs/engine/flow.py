"""Flows and the catalogue of all flows, with what can be computed from their tables once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any, Protocol

from banking.api import ButtonTaken, HandoffReason, Language
from dialogs.engine.events import Order
from dialogs.engine.hearing import Ear, deaf
from dialogs.engine.slots import Slot, reads_of
from dialogs.engine.states import Ask, Call, Choose, ChooseMany, Confirm, Fetch, Form, Otp, Run, State

Kinded = Ask | Choose | ChooseMany | Form


@dataclass(frozen=True)
class Flow:
    """An ordered table of states. `title` is the manual's own heading; `version` grows with every changed shape."""

    name: str
    title: str
    states: tuple[State, ...]
    version: int
    needs_session: bool = True
    front: bool = False
    """A front page, such as the main menu: at its beginning there is nothing to cancel or to go back to."""

    @cached_property
    def by_name(self) -> Mapping[str, State]:
        """States by name."""
        return {state.name: state for state in self.states}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each state in the table."""
        return {state.name: place for place, state in enumerate(self.states)}

    @property
    def first(self) -> str:
        """Where the flow begins: the first line."""
        return self.states[0].name

    @cached_property
    def slot_types(self) -> Mapping[str, object]:
        """The type of every slot a state of this flow fills."""
        return {slot.name: slot.type for state in self.states if (slot := slot_of(state)) is not None}

    @cached_property
    def dependents(self) -> Mapping[str, frozenset[str]]:
        """For each slot: itself and every slot whose value was made with it, transitively."""
        direct: dict[str, set[str]] = {name: {name} for name in self.slot_types}
        for state in self.states:
            made = slot_of(state)
            if made is not None:
                for read in reads_of_state(state):
                    direct.setdefault(read, {read}).add(made.name)
        return {name: frozenset(_closure(name, direct)) for name in direct}

    def producer(self, slot: str) -> State | None:
        """The state where the member gives this slot: what a correction goes back to."""
        return self._producers.get(slot)

    @cached_property
    def _producers(self) -> Mapping[str, State]:
        made = ((slot_of(state), state) for state in reversed(self.states) if isinstance(state, Kinded))
        return {slot.name: state for slot, state in made if slot is not None}


def _closure(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    reached, todo = {start}, [start]
    while todo:
        for following in edges.get(todo.pop(), set()) - reached:
            reached.add(following)
            todo.append(following)
    return reached


def slot_of(state: State) -> Any:
    """The slot a state fills, if any."""
    if isinstance(state, Call):
        return state.into
    if isinstance(state, Ask | Choose | ChooseMany | Form | Fetch | Run):
        return state.slot
    return None


def reads_of_state(state: State) -> frozenset[str]:
    """The names of the slots a state's functions read (a `Confirm` reads what it shows, an `Otp` what it binds)."""
    functions: list[object] = [
        getattr(state, name, None) for name in ("query", "options", "on", "make", "about", "near")
    ]
    functions += getattr(state, "checks", ())
    names = {slot.name for function in functions if function is not None for slot in reads_of(function)}
    if isinstance(state, Confirm):
        names |= {slot.name for slot in state.shows}
    if isinstance(state, Otp):
        names |= {slot.name for slot in state.binds}
    if isinstance(state, Form):
        names |= {slot.name for slot in state.follows}
    return frozenset(names)


class Words(Protocol):
    """What the engine needs of the words: plain labels, to compare typed text with them."""

    def plain(self, ref: str, values: Mapping[str, object]) -> str:
        """The sentence without markup."""

    def has(self, ref: str) -> bool:
        """Whether the words files hold this reference."""

    def spoken(self, language: Language) -> Words:
        """The words of another language; these themselves where there is none."""


@dataclass(frozen=True)
class NoticeButton:
    """What a button under notices starts: a flow, with slots filled from the notice (its label is `button-<name>`)."""

    flow: str
    fills: tuple[tuple[Slot[Any], Callable[[ButtonTaken], object]], ...] = ()


@dataclass(frozen=True)
class NoticePicture:
    """What a button under notices shows: a picture drawn from what is told, by its type. Whatever runs goes on, whoever speaks.
    Its label is `button-<name>`; `.shown` stands
    under the picture and is forwarded with it, `.hint` is said over the chat.
    """

    documents: Mapping[type[object], str]


@dataclass(frozen=True)
class Catalogue:
    """All flows, the words, and where a conversation begins."""

    flows: Mapping[str, Flow]
    words: Words
    home: str
    login: str
    logout: str
    idle: timedelta = field(default=timedelta(minutes=5))
    """A session ends after this silence (D5)."""
    buttons: Mapping[str, NoticeButton | NoticePicture] = field(default_factory=dict)
    """The buttons under notices, by name."""
    shortcuts: Mapping[Order, str] = field(default_factory=dict)
    """The flows that an order of the member's starts at any moment."""
    hear: Ear = deaf
    """What a free message means (`dialogs.hearing`)."""
    hints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each flow, the slots that may be named before their question comes, and the name understanding gives them."""
    reasons: Mapping[str, HandoffReason] = field(default_factory=dict)
    """Ends (`<flow>-<state>`) after which a member may want a person, and whole flows in which one may; what that person should know."""
    callback: str = ""
    """The flow that books a call of a person, offered where nobody is at the desk (desk.md 8)."""
    errands: tuple[str, ...] = ()
    """The flows a person at the desk may start for a member (desk.md 12)."""

    @classmethod
    def of(cls, flows: Iterable[Flow], words: Words, *, home: str, login: str, logout: str) -> Catalogue:
        """A catalogue of these flows by name."""
        return cls({flow.name: flow for flow in flows}, words, home, login, logout)
