"""What a person at the desk does for the member of a story, beside talking."""

from __future__ import annotations

from sqlalchemy import insert

from banking.desk.agents import Person, Role
from banking.desk.casework import Kept
from banking.desk.identity import Asked
from banking.desk.measures import Done
from banking.desk.ownership import Taken
from banking.desk.tables import agent
from banking.values import CaseOutcome, Measure
from tests.banking.people.town import Town


async def help_member(town: Town, person: Person, chat_id: int, what: list[str]) -> None:
    """`= agent verifies`: asks for a code; `= agent starts limits`: leaves the member to the bot in that flow;
    `= agent measure freeze_cards` takes that measure; `= agent answers words` closes the claim with them.
    """
    helping = town.bank.console.helping
    match what:
        case ["verifies"]:
            asked = await helping.verify(person, chat_id)
            assert isinstance(asked, Asked), asked
        case ["starts", flow]:
            epoch = await town.scalar(
                "SELECT epoch FROM desk.conversation WHERE chat_id = :chat", chat=chat_id
            )
            left = await helping.start(person, chat_id, int(str(epoch)), flow)
            assert isinstance(left, Taken), left
        case ["measure", measure]:
            answer = await helping.measure(person, chat_id, Measure(measure), "a pedido de la socia")
            assert isinstance(answer, Done), answer
        case ["answers", *words]:
            casework = town.bank.console.casework
            number = str(await town.scalar("SELECT min(number) FROM bank.case WHERE kind = 'claim'"))
            assert await casework.take(person, number) == Kept()
            closed = await casework.close(person, number, CaseOutcome.IN_FAVOUR, " ".join(words))
            assert closed == Kept(), closed
        case _:
            raise AssertionError(what)


async def hired(town: Town) -> Person:
    """Andrea, at the desk."""
    async with town.owner.begin() as conn:
        row = {"login": "andrea", "name": "Andrea Paredes", "roles": ["agent"], "password_hash": "$argon2id$"}
        made = await conn.scalar(insert(agent).values(created_at=town.now, **row).returning(agent.c.id))
    roles = frozenset({Role.AGENT})
    return Person(int(made or 0), "andrea", "Andrea Paredes", "general", roles, 3, enrolled=True, open=True)
