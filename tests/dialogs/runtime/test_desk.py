"""A person has the chat: no late reply of the bot slips out, and what a person said arrives once or is said to be in doubt."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from banking.api import Caller, DeskView, DeskWord, Unavailable
from dialogs.parcels import Delivery, Result
from dialogs.runtime import ContentionError, turns
from tests.banking.desk.office import OPEN
from tests.banking.people.town import Town
from tests.conftest import RedisUrls
from tests.golden.story import Stage
from webhooks.embedded.postgres import DatabaseUrls

BUSY = 4


@pytest.fixture
async def stage(database: DatabaseUrls, redis_urls: RedisUrls) -> AsyncIterator[Stage]:
    town = Town(database, OPEN)
    made = Stage(town, redis_urls.url, redis_urls.admin_url)
    await made.settle()
    await made.play("= enrolled")
    yield made
    await made.close()
    await town.close()


async def states(stage: Stage) -> list[object]:
    rows = await stage.town.rows("SELECT state FROM desk.message WHERE author = 'person' ORDER BY seq")
    return [row[0] for row in rows]


async def sweep(stage: Stage) -> None:
    stage.town.later(seconds=40)
    await stage.runtime.sweep()
    await stage.runtime.drain()


async def test_a_reply_held_back_while_a_person_takes_the_chat_is_never_sent(stage: Stage) -> None:
    """desk.md 2: hold a bot reply, let an agent claim, release it."""
    stage.screen.results = [Delivery(Result.LATER)] * BUSY
    await stage.play("» /ayuda")
    await stage.play("» asesor")
    since = len(stage.screen.lines)
    await stage.play("= agent comes")
    stage.screen.results = []
    await sweep(stage)
    said = "\n".join(stage.screen.lines[since:])
    assert "Te atiende" in said
    assert "Menú de opciones" not in said
    assert "en la fila" not in said


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (Result.SENT, "sent"),
        (Result.DOUBTFUL, "unknown"),
        (Result.GONE, "blocked"),
        (Result.BROKEN, "failed"),
    ],
)
async def test_the_desk_hears_how_a_persons_message_arrived_and_it_is_not_sent_again(
    stage: Stage, result: Result, state: str
) -> None:
    """desk.md 3, 18."""
    await stage.play("» asesor")
    await stage.play("= agent comes")
    since = len(stage.screen.lines)
    stage.screen.results = [] if result is Result.SENT else [Delivery(result)]
    await stage.play("= agent says Hola")
    assert await states(stage) == [state]
    await sweep(stage)
    heard = "\n".join(stage.screen.lines[since:]).count("*Andrea:*")
    assert heard == (1 if result is Result.SENT else 0)


async def test_what_a_person_said_last_still_arrives_when_telegram_is_busy_and_the_chat_is_closed(
    stage: Stage,
) -> None:
    await stage.play("» asesor")
    await stage.play("= agent comes")
    stage.screen.results = [Delivery(Result.LATER)] * BUSY
    await stage.play("= agent says Que te vaya bien")
    await stage.play("= agent closes")
    stage.screen.results = []
    await sweep(stage)
    assert "Que te vaya bien" in "\n".join(stage.screen.lines)
    assert await states(stage) == ["sent"]


@pytest.mark.parametrize("away", [Unavailable("not now"), TimeoutError()])
async def test_what_a_member_writes_to_a_person_waits_at_telegram_while_the_bank_is_away(
    stage: Stage, away: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No message is lost with an excuse: it is delivered again, and told once; the same holds for what a person says."""
    monkeypatch.setattr(turns, "DESK_WAITS", (0.0,))
    await stage.play("» asesor")
    await stage.play("= agent comes")
    since = len(stage.screen.lines)

    async def cannot(_caller: Caller, _word: DeskWord) -> DeskView:
        raise away

    for line in ("» sigo aquí", "= agent says Hola"):
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(stage.town.bank, "tell_desk", cannot)
            with pytest.raises(ContentionError):
                await stage.play(line)
        assert len(stage.screen.lines) == since
    await stage.play("= again")
    await stage.play("= again")
    assert "\n".join(stage.screen.lines[since:]).count("Hola") == 1
    rows = await stage.town.rows("SELECT count(*) FROM desk.message WHERE author = 'member'")
    assert [tuple(row) for row in rows] == [(1,)]
