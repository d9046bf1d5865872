"""What was said is forgotten in its time, and nothing that counts with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from banking import audit_chain
from banking.desk.forgetting import forget
from banking.requests.desk import NoteQuestion
from banking.values import Outcome
from tests.banking.desk.office import Office

LEFT = """
SELECT concat_ws(' ', (SELECT count(*) FROM desk.message), (SELECT count(*) FROM desk.handoff WHERE length(packet) > 0),
    (SELECT count(*) FROM desk.question))
"""


async def test_words_and_questions_go_when_their_time_is_over_and_the_trail_stays_whole(
    office: Office,
) -> None:
    office.now = datetime(2015, 3, 2, 15, tzinfo=UTC)
    andrea = await office.staff("andrea")
    for chat_id in (1, 2):
        await office.ask(chat_id)
        await office.console.claim(andrea, chat_id)
        await office.write(chat_id, "a", "me cobraron dos veces")
        await office.console.say(andrea, chat_id, "b", "lo reviso")
    await office.word(1, NoteQuestion(uuid4(), "cuánto cuesta"))
    epoch = (await office.look(1)).epoch
    await office.console.close(andrea, 1, epoch, Outcome.RESOLVED)
    closed = office.now
    office.later(seconds=600)
    await office.console.seal_trail()
    kept = timedelta(days=office.policy.desk_words_days)

    async def pass_after(age: timedelta) -> tuple[int, object]:
        async with office.engine.begin() as conn:
            gone = await forget(conn, office.policy, closed + age)
        return gone, await office.scalar(LEFT)

    questions = timedelta(days=office.policy.desk_questions_days)
    assert await pass_after(questions) == (0, "4 2 1")
    assert await pass_after(kept) == (1, "4 2 0")
    assert await pass_after(kept + timedelta(seconds=1)) == (1, "2 1 0")
    assert await pass_after(10 * kept) == (0, "2 1 0")  # somebody still has the other chat
    async with office.engine.connect() as conn:
        verdict = await audit_chain.verify(conn)
    assert (verdict.broken_at, verdict.entries > 0) == (None, True)


async def test_what_is_younger_than_a_year_stays_whoever_asks(office: Office) -> None:
    office.now = datetime.now(UTC)
    await office.ask(1)
    await office.write(1, "a", "hola")
    await office.leave(1)
    with pytest.raises(DBAPIError, match="younger than a year"):
        async with office.owner.begin() as conn:
            await forget(conn, office.policy, office.now + timedelta(days=9_999))
    for statement in (
        "DELETE FROM desk.message",
        "TRUNCATE desk.message",
        "UPDATE desk.handoff SET packet = ''",
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with office.engine.begin() as conn:
                await conn.execute(text(statement))
