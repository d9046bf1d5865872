"""The secure pages filled in: every state, every fault in words, nothing echoed (D3, S14, S20)."""

from __future__ import annotations

import asyncio
import itertools
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from banking.api import FieldFault, FormPurpose, Language
from dialogs.words.sentences import Sentences
from tests.banking.people.town import PASSWORD, Account, Town
from tests.webhooks.doors import Doors
from tests.webhooks.pages.sheet import CANARY, form_of, heading, page
from webhooks.pages.drawing import draw_page
from webhooks.pages.routes import FIELDS
from webhooks.pages.words import FILES

# States -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("purpose", "fields"),
    [
        (FormPurpose.CREDENTIALS, {"username": "username", "password": "current-password"}),
        (FormPurpose.PASSWORD, {"password": "current-password"}),
        (FormPurpose.NEW_PASSWORD, {"new_password": "new-password", "confirmation": "new-password"}),
    ],
)
async def test_every_page_is_a_plain_form_that_a_password_manager_understands(
    town: Town, member: Account, doors: Doors, purpose: FormPurpose, fields: dict[str, str]
) -> None:
    answer = await doors.http.get(await page(town, member, purpose))
    assert answer.status_code == 200
    assert {name: field["autocomplete"] for name, field in form_of(answer).items()} == fields
    labelled = set(re.findall(r'<label for="([^"]+)"', answer.text))
    assert labelled == set(fields)
    assert 'lang="es"' in answer.text
    assert "Consejos de seguridad" in answer.text
    assert not re.search(r"https?://|<script>|<style|style=|onclick", answer.text)


def test_the_pages_say_the_same_in_every_language() -> None:
    spanish, english = (
        Sentences(language, {language: (FILES / f"{language}.ftl").read_text("utf-8")})
        for language in Language
    )
    assert english.refs() == spanish.refs()
    assert [ref for ref in english.refs() if english.variables(ref) != spanish.variables(ref)] == []


@pytest.mark.parametrize("purpose", FormPurpose)
def test_every_page_and_every_fault_has_its_words(purpose: FormPurpose) -> None:
    for language, fault in itertools.product(Language, FieldFault):
        faults = dict.fromkeys(FIELDS[purpose], fault)
        facts: Any = {"purpose": purpose, "faults": faults, "visit": "", "shortest": 8, "longest": 64}
        drawn = bytes(draw_page("form", https=True, language=language, **facts).body).decode()
        assert "{" not in drawn
        assert f'lang="{language}"' in drawn


async def test_a_page_speaks_the_language_of_its_chat(town: Town, member: Account, doors: Doors) -> None:
    await town.bank.choose_language(replace(member.caller, language=Language.ENGLISH))
    address = await page(town, member)
    assert heading(await doors.http.get(address)) == "Type your password"
    missing = await doors.http.post(address, data={"password": ""})
    assert "Type your password." in missing.text
    assert "Check the marked field" in missing.text
    await doors.http.post(address, data={"password": PASSWORD})
    assert heading(await doors.http.get(address)) == "✅ Done, go back to the chat"


async def test_the_security_tips_of_the_manual_stand_where_a_password_is_chosen(
    town: Town, member: Account, doors: Doors
) -> None:
    text = (await doors.http.get(await page(town, member, FormPurpose.NEW_PASSWORD))).text
    tips = (
        "Evita utilizar dígitos consecutivos",
        "Evita utilizar tu fecha de nacimiento",
        "Evita utilizar dígitos repetidos",
    )
    assert all(tip in text for tip in tips)


async def test_a_filled_page_says_go_back_to_the_chat_and_the_chat_is_told(
    town: Town, member: Account, doors: Doors
) -> None:
    address = await page(town, member)
    done = await doors.http.post(address, data={"password": PASSWORD})
    assert (done.status_code, done.headers["location"]) == (303, address.removeprefix("/p/"))
    assert heading(await doors.http.get(address)) == "✅ Listo, vuelve al chat"
    assert [
        event.kind
        for event in await town.bank.pending_chat_events(10)
        if event.chat_id == member.caller.chat_id
    ][-1:] == ["form_done"]


async def test_a_done_page_takes_nothing_more(town: Town, member: Account, doors: Doors) -> None:
    address = await page(town, member)
    answers = [await doors.http.post(address, data={"password": PASSWORD}) for _ in range(2)]
    assert [answers[0].status_code, heading(answers[1])] == [303, "✅ Listo, vuelve al chat"]


async def test_a_page_submitted_twice_at_once_is_done_once(town: Town, member: Account, doors: Doors) -> None:
    before = len(await town.bank.pending_chat_events(50))
    address = await page(town, member)
    await asyncio.gather(*(doors.http.post(address, data={"password": PASSWORD}) for _ in range(3)))
    assert len(await town.bank.pending_chat_events(50)) == before + 1


async def test_pages_that_ran_out_and_pages_that_never_were_look_the_same(
    town: Town, member: Account, doors: Doors
) -> None:
    address = await page(town, member)
    town.later(minutes=11)
    tokens = [address, "/p/x", f"/p/{'A' * 43}", f"/p/{'%C3%B1' * 50}"]
    shown = [await doors.http.get(token) for token in tokens]
    posted = [await doors.http.post(token, data={"password": PASSWORD}) for token in tokens]
    assert {(answer.status_code, answer.text) for answer in (*shown, *posted)} == {(410, shown[0].text)}
    assert heading(shown[0]) == "Esta página ya no está disponible"


# Faults -----------------------------------------------------------------------------------------------------------------

FAULTS = [
    (
        "both missing",
        FormPurpose.CREDENTIALS,
        {"username": ""},
        ("Escribe tu usuario.", "Escribe tu contraseña."),
    ),
    ("wrong", FormPurpose.CREDENTIALS, {"username": CANARY, "password": CANARY}, ("Los datos no coinciden",)),
    ("missing", FormPurpose.PASSWORD, {"password": "  "}, ("Escribe tu contraseña.",)),
    ("too long to be one", FormPurpose.PASSWORD, {"password": CANARY * 20}, ("Es demasiado largo",)),
    (
        "not the same",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "corta<b>", "confirmation": CANARY},
        ("No coincide",),
    ),
    (
        "common",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "qwertyuiop", "confirmation": CANARY},
        ("Es muy fácil de adivinar",),
    ),
    (
        "own data",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "augusta por siempre", "confirmation": CANARY},
        ("Contiene datos tuyos",),
    ),
    (
        "the old one",
        FormPurpose.NEW_PASSWORD,
        {"new_password": PASSWORD, "confirmation": PASSWORD},
        ("Es igual a la anterior",),
    ),
    (
        "seven characters",
        FormPurpose.NEW_PASSWORD,
        {"new_password": "perro-7", "confirmation": CANARY},
        ("al menos 8 caracteres",),
    ),
]


@pytest.mark.parametrize(
    ("purpose", "typed", "words"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
async def test_what_is_wrong_is_said_in_words_and_nothing_typed_comes_back(
    town: Town,
    member: Account,
    doors: Doors,
    purpose: FormPurpose,
    typed: dict[str, str],
    words: tuple[str, ...],
) -> None:
    answer = await doors.http.post(await page(town, member, purpose), data=typed)
    assert answer.status_code == 422
    assert all(word in answer.text for word in words)
    assert not any("value" in field for field in form_of(answer).values())
    assert not any(value.strip() and value in answer.text for value in typed.values())
    assert "canario" not in answer.text
    wrong = [name for name, field in form_of(answer).items() if field.get("aria-invalid") == "true"]
    described = [field["aria-describedby"] for field in form_of(answer).values() if field["name"] in wrong]
    assert wrong
    assert all(f'id="{ids.split()[-1]}"' in answer.text for ids in described)


async def test_too_many_wrong_passwords_say_until_when(town: Town, member: Account, doors: Doors) -> None:
    address = await page(town, member)
    answers = [await doors.http.post(address, data={"password": f"{CANARY}{n}"}) for n in range(2)]
    assert [answer.status_code for answer in answers] == [422, 423]
    until = (town.now + timedelta(minutes=15) - timedelta(hours=5)).strftime("%H:%M")
    assert f"<strong>{until}</strong> (hora de Ecuador)" in answers[1].text
    assert "canario" not in answers[1].text
