"""A simulated member at the real step, a scripted bank behind it, and a monitor that trusts neither flows nor checker."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from uuid import UUID

from banking.api import (
    Account,
    AccountKind,
    AccountRef,
    AccountStatus,
    ChallengeId,
    CodeAccepted,
    CodeExhausted,
    CodeExpired,
    CodeNotSent,
    CodeSent,
    CodesLocked,
    CodeWrong,
    Command,
    CredentialsLocked,
    DeskView,
    FormHandle,
    FormPurpose,
    FormTicket,
    Guards,
    InsufficientFunds,
    Limit,
    LimitExceeded,
    ListAccounts,
    LogIn,
    Money,
    OperationId,
    Owner,
    PersonSaid,
    Quote,
    Receipt,
    Refusal,
    Session,
    SessionEnded,
    SessionId,
)
from dialogs.engine.conversation import Conversation, Seat
from dialogs.engine.effects import (
    AskBank,
    ChooseLanguage,
    Effect,
    Execute,
    OpenForm,
    SendCode,
    TellDesk,
    VerifyCode,
)
from dialogs.engine.events import (
    UNKNOWN,
    Answered,
    DeskNews,
    Edited,
    Event,
    Executed,
    FormDone,
    Media,
    Moment,
    Order,
    Said,
    SecretText,
    Silence,
    Tap,
    Text,
    Unlinked,
)
from dialogs.engine.flow import Catalogue
from dialogs.engine.kinds import RULES
from dialogs.engine.kinds.confirm import YES
from dialogs.engine.moves import start
from dialogs.engine.replies import Chosen, Phrase, Redraw, Say, Toast
from dialogs.engine.states import Ask, Confirm, Otp
from dialogs.engine.step import step
from dialogs.engine.work import Turn, Work
from tests.dialogs.flows_for_tests import AddPayee, ListPayees, Pay, Payee, QuotePayment, SmallWords

RIGHT_CODE = "111111"
LONGEST_TURN = 60
"""Steps a turn may take; more is a circle."""
CONFIRMED = frozenset({Guards.MONEY, Guards.DESTINATION})
TEXTS = (
    "25",
    "77",
    "hola",
    RIGHT_CODE,
    RIGHT_CODE,
    RIGHT_CODE,
    "222222",
    "no",
    "amount",
    "source",
    "known",
    "fresh",
)
ORDERS = (Order.BACK,) * 4 + (Order.REPEAT,) * 2 + (Order.CANCEL, Order.HELP, Order.AGENT)


LANGUAGES = (Said(Order.LANGUAGE), Said(Order.ENGLISH), Tap("~speak-es"), Tap("~speak-en"), Tap("~speak-qu"))


class Violation(Exception):  # noqa: N818 - a finding, not an error of the test
    """What the checker should have made impossible."""


@dataclass
class Monitor:
    """Watches what is shown, confirmed, coded and executed."""

    catalogue: Catalogue
    words: SmallWords
    shown: tuple[OperationId, tuple[object, ...]] | None = None
    """What the last review really said, under which operation."""
    confirmed: tuple[OperationId, tuple[object, ...]] | None = None
    challenges: dict[ChallengeId, tuple[OperationId, Command[Any]]] = field(default_factory=dict)
    accepted: set[ChallengeId] = field(default_factory=set)
    pages: dict[FormHandle, FormPurpose] = field(default_factory=dict)
    done: set[FormHandle] = field(default_factory=set)
    attempted: set[OperationId] = field(default_factory=set)
    executed: int = 0

    def says(self, conversation: Conversation, phrase: Phrase) -> None:
        """A sentence was said: nothing in it may be missing; a review is remembered by what it really shows."""
        self.words.require(phrase.ref, phrase.values)
        frame = conversation.frames[-1] if conversation.frames else None
        if frame is None or phrase.ref.partition(".")[0] != f"{frame.flow}-{frame.state}":
            return
        state = self.catalogue.flows[frame.flow].by_name[frame.state]
        if isinstance(state, Confirm) and not phrase.ref.endswith((".help", ".label")):
            variables = self.words.data.variables(phrase.ref) if self.words.has(phrase.ref) else frozenset()
            seen = tuple(value for name, value in frame.slots.items() if _is_said(name, variables))
            self.shown = (frame.operation, seen) if frame.operation is not None else None

    def taps(self, conversation: Conversation, key: str) -> None:
        """The member tapped a button of the last prompt."""
        frame = conversation.frames[-1] if conversation.frames else None
        if frame is None or key != YES or self.shown is None:
            return
        state = self.catalogue.flows[frame.flow].by_name[frame.state]
        if isinstance(state, Confirm) and frame.operation == self.shown[0]:
            self.confirmed = self.shown

    def executes(self, effect: Execute) -> None:
        """A command goes to the bank: everything that must come before has come, for exactly this command."""
        command, guards = effect.command, effect.command.guards
        self.executed += 1
        if effect.operation in self.attempted:
            raise Violation(f"{command} is attempted again under its old operation")
        self.attempted.add(effect.operation)
        if guards in CONFIRMED | {Guards.CREDENTIAL}:
            if effect.challenge is None or effect.challenge not in self.accepted:
                raise Violation(f"{command} has no accepted code")
            if self.challenges[effect.challenge] != (effect.operation, command):
                raise Violation(f"{command} has a code of another command")
            self.accepted.discard(effect.challenge)
        if guards in CONFIRMED:
            self._require_review(effect.operation, command)
        if guards in (Guards.LOGIN, Guards.FIRST_PASSWORD):
            handles = [value for value in _values(command) if value in self.done]
            if not any(
                self.pages[handle] in (FormPurpose.PASSWORD, FormPurpose.CREDENTIALS) for handle in handles
            ):
                raise Violation(f"{command} has no page of its own")
        self.confirmed = None

    def _require_review(self, operation: OperationId, command: Command[Any]) -> None:
        if self.confirmed is None or self.confirmed[0] != operation:
            raise Violation(f"{command} was not confirmed")
        for value in _values(command):
            if value not in self.confirmed[1]:
                raise Violation(f"{command}: the review did not show {value}")


def _values(command: Command[Any]) -> Iterator[Any]:
    return (getattr(command, part.name) for part in fields(command))  # type: ignore[arg-type]


def _is_said(name: str, variables: frozenset[str]) -> bool:
    return any(variable == name or variable.startswith(f"{name}_") for variable in variables)


@dataclass
class ScriptedBank:
    """Answers everything that may be asked, sometimes with a refusal; every value is its own."""

    chance: random.Random
    monitor: Monitor
    now: datetime
    counter: int = 0

    def number(self) -> int:
        self.counter += 1
        return self.counter

    def uuid(self) -> UUID:
        return UUID(bytes=self.chance.randbytes(16))

    def answer(self, effect: Effect) -> object:
        """The answer to an effect inside a turn."""
        match effect:
            case AskBank():
                return self.query(effect.query)
            case OpenForm():
                self.monitor.pages[effect.handle] = effect.purpose
                return FormTicket(effect.handle, "t", self.now + timedelta(minutes=9))
            case SendCode():
                return self.send(effect)
            case VerifyCode():
                return self.verify(effect)
            case TellDesk():
                return self.desk()
            case ChooseLanguage():
                return None
            case _:
                raise Violation(f"nobody answers {effect}")

    def desk(self) -> DeskView:
        """How things stand at the desk, whatever was said to it."""
        owner = self.chance.choice((*[Owner.BOT] * 6, *Owner))
        position = 1 if owner is Owner.QUEUED else None
        said = (PersonSaid(self.uuid(), self.number(), "Andrea", "hola"),)[: self.chance.choice((0, 1))]
        return DeskView(owner, self.uuid(), self.number(), "Andrea", position, said=said)

    def query(self, query: Any) -> object:
        if self.chance.random() < 0.06:
            refusals = [*type(query).refusals, *([SessionEnded] if query.needs_session else [])]
            if refusals:
                return self.refusal(self.chance.choice(refusals))
        match query:
            case ListAccounts():
                return tuple(
                    self.account(number) for number in (1, 2, 3)[: self.chance.choice((0, *[3] * 15))]
                )
            case ListPayees():
                return tuple(
                    Payee(number, f"p{number}") for number in (2, 3)[: self.chance.choice((0, *[2] * 11))]
                )
            case QuotePayment():
                fee = Money(self.chance.choice((0, 36)))
                return Quote(fee, Money(query.amount.cents + fee.cents + self.number() * 1_000_000))
            case _:
                raise Violation(f"nobody answers {query}")

    def account(self, number: int) -> Account:
        ref = AccountRef(number, AccountKind.SAVINGS, f"{number:04}")
        return Account(ref, AccountStatus.ACTIVE, Money(100), Money(100))

    def refusal(self, kind: type[Refusal]) -> Refusal:
        given: Mapping[type[Refusal], tuple[object, ...]] = {
            InsufficientFunds: (Money(1),),
            LimitExceeded: (Money(1), Limit.DAY),
            CredentialsLocked: (self.now,),
            CodesLocked: (self.now,),
        }
        return kind(*given.get(kind, ()))

    def send(self, effect: SendCode) -> object:
        luck = self.chance.random()
        if luck < 0.05:
            return CodesLocked(self.now)
        if luck < 0.12:
            return CodeNotSent(self.chance.choice((None, self.now)))
        challenge = ChallengeId(self.uuid())
        self.monitor.challenges[challenge] = (effect.operation, effect.command)
        return CodeSent(challenge, self.now, self.now, 2, self.chance.choice(("•••1", None)))

    def verify(self, effect: VerifyCode) -> object:
        if effect.code == RIGHT_CODE and self.chance.random() < 0.9:
            self.monitor.accepted.add(effect.challenge)
            return CodeAccepted(effect.challenge)
        return self.chance.choice(
            (CodeWrong(1), CodeWrong(2), CodeExhausted(), CodeExpired(), CodesLocked(self.now))
        )

    def execute(self, effect: Execute) -> object:
        """A command's outcome."""
        command = type(effect.command)
        if self.chance.random() < 0.3:
            outcomes: list[object] = [self.refusal(refusal) for refusal in command.refusals]
            outcomes += [UNKNOWN] if command.can_be_unknown else []
            if outcomes:
                return self.chance.choice(outcomes)
        if command is Pay:
            ref = self.account(1).ref
            return Receipt("c", self.now, ref, ref, Money(self.number()), Money(0), None)
        if command is AddPayee:
            number = 10 + self.number()
            return Payee(number, f"new{number}")
        if command is LogIn:
            return Session(SessionId(self.uuid()), "Ana", self.now, self.now + timedelta(minutes=30))
        return None


class Member:
    """Plays a conversation from a seed; raises Violation for whatever should have been impossible."""

    def __init__(self, catalogue: Catalogue, words: SmallWords, seed: int) -> None:
        self.catalogue = catalogue
        self.chance = random.Random(seed)
        self.monitor = Monitor(catalogue, words)
        self.now = datetime(2026, 1, 5, 15, tzinfo=UTC)
        self.bank = ScriptedBank(self.chance, self.monitor, self.now)
        self.conversation = Conversation()
        self.buttons: list[str] = []
        self.old_buttons: list[str] = []
        self.attempt = 0

    def walk(self, flow: str, events: int) -> None:
        """Begin a flow in a session, perhaps with facts the member gave up front, and go on at random."""
        session = Session(SessionId(self.bank.uuid()), "Ana", self.now, self.now + timedelta(hours=9))
        self.settle(self.begin(flow, session))
        for _ in range(events):
            if not self.conversation.frames:
                session = Session(SessionId(self.bank.uuid()), "Ana", self.now, self.now + timedelta(hours=9))
                self.settle(self.begin(flow, session))
            self.play(self.event())

    def begin(self, flow: str, session: Session) -> Turn:
        """Start the flow, now and then with a slot or two filled up front."""
        seat = Seat(session.id, session.expires_at)
        work = Work(self.catalogue, RULES, Conversation(seat=seat, seen=self.now), self.moment())
        start(work, flow, self.facts(flow))
        return work.turn()

    def facts(self, flow: str) -> Mapping[str, object]:
        known: Mapping[str, object] = {
            "amount": Money(self.chance.randrange(1, 9_000)),
            "note": self.chance.choice((None, "luz")),
            "name": "Luz",
        }
        types = self.catalogue.flows[flow].slot_types
        given = {name: value for name, value in known.items() if _fits(value, types.get(name))}
        return {name: value for name, value in given.items() if self.chance.random() < 0.2}

    def moment(self) -> Moment:
        self.attempt += 1
        return Moment(self.now, self.chance.randbytes(16), str(self.attempt))

    def event(self) -> Event:
        """What the member does next: mostly something that fits, sometimes anything."""
        luck = self.chance.random()
        frame = self.conversation.frames[-1] if self.conversation.frames else None
        if luck < 0.60 and frame is not None and isinstance(frame.draft, bytes):
            return FormDone(FormHandle(UUID(bytes=frame.draft)))
        if luck < 0.88:
            return self.answer()
        if luck < 0.93:
            return Said(self.chance.choice(ORDERS))
        if luck < 0.96 and self.old_buttons:
            return Tap(self.chance.choice(self.old_buttons))
        if luck < 0.97:
            self.now = self.bank.now = self.now + timedelta(minutes=self.chance.choice((1, 1, 6)))
        rare: tuple[Event, ...] = (Media("photo"), Edited(), SecretText(1), Silence(), Unlinked(), DeskNews())
        return self.chance.choice(
            (*rare, *LANGUAGES, FormDone(FormHandle(self.bank.uuid())), Tap("x.y"), Said(Order.LOGOUT))
        )

    def answer(self) -> Event:
        """An answer that may fit: the flow's own buttons before the way back, the code where a code is asked."""
        frame = self.conversation.frames[-1] if self.conversation.frames else None
        state = self.catalogue.flows[frame.flow].by_name.get(frame.state) if frame is not None else None
        own = [data for data in self.buttons if "~" not in data]
        if isinstance(state, Otp) and self.chance.random() < 0.8:
            return Text(RIGHT_CODE, 1)
        if isinstance(state, Confirm) and self.chance.random() < 0.5:
            return Tap(next((data for data in own if data.endswith(f".{YES}")), "x.y"))
        if (self.buttons and not isinstance(state, Ask | Otp)) or self.chance.random() < 0.1:
            return Tap(self.chance.choice(own * 4 + self.buttons or ["x.y"]))
        return Text(self.chance.choice(TEXTS), 1)

    def play(self, event: Event) -> None:
        """One turn: the event, the effects it asks for, the command it leaves pending."""
        if isinstance(event, FormDone) and event.handle in self.monitor.pages:
            self.monitor.done.add(event.handle)
        if isinstance(event, Tap) and event.data in self.buttons:
            self.monitor.taps(self.conversation, event.data.partition(".")[2])
        self.settle(step(self.catalogue, self.conversation, event, self.moment()))

    def settle(self, turn: Turn) -> None:
        """Run what the turn asks for until nothing is left."""
        steps, effects = 0, self.take(turn)
        while effects:
            steps += 1
            if steps > LONGEST_TURN:
                raise Violation("a turn runs in a circle")
            effect = effects.pop(0)
            after: Event
            if isinstance(effect, Execute):
                self.monitor.executes(effect)
                if self.chance.random() < 0.1:
                    self.take(step(self.catalogue, self.conversation, Text("hola"), self.moment()))
                after = Executed(effect.operation, self.bank.execute(effect))
            else:
                after = Answered(effect, self.bank.answer(effect))
            effects += self.take(step(self.catalogue, self.conversation, after, self.moment()))

    def take(self, turn: Turn) -> list[Effect]:
        """Keep what a step left, look at what it says."""
        self.conversation = turn.conversation
        for reply in turn.replies:
            if isinstance(reply, Say):
                keys = [key for row in reply.keys for key in row]
                for phrase in (*reply.phrases, *(key.label for key in keys)):
                    if isinstance(phrase, Phrase):
                        self.monitor.says(turn.conversation, phrase)
                if keys:
                    self.old_buttons = [*self.old_buttons, *self.buttons][-30:]
                    self.buttons = [key.data for key in keys if key.data]
            elif isinstance(reply, Redraw):
                self.buttons = [key.data for row in reply.keys for key in row if key.data]
            elif isinstance(reply, Chosen) and isinstance(reply.label, Phrase):
                self.monitor.says(Conversation(), reply.label)
            elif isinstance(reply, Toast):
                self.monitor.says(Conversation(), reply.phrase)
        return list(turn.effects)


def _fits(value: object, kind: object) -> bool:
    return kind is not None and (type(value) is kind or type(value) in get_args(kind))
