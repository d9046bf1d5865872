"""What a person at the desk does for the member of a story, beside talking."""

from __future__ import annotations

from banking.desk.agents import Person
from banking.desk.identity import Asked
from tests.banking.people.town import Town


async def help_member(town: Town, person: Person, chat_id: int, what: list[str]) -> None:
    """`= agent verifies`: asks for a code."""
    helping = town.bank.console.helping
    match what:
        case ["verifies"]:
            asked = await helping.verify(person, chat_id)
            assert isinstance(asked, Asked), asked
        case _:
            raise AssertionError(what)
