"""The job that cuts cards, once a day after midnight in Ecuador. Running it again changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from procrastinate import JobContext

from banking.cards.cutting import cut, due_cards
from banking.clock import business_date
from banking.jobs import app
from banking.messages.tasks import POST

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.ext.asyncio import AsyncEngine

    from banking.messages.tasks import Post
    from banking.policy import Policy


@app.periodic(cron="20 5 * * *")
@app.task(name="cut_cards", pass_context=True)
async def cut_cards(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given to every periodic task
    """Make every cut that is due."""
    post = cast("Post", context.additional_context[POST])
    await make_cuts(post.engine, post.policy, business_date(post.clock()))


async def make_cuts(engine: AsyncEngine, policy: Policy, today: date) -> int:
    """Make every missing cut, oldest first, one transaction each; how many."""
    async with engine.connect() as conn:
        cards = await due_cards(conn)
    made = 0
    for card_id in cards:
        more: date | None = today
        while more is not None:
            async with engine.begin() as conn:
                more = await cut(conn, policy, card_id, today)
            made += more is not None
    return made
