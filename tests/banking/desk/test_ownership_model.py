"""Who has a chat, against a model of a few variables: never two owners, never an act under an old number, and every message
of the member is in a thread or left to the bot (desk.md, issue "the desk", 1).
"""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from banking.desk.agents import Person, Role
from banking.desk.ownership import LEASE, OFFER, UNANSWERED, Full, NotYours, Taken
from banking.desk.thread import Sent
from banking.values import Outcome, Owner
from tests.banking.desk.office import Office
from webhooks.embedded.postgres import DatabaseUrls

T = TypeVar("T")
EXAMPLES, STEPS = (300, 60) if os.environ.get("SOAK") else (6, 30)
CAPACITY = 2
CHATS = st.integers(0, 2)
AGENTS = st.integers(0, 2)
"""The last one is a supervisor."""


@dataclass
class Model:
    """One chat as it should be."""

    owner: Owner = Owner.BOT
    agent: int | None = None
    epoch: int = 0
    lease: float = 0.0
    unanswered: float | None = None
    offered: tuple[int, float] | None = None
    told: int = 0
    said: list[str] = field(default_factory=list)
    """Messages of persons the member must hear, in order."""

    def move(self, owner: Owner, agent: int | None = None) -> None:
        self.owner, self.agent, self.epoch = owner, agent, self.epoch + 1
        self.offered = None


class Desk(RuleBasedStateMachine):
    """Plays the desk, the members and time."""

    office: Office
    people: tuple[Person, ...]
    loop: asyncio.AbstractEventLoop
    numbers = itertools.count(1)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    @initialize()
    def begin(self) -> None:
        self.base = next(self.numbers) * 10
        self.chats = [Model() for _ in range(3)]
        self.start = self.office.now
        self.run(self.office.change("UPDATE desk.conversation SET owner = 'bot', agent_id = NULL, lease_until = NULL, epoch = epoch + 1 WHERE owner <> 'bot'"))  # fmt: skip

    @property
    def now(self) -> float:
        return (self.office.now - self.start).total_seconds()

    def load(self, agent: int) -> int:
        return sum(chat.owner is Owner.AGENT and chat.agent == agent for chat in self.chats)

    # --- the member ---

    @rule(chat=CHATS)
    def ask(self, chat: int) -> None:
        model = self.chats[chat]
        view = self.run(self.office.ask(self.base + chat))
        if model.owner in (Owner.BOT, Owner.CLOSED):
            model.move(Owner.QUEUED)
            model.unanswered, model.said = self.now, []
        assert (view.owner, view.epoch) == (model.owner, model.epoch)

    @rule(chat=CHATS)
    def write(self, chat: int) -> None:
        model, key = self.chats[chat], str(uuid4())
        view = self.run(self.office.write(self.base + chat, key, "hola"))
        again = self.run(self.office.write(self.base + chat, key, "hola"))
        kept = self.run(self.office.scalar("SELECT count(*) FROM desk.message WHERE key = :key", key=key))
        with_person = model.owner in (Owner.QUEUED, Owner.AGENT)
        assert kept == int(with_person)
        assert view.owner is model.owner
        if with_person and model.unanswered is None:
            model.unanswered = self.now
        self.back_to_bot(model)
        assert again.owner is model.owner

    @rule(chat=CHATS)
    def leave(self, chat: int) -> None:
        model = self.chats[chat]
        view = self.run(self.office.leave(self.base + chat))
        if model.owner is not Owner.BOT:
            model.move(Owner.BOT)
        model.said = []
        assert view.owner is Owner.BOT

    @rule(chat=CHATS)
    def turn(self, chat: int) -> None:
        """The chat's own turn takes up what happened; a person's messages come once and in order."""
        model = self.chats[chat]
        view = self.run(self.office.look(self.base + chat, model.told))
        assert (view.owner, view.epoch) == (model.owner, model.epoch)
        assert [said.text for said in view.said] == model.said
        if view.said:
            model.told, model.said = view.said[-1].seq, []
        self.back_to_bot(model)

    def back_to_bot(self, model: Model) -> None:
        if model.owner is Owner.CLOSED:
            model.move(Owner.BOT)

    # --- people ---

    @rule(chat=CHATS, agent=AGENTS)
    def claim(self, chat: int, agent: int) -> None:
        model = self.chats[chat]
        answer = self.run(self.office.console.claim(self.people[agent], self.base + chat))
        if self.load(agent) >= CAPACITY:
            assert answer == Full(CAPACITY)
        elif model.owner is Owner.QUEUED and self.is_free_for(model, agent):
            model.move(Owner.AGENT, agent)
            model.lease, model.unanswered = self.now + LEASE.total_seconds(), self.now
            assert answer == Taken(model.epoch)
        else:
            assert isinstance(answer, NotYours)
            assert answer.owner is model.owner
            assert (answer.by is not None) == (model.owner is Owner.AGENT)

    def is_free_for(self, model: Model, agent: int) -> bool:
        return model.offered is None or model.offered[0] == agent or model.offered[1] <= self.now

    @rule(chat=CHATS, agent=AGENTS)
    def say(self, chat: int, agent: int) -> None:
        model, text = self.chats[chat], f"mensaje {next(self.numbers)}"
        answer = self.run(self.office.console.say(self.people[agent], self.base + chat, text, text))
        again = self.run(self.office.console.say(self.people[agent], self.base + chat, text, text))
        if model.owner is Owner.AGENT and model.agent == agent:
            assert isinstance(answer, Sent)
            assert again == answer
            model.said.append(text)
            model.unanswered, model.lease = None, self.now + LEASE.total_seconds()
        else:
            assert isinstance(answer, NotYours)

    @rule(chat=CHATS, agent=AGENTS, old=st.booleans())
    def close(self, chat: int, agent: int, old: bool) -> None:
        model = self.chats[chat]
        epoch = model.epoch - old
        person = self.people[agent]
        answer = self.run(self.office.console.close(person, self.base + chat, epoch, Outcome.RESOLVED))
        if self.is_mine(model, agent, old):
            model.move(Owner.CLOSED)
            assert answer == Taken(model.epoch)
        else:
            assert isinstance(answer, NotYours)

    @rule(chat=CHATS, agent=AGENTS, to=AGENTS, old=st.booleans())
    def transfer(self, chat: int, agent: int, to: int, old: bool) -> None:
        model = self.chats[chat]
        person, colleague = self.people[agent], self.people[to]
        answer = self.run(
            self.office.console.transfer(
                person, self.base + chat, model.epoch - old, colleague.id, "sabe más"
            )
        )
        if self.is_mine(model, agent, old):
            model.move(Owner.QUEUED)
            model.offered = (to, self.now + OFFER.total_seconds())
            assert answer == Taken(model.epoch)
        else:
            assert isinstance(answer, NotYours)

    @rule(chat=CHATS, old=st.booleans())
    def take_over(self, chat: int, old: bool) -> None:
        model, boss = self.chats[chat], 2
        answer = self.run(
            self.office.console.take_over(
                self.people[boss], self.base + chat, model.epoch - old, "queja del socio"
            )
        )
        if model.owner is Owner.AGENT and model.agent != boss and not old:
            model.move(Owner.AGENT, boss)
            model.lease, model.unanswered = self.now + LEASE.total_seconds(), self.now
            assert answer == Taken(model.epoch)
        else:
            assert isinstance(answer, NotYours)

    def is_mine(self, model: Model, agent: int, old: bool) -> bool:
        return model.owner is Owner.AGENT and model.agent == agent and not old

    @rule(agent=AGENTS)
    def beat(self, agent: int) -> None:
        self.run(self.office.console.beat(self.people[agent]))
        for model in self.chats:
            if model.owner is Owner.AGENT and model.agent == agent:
                model.lease = self.now + LEASE.total_seconds()

    # --- time ---

    @rule(seconds=st.sampled_from([1, 30, 91, 121, 601]))
    def later(self, seconds: int) -> None:
        self.office.later(seconds=seconds)

    @rule()
    def sweep(self) -> None:
        self.run(self.office.console.sweep())
        for model in self.chats:
            silent = (
                model.unanswered is not None and model.unanswered + UNANSWERED.total_seconds() <= self.now
            )
            if model.owner is Owner.AGENT and (model.lease <= self.now or silent):
                model.move(Owner.QUEUED)
            elif model.offered is not None and model.offered[1] <= self.now:
                model.offered = None

    # --- what always holds ---

    @invariant()
    def the_database_agrees(self) -> None:
        rows = self.run(
            self.office.rows(
                "SELECT chat_id, owner, agent_id, epoch FROM desk.conversation WHERE chat_id >= :base AND chat_id < :base + 10",
                base=self.base,
            )
        )
        found = {row[0]: row[1:] for row in rows}
        for number, model in enumerate(self.chats):
            person = None if model.agent is None else self.people[model.agent].id
            row = found.get(self.base + number, ("bot", None, 0))
            assert row == (model.owner.value, person, model.epoch)

    @invariant()
    def the_log_has_no_gap_and_tells_every_change(self) -> None:
        (first, last, count) = self.run(
            self.office.rows("SELECT coalesce(min(id), 1), coalesce(max(id), 0), count(*) FROM desk.event")
        )[0]
        assert (first, last) == (1, count)
        for number, model in enumerate(self.chats):
            logged = self.run(
                self.office.rows(
                    "SELECT owner, epoch FROM desk.event WHERE chat_id = :chat AND owner IS NOT NULL ORDER BY id DESC LIMIT 1",
                    chat=self.base + number,
                )
            )
            assert logged == ([(model.owner.value, model.epoch)] if model.epoch else [])


def test_ownership_holds_against_the_model(database: DatabaseUrls) -> None:
    loop = asyncio.new_event_loop()
    office = Office(database)

    async def hire() -> tuple[Person, ...]:
        andrea = await office.staff("andrea", capacity=CAPACITY)
        bruno = await office.staff("bruno", capacity=CAPACITY)
        return andrea, bruno, await office.staff("sofia", Role.AGENT, Role.SUPERVISOR, capacity=CAPACITY)

    Desk.loop, Desk.office, Desk.people = loop, office, loop.run_until_complete(hire())
    try:
        run_state_machine_as_test(
            Desk,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=not os.environ.get("SOAK"),
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        loop.run_until_complete(office.close())
        loop.close()
