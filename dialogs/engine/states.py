"""The kinds of state: data only. One line of a flow is one state with all its exits on that line.

Every state cites the item of the manual it serves (`cites`, e.g. "M75") and has its words under `<flow>-<name>`.
A new kind is a decision, not a habit (`design.md` §2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from banking.api import CardRef, Command, FormPurpose, Query, Refusal
from dialogs.engine.slots import Slot, Slots, reads

F = TypeVar("F", bound=Callable[..., object])
AnySlot = Slot[Any]
Errors = Mapping[type[Refusal], str]
NO_ERRORS: Errors = {}


@dataclass(frozen=True, slots=True)
class Invalid:
    """Why typed text was not taken: `fault` names the sentence `invalid-<fault>`."""

    fault: str


def may_fault(*names: str) -> Callable[[F], F]:
    """Declare every fault a parser or check can answer with; the checker wants a sentence for each."""

    def declare(function: F) -> F:
        function.faults = names  # type: ignore[attr-defined]
        return function

    return declare


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the bank: the value the slot keeps, and what its button shows of it now."""

    value: Any
    shown: Any
    also: tuple[str, ...] = ()
    """What else people call it: typed words that hold one of these name it, where its label does not."""


@reads()
def as_found(found: Sequence[object], _slots: Slots) -> Sequence[Option]:
    """`options` of a list that is offered whole: each as the bank gave it, in the bank's order."""
    return [Option(each, each) for each in found]


@dataclass(frozen=True)
class State:
    """What all kinds share."""

    cites: str
    name: str


@dataclass(frozen=True)
class Choose(State):
    """One of several. `query` (slots -> Query) is asked at the prompt and again at the tap, so nobody acts on a stale list;
    `options` (answer, slots) -> sequence of `Option`; without a query, `fixed` names the options and `then` may branch.
    Words that are none of the fixed options are answered by the state's own `.otherwise`, if it has one. Below the bank's options, `exits` are other ways on ("Nuevo Beneficiario +"), which fill nothing. A shared location asks
    `near` (spot, slots) -> Query instead, whose answer the same `options` read, said in the words `<state>.near`.
    """

    slot: AnySlot | None = None
    query: Callable[..., Query[Any]] | None = None
    options: Callable[..., Sequence[Option]] | None = None
    shown: object = None
    """The type of what the buttons show, whose fields the label may use."""
    fixed: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else people call a fixed option, as `Option.also`."""
    then: str | Mapping[str, str] = ""
    empty: str | None = None
    exits: Mapping[str, str] = field(default_factory=dict)
    unlisted: str | None = None
    """The exit that is taken by itself where something was named before the question came and no option is that."""
    errors: Errors = field(default_factory=dict)
    near: Callable[..., Query[Any]] | None = None


@dataclass(frozen=True)
class ChooseMany(State):
    """Several of several (at least one): thumbs toggle, then "Listo". The slot is a tuple of values."""

    slot: AnySlot
    query: Callable[..., Query[Any]]
    options: Callable[..., Sequence[Option]]
    shown: object
    then: str
    empty: str
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True)
class Ask(State):
    """Typed text. `parse` (text) -> value | Invalid declares its `faults`; `checks` (value, slots) -> Invalid | None."""

    slot: AnySlot
    parse: Callable[..., Any]
    then: str
    checks: tuple[Callable[..., Invalid | None], ...] = ()
    optional: bool = False
    declined: tuple[str, ...] = ()
    """What else people say to leave an optional answer out: "indefinida" where a date is asked for."""
    dated: bool = False
    """Whether `parse` is also given the day it is in Ecuador: "mañana" is an answer."""


@dataclass(frozen=True)
class Form(State):
    """A secure page; the slot keeps its handle, never what was typed (D3)."""

    slot: AnySlot
    purpose: FormPurpose
    then: str
    exits: Mapping[str, str] = field(default_factory=dict)
    """Other ways on from here ("Olvidé mi contraseña"), as further buttons."""
    about: Callable[..., CardRef] | None = None
    """The card whose key is typed there (slots -> CardRef): a page about a card, and only such a page, has one."""
    follows: tuple[AnySlot, ...] = ()
    """What was proved before this page: where that changes, this page is asked again."""


@dataclass(frozen=True)
class Fetch(State):
    """A query's answer into a slot."""

    slot: AnySlot
    query: Callable[..., Query[Any]]
    then: str
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True)
class Show(State):
    """A query's answer on the screen, kept nowhere. With `exits` it waits for a choice, else it goes on to `then`."""

    query: Callable[..., Query[Any]]
    answer: object
    """The type of the answer, whose fields the words may use."""
    then: str = ""
    exits: Mapping[str, str] = field(default_factory=dict)
    picture: str | None = None
    """A document kind drawn from the answer and sent with the text."""
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True)
class Decide(State):
    """A pure branch: `on` (slots) -> one of the exits' keys."""

    on: Callable[..., str]
    exits: Mapping[str, str]


@dataclass(frozen=True)
class Confirm(State):
    """The review: shows everything an operation depends on, and makes the operation's id (M141)."""

    shows: tuple[AnySlot, ...]
    then: str
    no: str


@dataclass(frozen=True)
class Otp(State):
    """A code by SMS, bound to the very command of the `Call` that `then` names (M12, D4)."""

    binds: tuple[AnySlot, ...]
    then: str
    expired: str
    locked: str


@dataclass(frozen=True)
class Call(State):
    """A command of the bank, carried out at most once. `make` (slots) -> Command."""

    command: type[Command[Any]]
    make: Callable[..., Command[Any]]
    then: str
    into: AnySlot | None = None
    errors: Errors = field(default_factory=dict)
    unknown: str | None = None


@dataclass(frozen=True)
class Run(State):
    """Another flow that returns a value. `cancelled` is where to go when it ends without one."""

    flow: str
    then: str
    cancelled: str
    slot: AnySlot | None = None


@dataclass(frozen=True)
class Handoff(State):
    """A person takes over; where the desk is closed the contact data are shown (M133, M136). `reason` is one of the
    desk's own words (`banking.api.HandoffReason`).
    """

    reason: str


@dataclass(frozen=True)
class End(State):
    """A clear end (M6). `follow` starts another flow in its place and says nothing itself."""

    shows: tuple[AnySlot, ...] = ()
    returns: AnySlot | None = None
    follow: str | None = None
    passes: tuple[AnySlot, ...] = ()
    """Slots that the following flow starts with, filled as they are here."""
    document: tuple[str, AnySlot] | None = None
    """A document kind and the slot it is drawn from, sent with the last words."""
    opens_session: AnySlot | None = None
    closes_session: bool = False
