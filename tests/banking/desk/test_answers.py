"""The FAQ's answers: written by one person, published by another, never changed afterwards (desk.md §3, 15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from banking.desk.agents import Role
from banking.desk.answers import State
from banking.desk.rights import Forbidden
from banking.values import KeptAnswer
from tests.banking.desk.office import Office

SOAT = KeptAnswer(
    "venden_soat", "¿Venden SOAT?", "Por ahora no.", ("puedo sacar el soat aquí",), date(2026, 11, 1)
)


async def test_nobody_publishes_what_they_wrote_and_what_was_reviewed_is_what_is_served(
    office: Office,
) -> None:
    elena, diego = await office.staff("elena", Role.EDITOR), await office.staff("diego", Role.EDITOR)
    editing = office.console.editing
    first = await editing.write(elena, replace(SOAT, answer="Quizá."))
    assert first == await editing.write(elena, SOAT)  # the same draft, written anew
    assert first is not None
    assert await editing.write(diego, replace(SOAT, answer="Sí.")) is None  # one hand at a time
    assert not await editing.publish(diego, first)  # a draft is not in review yet
    assert not await editing.submit(diego, first)
    assert await editing.submit(elena, first)
    assert await editing.write(elena, replace(SOAT, answer="Otra cosa.")) is None
    assert not await editing.publish(elena, first)
    assert await editing.served() == ()
    assert await editing.publish(diego, first)
    assert not await editing.publish(diego, first)
    assert await editing.served() == (SOAT,)
    office.later(minutes=1)
    second = await editing.write(diego, replace(SOAT, answer="Desde enero."))
    assert second is not None
    assert await editing.submit(diego, second)
    assert not await editing.reject(elena, second, "  ")
    assert await editing.reject(elena, second, "falta el precio")
    assert await editing.served() == (SOAT,)
    states = [(one.state, one.author, one.reviewer) for one in await editing.history(elena, SOAT.topic)]
    assert states == [
        (State.REJECTED, "Diego Paredes", "Elena Paredes"),
        (State.PUBLISHED, "Elena Paredes", "Diego Paredes"),
    ]


async def test_supervisors_review_but_do_not_write_and_nobody_else_does_either(office: Office) -> None:
    elena, sofia = await office.staff("elena", Role.EDITOR), await office.staff("sofia", Role.SUPERVISOR)
    editing = office.console.editing
    version = await editing.write(elena, SOAT)
    assert version is not None
    await editing.submit(elena, version)
    with pytest.raises(Forbidden):
        await editing.write(sofia, replace(SOAT, topic="otra"))
    for role in (Role.AGENT, Role.AUDITOR, Role.ADMIN):
        other = await office.staff(f"persona.{role}", role)
        for refused in (
            editing.publish(other, version),
            editing.reject(other, version, "no"),
            editing.open_versions(other),
            editing.write(other, SOAT),
        ):
            with pytest.raises(Forbidden):
                await refused
    assert await editing.publish(sofia, version)


async def test_the_database_itself_keeps_the_second_person_and_the_history(office: Office) -> None:
    """Whatever the program does: no own review, no change after the review began, no deletion."""
    elena, diego = await office.staff("elena", Role.EDITOR), await office.staff("diego", Role.EDITOR)
    version = await office.console.editing.write(elena, SOAT)
    assert version is not None
    await office.console.editing.submit(elena, version)
    own = "UPDATE desk.answer SET state = 'published', reviewer_id = author_id, decided_at = now()"
    for statement in (
        own,
        "UPDATE desk.answer SET answer = 'Sí.'",
        "UPDATE desk.answer SET state = 'draft'",
        "DELETE FROM desk.answer",
    ):
        with pytest.raises(DBAPIError):
            await office.change(statement)
    assert await office.console.editing.publish(diego, version)
    with pytest.raises(DBAPIError):
        await office.change("UPDATE desk.answer SET withdrawn = true")
