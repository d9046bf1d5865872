"""A desk with people at it: real database, an injected clock, and agents whose sessions are open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pyotp

from banking.desk import accounts
from banking.desk.agents import Person, Role
from banking.desk.console import Console
from banking.desk.logins import Admitted
from banking.desk.ownership import Taken
from banking.requests.desk import AskForPerson, DeskWord, LeavePerson, LookAtDesk, TellPerson
from banking.values import Caller, ChallengeId, DeskView, HandoffReason, SaidKind
from tests.banking.people.town import CHEAP, Account, Town
from webhooks.embedded.postgres import DatabaseUrls

PASSWORD = "una mesa muy ordenada"
OPEN = replace(CHEAP, desk_always_open=True)
ADDRESS = "203.0.113.7"


class Office(Town):
    """The bank with its desk open day and night."""

    def __init__(self, urls: DatabaseUrls) -> None:
        super().__init__(urls, OPEN)
        self.secrets: dict[str, str] = {}

    @property
    def console(self) -> Console:
        return self.bank.console

    async def hire(
        self, login: str, roles: Iterable[Role] = (Role.AGENT,), capacity: int = 3, name: str | None = None
    ) -> None:
        """An account whose authenticator is set up."""
        self.secrets[login] = pyotp.random_base32()
        async with self.owner.begin() as conn:
            await accounts.add(
                conn,
                self.keys,
                self.policy,
                login,
                name or f"{login.capitalize()} Paredes",
                roles,
                self.now,
                capacity=capacity,
                totp_secret=self.secrets[login],
                password=PASSWORD,
            )

    def code(self, login: str | ChallengeId) -> Any:
        """Of somebody's authenticator now; of a challenge, as the town knows it."""
        if isinstance(login, UUID):
            return super().code(ChallengeId(login))
        return pyotp.TOTP(self.secrets[login]).at(self.now)

    async def enter(self, login: str) -> str:
        """Log in with both steps; the cookie's value."""
        first = await self.console.begin(login, PASSWORD, ADDRESS)
        assert isinstance(first, Admitted), first
        second = await self.console.finish(first.token, self.code(login), ADDRESS)
        assert isinstance(second, Admitted), second
        return second.token

    async def person(self, login: str) -> Person:
        found = await self.console.person(await self.enter(login))
        assert found is not None
        return found

    async def staff(self, login: str, *roles: Role, capacity: int = 3) -> Person:
        """Hired and logged in."""
        await self.hire(login, roles or (Role.AGENT,), capacity)
        return await self.person(login)

    # --- the chat's side ---

    async def word(self, chat_id: int, word: DeskWord) -> DeskView:
        return await self.bank.tell_desk(Caller(chat_id), word)

    async def ask(self, chat_id: int, handoff: UUID | None = None) -> DeskView:
        return await self.word(
            chat_id, AskForPerson(handoff or uuid4(), HandoffReason.ASKED, (("flow", "Pagar"),))
        )

    async def write(self, chat_id: int, key: str, text: str, kind: SaidKind = SaidKind.TEXT) -> DeskView:
        return await self.word(chat_id, TellPerson(key, kind, text, 0))

    async def look(self, chat_id: int, after: int = 0) -> DeskView:
        return await self.word(chat_id, LookAtDesk(after))

    async def member_with_person(self, me: Person, serial: int = 1) -> Account:
        """A member whose chat this person has."""
        account = await self.member(serial)
        await self.ask(account.caller.chat_id)
        taken = await self.console.claim(me, account.caller.chat_id)
        assert isinstance(taken, Taken), taken
        return account

    async def leave(self, chat_id: int) -> DeskView:
        return await self.word(chat_id, LeavePerson())
