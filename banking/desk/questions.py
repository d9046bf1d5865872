"""What members asked the FAQ, for whoever keeps its answers (desk.md §3): kept without the member and without numbers, grouped by what
the words have in common. Useful answers are only counted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from banking.desk.redaction import HIDDEN, redact
from banking.desk.tables import question

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from banking.requests.desk import NoteQuestion, RateAnswer
    from banking.work import Work

LONGEST: Final = 200
"""Characters kept of a question."""
STEM: Final = 5
"""Letters by which words of a group are compared: "transferir" and "transferencia" are one."""
SHOWN_AT_ONCE: Final = 100
ANSWERED, USEFUL, USELESS, UNANSWERED = "answered", "useful", "useless", "unanswered"
_NUMBER: Final = re.compile(r"\d(?:[\d.,/ \-]*\d)?")
_ADDRESS: Final = re.compile(r"\S+@\S+")
_WORD: Final = re.compile(r"[a-zñ]+")
_EMPTY: Final = frozenset({
    "una", "uno", "unos", "unas", "que", "como", "con", "cual", "cuales", "cuando", "donde", "cuanto", "cuanta",
    "cuantos", "por", "para", "porque", "pero", "les", "las", "los", "del", "mis", "sus", "hay", "esta", "este", "esto",
    "eso", "esa", "ese", "son", "fue", "soy", "estoy", "tengo", "tiene", "puedo", "puede", "quiero", "hola", "favor",
    "gracias", "buenas", "buenos", "dias", "tardes", "noches",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions with the same words in them that are still to be looked at. `group` names them."""

    group: str
    text: str
    """As one of them was asked last, without numbers and secrets."""
    topic: str | None
    """What was answered and did not help; None where nothing was."""
    unanswered: int
    useless: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Helped:
    """How often an answer was given since a moment, and what was said of it."""

    topic: str
    answered: int
    useful: int
    useless: int


async def note(work: Work, word: NoteQuestion) -> None:
    """Keep a question; the same one again changes nothing."""
    text = bare(word.text)
    row = insert(question).values(
        id=word.question,
        text=text,
        grouped=group_of(text),
        topic=word.topic,
        verdict=UNANSWERED if word.topic is None else ANSWERED,
        at=work.now,
    )
    await work.conn.execute(row.on_conflict_do_nothing())


async def rate(work: Work, word: RateAnswer) -> None:
    """What the member says of an answer; the first word counts."""
    asked = update(question).where(question.c.id == word.question, question.c.verdict == ANSWERED)
    await work.conn.execute(asked.values(verdict=USEFUL if word.useful else USELESS))


async def open_questions(conn: AsyncConnection) -> list[Asked]:
    """Questions without an answer, or whose answer did not help: the most frequent first."""
    newest = func.array_agg(aggregate_order_by(question.c.text, question.c.at.desc()))
    topic = func.array_agg(aggregate_order_by(question.c.topic, question.c.at.desc()))
    times = func.count()
    unanswered = times.filter(question.c.verdict == UNANSWERED)
    rows = await conn.execute(
        select(
            question.c.grouped,
            newest.label("texts"),
            topic.label("topics"),
            unanswered.label("unanswered"),
            times.label("times"),
            func.max(question.c.at).label("last_at"),
        )
        .where(question.c.verdict.in_((UNANSWERED, USELESS)), question.c.settled_at.is_(None))
        .group_by(question.c.grouped)
        .order_by(times.desc(), func.max(question.c.at).desc())
        .limit(SHOWN_AT_ONCE)
    )
    return [
        Asked(
            row.grouped,
            row.texts[0],
            next((one for one in row.topics if one), None),
            row.unanswered,
            row.times - row.unanswered,
            row.last_at,
        )
        for row in rows
    ]


async def settle(conn: AsyncConnection, group: str, agent_id: int, now: datetime) -> int:
    """A group was looked after; how many questions that were. What is asked again later is new."""
    mine = update(question).where(
        question.c.grouped == group,
        question.c.verdict.in_((UNANSWERED, USELESS)),
        question.c.settled_at.is_(None),
    )
    return (await conn.execute(mine.values(settled_at=now, settled_by=agent_id))).rowcount


async def helped(conn: AsyncConnection, since: datetime) -> list[Helped]:
    """How every answer did."""
    times = func.count()
    rows = await conn.execute(
        select(
            question.c.topic,
            times.label("answered"),
            times.filter(question.c.verdict == USEFUL).label("useful"),
            times.filter(question.c.verdict == USELESS).label("useless"),
        )
        .where(question.c.topic.is_not(None), question.c.at >= since)
        .group_by(question.c.topic)
        .order_by(times.desc(), question.c.topic)
    )
    return [Helped(row.topic, row.answered, row.useful, row.useless) for row in rows]


def bare(text: str) -> str:
    """One line without secrets, numbers and addresses: nobody can be told from it."""
    line = _ADDRESS.sub(HIDDEN, redact(" ".join(text.split())))
    return _NUMBER.sub(HIDDEN, line)[:LONGEST]


def group_of(text: str) -> str:
    """The beginnings of the words that say something, sorted: what questions of one group share."""
    folded = unicodedata.normalize("NFD", text.lower().replace("ñ", "\0"))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign)).replace("\0", "ñ")
    said = {word[:STEM] for word in _WORD.findall(plain) if len(word) > 2 and word not in _EMPTY}  # noqa: PLR2004
    return " ".join(sorted(said)) or plain.strip()
