"""The editor's pages, from an unanswered question to an answer the bot gives (desk.md §3)."""

from __future__ import annotations

from uuid import uuid4

import httpx

from banking.desk.agents import Role
from banking.requests.desk import NoteQuestion
from dialogs.hearing import ear
from dialogs.understanding.shelf import Shelf
from tests.webhooks.console.counter import Counter

FIELDS = {
    "question": "¿Venden SOAT?",
    "answer": "Por ahora no. Llámanos al {call_center}.",
    "phrases": "puedo sacar el soat aquí\n\n  puedo  sacar el soat aquí \nnecesito el soat del carro",
    "valid_from": "2026-01-01",
    "valid_to": "",
}


async def test_from_an_unanswered_question_to_what_the_bot_answers(desk: Counter) -> None:
    office = desk.office
    await office.hire("elena", [Role.EDITOR])
    await office.hire("diego", [Role.EDITOR])
    elena, diego = await office.enter("elena"), await office.enter("diego")
    await office.word(1, NoteQuestion(uuid4(), "<b>venden soat</b> soy el 0991234567"))

    listed = (await desk.get("/console/answers", elena)).text
    assert "&lt;b&gt;venden soat&lt;/b&gt;" in listed
    assert "0991234567" not in listed
    begun = await desk.post(
        "/console/answers/begin", elena, {"csrf": await form(desk, elena), "text": "venden soat"}
    )
    assert "/console/answers/venden_soat/save" in begun.text
    saved = await save(desk, elena, act="save")
    assert saved.headers["location"] == "/console/answers/venden_soat?done=saved"
    seen = (await desk.get("/console/answers/venden_soat", elena)).text
    assert "{call_center}" not in seen[seen.index("Así la verá") :].split("</div>", 1)[0]
    assert seen.count("puedo sacar el soat aquí") >= 2
    assert "esta respuesta" in seen
    assert "Publicar" not in seen
    assert (await save(desk, diego, act="save")).headers["location"].endswith("done=late")
    assert (await save(desk, elena, act="submit")).headers["location"].endswith("done=submitted")

    version = await office.scalar("SELECT id FROM desk.answer")
    assert "Publicar" not in (await desk.get("/console/answers/venden_soat", elena)).text
    assert "Publicar" in (await desk.get("/console/answers/venden_soat", diego)).text
    publish = f"/console/answers/version/{version}/publish"
    own = await desk.post(publish, elena, {"csrf": await form(desk, elena)})
    assert own.headers["location"].endswith("done=late")
    done = await desk.post(publish, diego, {"csrf": await form(desk, diego)})
    assert done.headers["location"].endswith("done=published")

    for shelf in (Shelf(), Shelf()):  # every process has its own
        shelf.put(await office.console.editing.served())
        answer = ear({}, {"call_center": "1800"}, office.policy, shelf)(
            "¿venden soat?", office.now.date()
        ).answer
        assert answer == "Por ahora no. Llámanos al 1800."
    assert "publicada" in (await desk.get("/console/answers", diego)).text


async def test_what_cannot_be_published_is_said_and_what_was_typed_stays(desk: Counter) -> None:
    faults = {
        ("question", " "): "Escribe la pregunta.",
        ("question", "x" * 201): "hasta 200 letras",
        ("answer", ""): "Escribe la respuesta.",
        ("answer", "x" * 1_501): "hasta 1500 letras",
        ("answer", "Cuesta {precio}."): "No conocemos: {precio}.",
        ("phrases", "x" * 151): "de 150 letras cada una",
        ("valid_from", "mañana"): "Revisa las fechas.",
        ("valid_to", "2025-12-31"): "Revisa las fechas.",
    }
    await desk.office.hire("elena", [Role.EDITOR])
    elena = await desk.office.enter("elena")
    for (name, typed), fault in faults.items():
        refused = await save(desk, elena, **{name: typed})
        assert (refused.status_code, fault in refused.text) == (400, True), name
        assert "Por ahora no." in refused.text or name == "answer"
    assert await desk.office.scalar("SELECT count(*) FROM desk.answer") == 0


async def form(desk: Counter, token: str) -> str:
    return await desk.form("/console/answers", token)


async def save(desk: Counter, token: str, **changed: str) -> httpx.Response:
    fields = {"csrf": await form(desk, token), **FIELDS, **changed}
    return await desk.post("/console/answers/venden_soat/save", token, fields)
