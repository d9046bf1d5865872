"""The rails of a simulated day: what they answer, what they do later, what they tell, and that they lie (F07, F08, S04)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from banking.payments.callbacks import Message
from banking.payments.rails import Absent, Answer, Status, Unclear, Word
from banking.values import PaymentId
from tests.banking.payments.onethread import Call, Diary
from tests.banking.payments.rail import Known, ScriptedRail


@dataclass
class Street:
    """Two rails and the callbacks on their way; everything by chance while it is faulty."""

    seed: int
    chance: Random
    diary: Diary
    faulty: bool = True
    letters: list[Message] = field(default_factory=list)
    disturbed: set[PaymentId] = field(default_factory=set)
    """What a false word about an amount reached."""

    def __post_init__(self) -> None:
        self.rails = {
            "direct": ScriptedRail(self.chance, refuses=0.25, answers_later=0.6),
            "spi": ScriptedRail(self.chance, refuses=0.25, answers_later=1.0),
        }

    def known(self, payment: PaymentId) -> Known | None:
        """What a rail knows of a payment."""
        return next((each for _, key, each in self._all() if key == payment), None)

    def calm_down(self) -> None:
        """No more faults."""
        self.faulty = False
        for rail in self.rails.values():
            rail.answers_later = 0.0

    def answer(self, call: Call) -> Answer:
        """What a worker hears, if the street does not swallow it."""
        draw = self.chance.random() if self.faulty else 1.0
        if call.asks:
            known = call.rail.known.get(call.order.key)
            if draw < 0.2:
                return Unclear("silence")
            return Absent() if known is None else known.word()
        if draw < 0.2:
            return Unclear("before")
        word = call.rail.take(call.order).word()
        return Unclear("after") if draw < 0.4 else word

    def move_on(self, *, all_of_it: bool = False) -> None:
        """What was accepted ends, what was carried out may come back; both are told, perhaps more than once."""
        for name, key, known in self._all():
            rail = self.rails[name]
            if known.status is Status.ACCEPTED and (all_of_it or self.chance.random() < 0.4):
                self._post(name, key, rail.end(key))
            elif known.status is Status.SETTLED and self.faulty and self.chance.random() < 0.15:
                self._post(name, key, rail.give_back(key))

    def lie(self) -> None:
        """A rail speaks of one cent more (S04)."""
        known = list(self._all())
        if not known:
            return
        name, key, each = self.chance.choice(known)
        word = replace(each.word(), status=Status.SETTLED, amount=each.order.amount + 1)
        self.letters.append(Message(f"{self.seed}:lie:{len(self.diary.lines)}", name, key, word))
        self.disturbed.add(key)
        self.diary.tell("lie", key)

    def _post(self, rail: str, key: PaymentId, word: Word) -> None:
        message = Message(f"{self.seed}:{len(self.diary.lines)}:{key.hex[:6]}", rail, key, word)
        always = word.status is Status.RETURNED or not self.faulty
        copies = (
            1
            if always and self.chance.random() < 0.7
            else self.chance.choice((1, 1, 2, 3) if always else (0, 1, 2))
        )
        self.diary.tell(f"{word.status} told {copies}x", key)
        self.letters.extend([message] * copies)

    def _all(self) -> Iterator[tuple[str, PaymentId, Known]]:
        for name, rail in self.rails.items():
            for key, known in rail.known.items():
                yield name, key, known
