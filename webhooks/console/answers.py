"""The editor's pages: what members asked, the answers, and their review by a second person (desk.md §3, 15)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from banking.clock import business_date
from banking.desk.agents import Role
from banking.desk.answers import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_PHRASES,
    OPEN,
    State,
    Version,
)
from banking.policy import Policy
from banking.values import KeptAnswer
from dialogs.hearing import house_values
from dialogs.understanding.entries import Entry, entries
from dialogs.understanding.faq import search
from dialogs.understanding.shelf import stocked
from dialogs.understanding.text import plain
from dialogs.understanding.understanding import Decision
from webhooks.console.drawing import page
from webhooks.console.visit import Visit

ANSWERS: Final = "/console/answers"
LONGEST_PHRASE: Final = 150
SHORTEST: Final = 3
TOPIC_WORDS: Final = 5
DONE: Final = {
    "settled": "Preguntas marcadas como atendidas.",
    "saved": "Borrador guardado.",
    "submitted": "Enviada a revisión: la publica otra persona.",
    "published": "Publicada. El bot la usa desde ahora.",
    "rejected": "Rechazada.",
    "discarded": "Descartada.",
    "late": "Otra persona fue más rápida, o no te corresponde.",
}
_TOPIC: Final = re.compile(r"[a-z][a-z0-9_]{2,59}")


@dataclass(frozen=True, slots=True)
class Shown:
    """One topic in the list."""

    topic: str
    question: str
    standing: str
    answered: int
    useful: int
    useless: int


async def listed(visit: Visit) -> Response:
    """What members asked, what is in hand, and all answers."""
    editing, me = visit.house.console.editing, visit.person
    kept = {one.topic: one for one in await editing.published(me)}
    versions = await editing.open_versions(me)
    counts = {one.topic: one for one in await editing.answers_helped(me)}
    today = _today(visit)
    shown = []
    for topic in sorted(entries().keys() | kept.keys()):
        entry, count = entries().get(topic), counts.get(topic)
        shown.append(
            Shown(
                topic,
                kept[topic].question if topic in kept else entries()[topic].question,
                _standing(kept.get(topic), entry, today),
                *((count.answered, count.useful, count.useless) if count else (0, 0, 0)),
            )
        )
    return page(
        "answers",
        me=me,
        csrf=visit.csrf,
        writes=Role.EDITOR in me.roles,
        asked=await editing.questions(me),
        versions=versions,
        shown=shown,
        done=DONE.get(visit.request.query_params.get("done", ""), ""),
    )


async def entry(visit: Visit) -> Response:
    """One topic: its answer, what is in hand, and its history."""
    topic = _topic(visit)
    history = await visit.house.console.editing.history(visit.person, topic)
    if topic not in entries() and not history:
        raise HTTPException(404)
    return await _entry_page(visit, topic, history)


async def begin(visit: Visit) -> Response:
    """An answer to something members asked: a new one, or one more way of asking an old one. Nothing is kept yet."""
    text, topic = visit.form.get("text", "").strip()[:LONGEST_PHRASE], visit.form.get("topic", "")
    if not topic:
        topic = _named(text)
        written = KeptAnswer(topic, text[:LONGEST_QUESTION], "", (), _today(visit))
        return await _entry_page(visit, topic, [], written)
    if not _TOPIC.fullmatch(topic):
        raise HTTPException(400)
    history = await visit.house.console.editing.history(visit.person, topic)
    base = await _base(visit, topic, history)
    if base is None:
        raise HTTPException(404)
    return await _entry_page(visit, topic, history, replace(base, phrases=(*base.phrases, text)))


async def save(visit: Visit) -> Response:
    """Keep the draft, and send it to review where that was the button."""
    topic, editing = _topic(visit), visit.house.console.editing
    written, fault = _read(visit, topic)
    if fault:
        history = await editing.history(visit.person, topic)
        return await _entry_page(visit, topic, history, written, fault)
    version = await editing.write(visit.person, written)
    if version is None:
        return _back("late")
    if visit.form.get("act") != "submit":
        return RedirectResponse(f"{ANSWERS}/{topic}?done=saved", 303)
    await editing.submit(visit.person, version)
    return _back("submitted")


async def publish(visit: Visit) -> Response:
    """Publish what somebody else wrote."""
    done = await visit.house.console.editing.publish(visit.person, _version(visit))
    return _back("published" if done else "late")


async def reject(visit: Visit) -> Response:
    """Reject it, with a reason."""
    why = visit.form.get("why", "")
    done = await visit.house.console.editing.reject(visit.person, _version(visit), why)
    return _back("rejected" if done else "late")


async def discard(visit: Visit) -> Response:
    """Take one's own version back."""
    done = await visit.house.console.editing.discard(visit.person, _version(visit))
    return _back("discarded" if done else "late")


async def settle(visit: Visit) -> Response:
    """A group of questions was looked after."""
    await visit.house.console.editing.settle_questions(visit.person, visit.form.get("group", ""))
    return _back("settled")


# --- parts ------------------------------------------------------------------------------------------------------------


async def _entry_page(
    visit: Visit,
    topic: str,
    history: list[Version],
    written: KeptAnswer | None = None,
    fault: str = "",
) -> Response:
    me = visit.person
    in_hand = next((one for one in history if one.state in OPEN), None)
    mine = in_hand is not None and in_hand.author_id == me.id
    base = await _base(visit, topic, history)
    shown = written or (in_hand.kept if in_hand is not None else base)
    if shown is None:
        raise HTTPException(404)
    values = house_values(visit.house.settings.facts, Policy())
    free = in_hand is None or (mine and in_hand.state is State.DRAFT)
    return page(
        "answer",
        status=400 if fault else 200,
        me=me,
        csrf=visit.csrf,
        topic=topic,
        shown=shown,
        now=base,
        said=_filled(shown.answer, values),
        said_now=_filled(base.answer, values) if base is not None else "",
        heard=await _heard(visit, shown),
        values=sorted(values.items()),
        in_hand=in_hand,
        history=history,
        writes=Role.EDITOR in me.roles and free,
        reviews=in_hand is not None and in_hand.state is State.REVIEW and not mine,
        takes_back=mine,
        fault=fault,
        done=DONE.get(visit.request.query_params.get("done", ""), ""),
    )


async def _base(visit: Visit, topic: str, history: list[Version]) -> KeptAnswer | None:
    """What is served of the topic now, as it could be written."""
    for one in history:
        if one.state is State.PUBLISHED:
            return one.kept
    own = entries().get(topic)
    return None if own is None else KeptAnswer(topic, own.question, own.answer, (), _today(visit))


async def _heard(visit: Visit, shown: KeptAnswer) -> list[tuple[str, str]]:
    """For each way of asking, the topic it would lead to if this were published; empty for none."""
    others = [
        one for one in await visit.house.console.editing.published(visit.person) if one.topic != shown.topic
    ]
    today = _today(visit)
    stock = stocked([*others, shown])
    found = []
    for phrase in (shown.question, *shown.phrases):
        result = search(phrase, today, stock)
        topic = result.topic if result.decision is Decision.ACCEPT else None
        found.append((phrase, topic or ""))
    return found


def _read(visit: Visit, topic: str) -> tuple[KeptAnswer, str]:
    """The form, and what is wrong with it."""
    form = visit.form
    question = " ".join(form.get("question", "").split())
    answer = "\n".join(line.rstrip() for line in form.get("answer", "").strip().splitlines())
    phrases = tuple(
        dict.fromkeys(filter(None, (" ".join(line.split()) for line in form.get("phrases", "").splitlines())))
    )
    since, until = _day(form.get("valid_from", "")), _day(form.get("valid_to", ""))
    written = KeptAnswer(
        topic, question, answer, phrases, since or _today(visit), until, bool(form.get("withdrawn"))
    )
    return written, _fault(visit, written)


def _fault(visit: Visit, written: KeptAnswer) -> str:
    values = house_values(visit.house.settings.facts, Policy())
    unknown = sorted(set(re.findall(r"\{([^{}]*)\}", written.answer)) - values.keys())
    days = visit.form.get("valid_from", ""), visit.form.get("valid_to", "")
    faults = {
        "Escribe la pregunta.": len(written.question) < SHORTEST,
        f"La pregunta puede tener hasta {LONGEST_QUESTION} letras.": len(written.question) > LONGEST_QUESTION,
        "Escribe la respuesta.": len(written.answer) < SHORTEST,
        f"La respuesta puede tener hasta {LONGEST_ANSWER} letras.": len(written.answer) > LONGEST_ANSWER,
        f"No conocemos: {', '.join('{' + name + '}' for name in unknown)}.": bool(unknown),
        f"Hasta {MOST_PHRASES} formas de preguntar, de {LONGEST_PHRASE} letras cada una.": (
            len(written.phrases) > MOST_PHRASES or any(len(one) > LONGEST_PHRASE for one in written.phrases)
        ),
        "Revisa las fechas.": any(day and _day(day) is None for day in days)
        or (written.valid_to is not None and written.valid_to < written.valid_from),
    }
    return next((said for said, wrong in faults.items() if wrong), "")


def _standing(kept: KeptAnswer | None, own: Entry | None, today: date) -> str:
    if kept is not None and kept.withdrawn:
        return "retirada"
    since, until = (kept.valid_from, kept.valid_to) if kept is not None else (None, None)
    if kept is None and own is not None:
        since, until = own.valid_from, own.valid_to
    if since is not None and today < since:
        return "desde el " + f"{since:%d/%m/%Y}"
    if until is not None and today > until:
        return "vencida"
    return "de la casa" if kept is None else "publicada"


def _filled(answer: str, values: Mapping[str, str]) -> str:
    """The answer as a member would read it; what is unknown stays as it is written."""
    return re.sub(r"\{([a-z_]+)\}", lambda found: values.get(found[1], found[0]), answer)


def _named(text: str) -> str:
    """A topic's name from its question: `venden_soat`; free of what the house came with."""
    words = re.findall(r"[a-z]+", plain(text).replace("ñ", "n"))
    name = "_".join([word for word in words if len(word) >= SHORTEST][:TOPIC_WORDS])[:40] or "pregunta"
    return name if name not in entries() else f"{name}_2"


def _topic(visit: Visit) -> str:
    topic: str = visit.request.path_params["topic"]
    if not _TOPIC.fullmatch(topic):
        raise HTTPException(404)
    return topic


def _version(visit: Visit) -> int:
    given: str = visit.request.path_params["version"]
    if not given.isdecimal() or len(given) > 18:  # noqa: PLR2004 - digits of a bigint
        raise HTTPException(404)
    return int(given)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _today(visit: Visit) -> date:
    return business_date(visit.house.clock())


def _back(done: str) -> Response:
    return RedirectResponse(f"{ANSWERS}?done={done}", 303)
