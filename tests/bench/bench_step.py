"""(a): the pure step on the real transfer between own accounts; the aim is under 30 µs. Medians of interleaved rounds.

python -m tests.bench.bench_step
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from banking.api import (
    Account,
    AccountKind,
    AccountRef,
    AccountStatus,
    ChallengeId,
    CodeAccepted,
    CodeSent,
    Money,
    Quote,
    Receipt,
    SessionId,
)
from dialogs.catalogue import catalogue
from dialogs.engine.conversation import Conversation, Seat
from dialogs.engine.effects import AskBank, Effect, Execute, SendCode, VerifyCode
from dialogs.engine.events import Answered, Event, Executed, Moment, Order, Said, Tap, Text
from dialogs.engine.kinds import RULES
from dialogs.engine.moves import start
from dialogs.engine.replies import Say
from dialogs.engine.step import step
from dialogs.engine.work import Turn, Work
from tests.bench.table import table

ROUNDS = 15
STEPS = 1_000
AIM_MICROSECONDS = 30
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
MOMENT = Moment(NOW, bytes(16), "1")
CATALOGUE = catalogue(dict.fromkeys(("call_center", "email", "hours", "website"), "-"))
ACCOUNTS = tuple(
    Account(
        AccountRef(number, AccountKind.SAVINGS, f"{number:04}"),
        AccountStatus.ACTIVE,
        Money(9_000),
        Money(9_000),
    )
    for number in range(1, 5)
)


@dataclass
class Transfer:
    """A transfer played once, its steps kept by name to be measured again and again."""

    conversation: Conversation = field(default_factory=Conversation)
    buttons: list[str] = field(default_factory=list)
    effects: tuple[Effect, ...] = ()
    kept: dict[str, tuple[Conversation, Event]] = field(default_factory=dict)

    def begin(self) -> None:
        """Log in, and ask for the transfer."""
        seat = Seat(SessionId(UUID(int=1)), NOW + timedelta(minutes=30))
        work = Work(CATALOGUE, RULES, Conversation(seat=seat, seen=NOW), MOMENT)
        start(work, "transfer_own")
        self.take(work.turn())

    def play(self, name: str, event: Event) -> None:
        """One step, kept under its name; what it asks for is answered, each answer a step of its own."""
        self.kept[name] = (self.conversation, event)
        self.take(step(CATALOGUE, self.conversation, event, MOMENT))

    def answer(self, name: str) -> None:
        """The answer to the effect that stands."""
        effect = self.effects[0]
        match effect:
            case AskBank():
                fits = hasattr(effect.query, "amount")
                self.play(name, Answered(effect, Quote(Money(0), Money(2_550)) if fits else ACCOUNTS))
            case SendCode():
                sent = CodeSent(ChallengeId(UUID(int=2)), NOW, NOW, 2, "•••• 21")
                self.play(name, Answered(effect, sent))
            case VerifyCode():
                self.play(name, Answered(effect, CodeAccepted(effect.challenge)))
            case Execute():
                source, target = ACCOUNTS[0].ref, ACCOUNTS[1].ref
                receipt = Receipt("ABC", NOW, source, target, Money(2_550), Money(0), None)
                self.play(name, Executed(effect.operation, receipt))
            case _:
                raise AssertionError(effect)

    def take(self, turn: Turn) -> None:
        self.conversation, self.effects = turn.conversation, turn.effects
        for reply in turn.replies:
            if isinstance(reply, Say) and reply.keys:
                self.buttons = [key.data for row in reply.keys for key in row]


def steps() -> dict[str, tuple[Conversation, Event]]:
    """Every step of a transfer, and some that go astray."""
    transfer = Transfer()
    transfer.begin()
    transfer.answer("accounts answered: list drawn")
    transfer.play("account tapped: list asked again", Tap(transfer.buttons[0]))
    transfer.answer("accounts answered: option taken")
    transfer.answer("accounts answered: second list drawn")
    transfer.play("second account tapped", Tap(transfer.buttons[0]))
    transfer.answer("second option taken")
    transfer.play("amount typed", Text("25,50"))
    transfer.play("back", Said(Order.BACK))
    transfer.play("amount not understood", Text("muchos"))
    transfer.play("amount typed again", Text("25,50"))
    transfer.play("reference left out: quote asked", Tap(transfer.buttons[0]))
    transfer.answer("quote answered: review drawn")
    transfer.play("stale button", Tap("x.y"))
    transfer.play("confirmed: code asked", Tap(transfer.buttons[0]))
    transfer.answer("code sent")
    transfer.play("code typed", Text("123456"))
    transfer.answer("code accepted: command pending")
    transfer.answer("executed: receipt")
    return transfer.kept


def measure() -> list[tuple[str, float]]:
    """Microseconds of each step: the median of rounds in which every step has its turn."""
    found: dict[str, list[float]] = {name: [] for name in steps()}
    every = steps()
    gc.collect()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            for name, (conversation, event) in every.items():
                started = time.perf_counter()
                for _ in range(STEPS):
                    step(CATALOGUE, conversation, event, MOMENT)
                found[name].append((time.perf_counter() - started) / STEPS * 1e6)
    finally:
        gc.enable()
    return [(name, statistics.median(times)) for name, times in found.items()]


def main() -> None:
    """Measure and print."""
    rows = measure()
    lines = [(name, f"{each:.1f}", f"{each / AIM_MICROSECONDS:.2f}") for name, each in rows]
    middle = statistics.median(each for _, each in rows)
    lines.append(("median of all steps", f"{middle:.1f}", f"{middle / AIM_MICROSECONDS:.2f}"))
    sys.stdout.write(table(("the pure step", "µs", f"of {AIM_MICROSECONDS} µs"), lines) + "\n")


if __name__ == "__main__":
    main()
