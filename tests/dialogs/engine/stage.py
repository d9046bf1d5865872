"""A conversation with the real step, played by hand: the test says what the member and the bank do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from banking.api import (
    Account,
    AccountKind,
    AccountRef,
    AccountStatus,
    ChallengeId,
    CodeAccepted,
    CodeSent,
    DeskView,
    DeskWord,
    FormTicket,
    Money,
    Owner,
    Quote,
    Receipt,
    SessionId,
)
from dialogs.engine.conversation import Conversation, Frame, Seat
from dialogs.engine.effects import AskBank, Effect, Execute, OpenForm, SendCode, TellDesk, VerifyCode
from dialogs.engine.events import Answered, Event, Executed, FormDone, Moment, Order, Said, Tap, Text
from dialogs.engine.flow import Catalogue
from dialogs.engine.kinds import RULES
from dialogs.engine.moves import start
from dialogs.engine.replies import Chosen, Key, Phrase, Redraw, Reply, Say, Toast
from dialogs.engine.step import step
from dialogs.engine.work import Turn, Work
from tests.dialogs.flows_for_tests import ListPayees, Payee, catalogue_of

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
PAYEES = tuple(Payee(number, f"p{number}") for number in range(2, 5))
ACCOUNTS = tuple(
    Account(
        AccountRef(number, AccountKind.SAVINGS, f"000{number}"), AccountStatus.ACTIVE, Money(100), Money(90)
    )
    for number in (1, 2, 3)
)
LISTS: Mapping[type, object] = {ListPayees: PAYEES}


class Stage:
    """Lists, pages and codes are answered at once; other queries and commands wait for `bank`."""

    def __init__(self, flow: str, catalogue: Catalogue | None = None, **slots: object) -> None:
        self.catalogue = catalogue or catalogue_of()
        self.now = NOW
        self.turns = 0
        self.conversation = Conversation()
        self.replies: list[Reply] = []
        self.effects: list[Effect] = []
        self.lists: dict[type, object] = {**LISTS}
        self.desk = DeskView(Owner.BOT)
        self.words_to_desk: list[DeskWord] = []
        seat = Seat(SessionId(UUID(int=9)), NOW + timedelta(minutes=30))
        work = Work(self.catalogue, RULES, Conversation(seat=seat, seen=NOW), self.moment())
        start(work, flow, slots)
        self._take(work.turn())

    # --- doing ---

    def moment(self) -> Moment:
        self.turns += 1
        return Moment(self.now, self.turns.to_bytes(16, "big"), str(self.turns))

    def send(self, event: Event) -> Stage:
        """The member, or time, does something."""
        self.replies = []
        self._take(step(self.catalogue, self.conversation, event, self.moment()))
        return self

    def say(self, text: str) -> Stage:
        return self.send(Text(text, 7))

    def tap(self, label: str) -> Stage:
        """Tap the button whose label's reference ends so."""
        return self.send(Tap(self.button(label).data))

    def order(self, order: Order) -> Stage:
        return self.send(Said(order))

    def page_done(self) -> Stage:
        """The open page is completed."""
        return self.send(FormDone(self.opened.handle))

    def bank(self, answer: object) -> Stage:
        """The bank answers what still waits: a query, a code, or the pending command."""
        effect = self.effects.pop(0)
        after: Event
        if isinstance(effect, Execute):
            after = Executed(effect.operation, answer)
        else:
            after = Answered(effect, answer)
        self._take(step(self.catalogue, self.conversation, after, self.moment()))
        return self

    def _take(self, turn: Turn) -> None:
        self.conversation = turn.conversation
        self.replies += turn.replies
        self.effects += turn.effects
        while self.effects and (answer := self._at_once(self.effects[0])) is not None:
            effect = self.effects.pop(0)
            after = step(self.catalogue, self.conversation, Answered(effect, answer), self.moment())
            self.conversation = after.conversation
            self.replies += after.replies
            self.effects += after.effects

    def _at_once(self, effect: Effect) -> object | None:
        match effect:
            case AskBank():
                if type(effect.query).__name__ == "ListAccounts":
                    return self.lists.get(type(effect.query), ACCOUNTS)
                return self.lists.get(type(effect.query))
            case OpenForm():
                self.opened = effect
                return FormTicket(effect.handle, "token", self.now + timedelta(minutes=10))
            case SendCode():
                self.sent = effect
                return CodeSent(ChallengeId(UUID(int=self.turns)), self.now, self.now, 2, "•••1")
            case TellDesk():
                self.words_to_desk.append(effect.word)
                return self.desk
            case _:
                return None

    # --- looking ---

    @property
    def frame(self) -> Frame:
        return self.conversation.frames[-1]

    @property
    def state(self) -> str:
        """`flow.state`, empty outside a flow."""
        return f"{self.frame.flow}.{self.frame.state}" if self.conversation.frames else ""

    @property
    def slots(self) -> Mapping[str, Any]:
        return self.frame.slots

    @property
    def said(self) -> list[str]:
        """The references of all sentences of the last turn."""
        says = [reply for reply in self.replies if isinstance(reply, Say)]
        return [phrase.ref for reply in says for phrase in reply.phrases]

    @property
    def toasts(self) -> list[str]:
        return [reply.phrase.ref for reply in self.replies if isinstance(reply, Toast)]

    @property
    def chosen(self) -> list[str]:
        labels = [reply.label for reply in self.replies if isinstance(reply, Chosen)]
        return [label.ref for label in labels if isinstance(label, Phrase)]

    @property
    def keys(self) -> list[Key]:
        """The buttons on the screen: of the last message or redrawing that has any."""
        for reply in reversed(self.replies):
            if isinstance(reply, Say | Redraw) and reply.keys:
                return [key for row in reply.keys for key in row]
        return []

    def button(self, label: str) -> Key:
        """The button whose label ends so: by its reference, or by the name of the option it shows."""
        for key in self.keys:
            shown = getattr(key.label, "values", {}).get("option")
            names = (
                getattr(key.label, "ref", ""),
                getattr(shown, "name", ""),
                getattr(getattr(shown, "ref", None), "last4", ""),
            )
            if any(name and name.endswith(label) for name in names):
                return key
        raise AssertionError(
            f"no button {label} among {[getattr(key.label, 'ref', '') for key in self.keys]}"
        )

    def later(self, **delta: float) -> Stage:
        self.now += timedelta(**delta)
        return self

    def without_seat(self) -> Stage:
        self.conversation = replace(self.conversation, seat=None)
        return self


FREE = Quote(Money(0), Money(25))
RECEIPT = Receipt("c", NOW, ACCOUNTS[0].ref, ACCOUNTS[1].ref, Money(25), Money(0), None)


def at_review() -> Stage:
    """A payment that stands at its review."""
    return Stage("pay").tap("0001").tap("known").tap("p2").say("25").tap("skip").bank(FREE)


def with_code() -> Stage:
    """A payment whose code was just accepted: its command is pending."""
    return accept(at_review().tap("engine-confirm"))


def accept(stage: Stage) -> Stage:
    """Type the code that is asked for, and it is right."""
    effect = stage.say("123456").effects[0]
    assert isinstance(effect, VerifyCode)
    return stage.bank(CodeAccepted(effect.challenge))
