"""Conversations of the past: found, read and taken out by who may, masked, and each look written down (desk.md 13-15)."""

from __future__ import annotations

import csv
import io
import re

import httpx

from banking.desk.agents import Role
from banking.values import Outcome
from tests.webhooks.console.counter import Counter

SECRET = "mi clave es gato77"


async def test_a_supervisor_finds_reads_and_takes_out_what_was_said_masked_and_recorded(
    desk: Counter,
) -> None:
    office = desk.office
    andrea = await office.staff("andrea")
    await office.hire("sofia", [Role.SUPERVISOR])
    account = await office.member_with_person(andrea)
    chat, number = account.caller.chat_id, account.person.identification.number
    await office.write(chat, "a", f"=HYPERLINK(1) Mi CÉDULA es {number} y {SECRET}")
    await office.console.note(andrea, chat, "n", "parece fraude")
    view = await office.look(chat)
    await office.console.close(andrea, chat, view.epoch, Outcome.RESOLVED)
    await office.ask(77)
    sofia = await office.enter("sofia")
    day = f"{office.now:%Y-%m-%d}"
    dates = {"since": day, "until": day}

    assert len(await found(desk, sofia, **dates)) == 2
    assert len(await found(desk, sofia, **dates, member=number)) == 1
    assert len(await found(desk, sofia, **dates, agent=str(andrea.id), outcome="resolved")) == 1
    assert len(await found(desk, sofia, **dates, words="mi cédula")) == 1
    for nothing in (
        {"outcome": "abandoned"},
        {"reason": "fraud"},
        {"words": number},  # what is masked cannot be searched for
        {"words": "gato77"},
        {"member": "1710034065"},
    ):
        assert await found(desk, sofia, **dates, **nothing) == [], nothing
    (record,) = await found(desk, sofia, **dates, member=number)

    seen = (await desk.get(f"/console/records/{record}", sofia)).text
    assert f"••••{number[-4:]}" in seen
    assert "parece fraude" in seen
    refused = await send(desk, sofia, "/console/search/export", **dates, member=number, why="x")
    assert refused.status_code == 400
    taken = await send(desk, sofia, "/console/search/export", **dates, member=number, why="queja del socio")
    assert taken.headers["content-disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(taken.text.removeprefix("\ufeff"))))
    assert [row["quién"] for row in rows] == ["Socio", "Nota de Andrea Paredes"]
    assert rows[0]["mensaje"].startswith("'=HYPERLINK")
    for text in (seen, taken.text):
        assert number not in text
        assert "gato77" not in text

    trail = await office.rows(
        "SELECT action, subject, result FROM ledger.audit"
        " WHERE action IN ('Searched', 'RecordOpened', 'Exported', 'ExportReason') ORDER BY id"
    )
    kinds = [(action, result) for action, _, result in trail]
    assert kinds[-4:] == [
        ("Exported", "refused"),
        ("Searched", "done"),
        ("Exported", "done"),
        ("ExportReason", "done"),
    ]
    assert ("RecordOpened", "done") in kinds
    assert number not in str(trail)
    assert "queja del socio" in str(trail)


async def test_the_auditor_finds_who_did_what_and_what_was_refused(desk: Counter) -> None:
    office = desk.office
    andrea = await office.staff("andrea")
    await office.hire("elena", [Role.AUDITOR])
    await office.ask(1)
    await office.console.claim(andrea, 1)
    await office.console.claim(andrea, 999)
    elena = await office.enter("elena")

    async def seen(query: str) -> list[str]:
        text = (await desk.get(f"/console/trail?{query}", elena)).text
        return re.findall(r'action=([A-Za-z]+)" title', text)

    assert set(await seen(f"actor=agent:{andrea.id}")) == {"Claimed", "ConsoleLogin"}
    assert await seen("action=Claimed") == ["Claimed", "Claimed"]
    assert await seen("action=Claimed&refused=1") == ["Claimed"]
    assert await seen("actor=nobody") == []
    assert "Andrea Paredes" in (await desk.get("/console/trail", elena)).text
    (newest,) = await office.rows("SELECT max(id) FROM ledger.audit WHERE action = 'Claimed'")
    assert await seen(f"action=Claimed&before={newest[0]}") == ["Claimed"]


async def test_an_agent_reads_former_conversations_of_the_member_they_attend_and_no_others(
    desk: Counter,
) -> None:
    office = desk.office
    andrea, bruno = await office.staff("andrea"), await office.staff("bruno")
    account = await office.member_with_person(andrea)
    chat = account.caller.chat_id
    await office.write(chat, "a", "primera conversación")
    first = (await office.look(chat)).handoff
    view = await office.look(chat)
    await office.console.close(andrea, chat, view.epoch, Outcome.RESOLVED)
    await office.look(chat)
    await office.ask(77)
    other = await office.scalar("SELECT handoff_id FROM desk.conversation WHERE chat_id = 77")
    await office.ask(chat)
    await office.console.claim(bruno, chat)
    now = (await office.look(chat)).handoff
    office.later(seconds=31)
    token, stranger = await office.enter("bruno"), await office.enter("andrea")

    assert f"/console/chat/{now}/earlier/{first}" in (await desk.get(f"/console/chat/{now}", token)).text
    assert "primera conversación" in (await desk.get(f"/console/chat/{now}/earlier/{first}", token)).text
    for who, path in (
        (token, f"/console/chat/{now}/earlier/{other}"),
        (stranger, f"/console/chat/{now}/earlier/{first}"),
    ):
        assert (await desk.get(path, who)).headers["location"].endswith("fault=gone")
    assert (await desk.get(f"/console/records/{first}", token)).status_code == 403


async def test_what_is_wrong_with_a_search_is_said(desk: Counter) -> None:
    await desk.office.hire("sofia", [Role.SUPERVISOR])
    sofia = await desk.office.enter("sofia")
    day = {"since": "2026-11-01", "until": "2026-11-30"}
    for changed, fault in (
        ({"since": "ayer"}, "Revisa las fechas."),
        ({"until": "2026-10-01"}, "Revisa las fechas."),
        ({"since": "2026-01-01"}, "Busca en hasta 92 días."),
        ({"member": "no es"}, "Esa identificación no es correcta."),
    ):
        answer = await send(desk, sofia, "/console/search", **{**day, **changed})
        assert (answer.status_code, fault in answer.text) == (400, True), changed


async def found(desk: Counter, token: str, **fields: str) -> list[str]:
    answer = await send(desk, token, "/console/search", **fields)
    assert answer.status_code == 200, answer.text
    return re.findall(r'href="/console/records/([0-9a-f-]{36})"', answer.text)


async def send(desk: Counter, token: str, path: str, **fields: str) -> httpx.Response:
    return await desk.post(path, token, {"csrf": await desk.form("/console/search", token), **fields})
