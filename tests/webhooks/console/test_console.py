"""The console's doors: who may use which, what a request has to bring, what a session is (S21-S24, S30, desk.md 15, 16)."""

from __future__ import annotations

import re
from uuid import uuid4

import httpx
import pytest

from banking.desk.agents import Role
from banking.requests import RequestData
from banking.requests.desk import TypeCode
from banking.values import CaseOpened, DataRight
from tests.banking.desk.office import PASSWORD
from tests.banking.people.town import new_operation
from tests.webhooks.console.counter import COOKIE, CSRF, Counter
from webhooks.console.routes import ADDRESSES
from webhooks.console.visit import csrf_of


async def test_every_address_opens_to_its_roles_and_to_nobody_else(desk: Counter) -> None:
    """Deny by default: the walk is over the application's own routes, not over a list of the test's."""
    await desk.office.ask(1)
    handoff = await desk.office.scalar("SELECT handoff_id FROM desk.conversation WHERE chat_id = 1")
    tokens = {}
    for role in Role:
        login = f"{role.value}.uno"
        await desk.office.hire(login, [role])
        tokens[role] = await desk.office.enter(login)
    for address in ADDRESSES:
        if not address.roles:
            continue
        path = re.sub(r"\{\w+\}", str(handoff), address.path)
        nobody = await (
            desk.get(path) if address.method == "GET" else desk.post(path, "", {"csrf": csrf_of("")})
        )
        assert nobody.status_code in {303, 401, 403}, (address, nobody.status_code)
        assert nobody.headers.get("location", "/console/login") == "/console/login"
        for role, token in tokens.items():
            allowed = role in address.roles
            if allowed and address.path.endswith("/stream"):
                continue  # it does not end
            if address.method == "GET":
                answer = await desk.get(path, token)
            else:
                answer = await desk.post(path, token, {"csrf": csrf_of(token)})
            assert (answer.status_code != 403) == allowed, (address, role, answer.status_code)


async def test_the_applications_console_has_no_other_addresses(desk: Counter) -> None:
    listed = {(address.method, address.path) for address in ADDRESSES}
    assert len(listed) == len(ADDRESSES)
    for path in ("/console/nothing", "/console/desk/x", f"/console/chat/{uuid4()}/lines", "/console/docs"):
        assert (await desk.get(path)).status_code == 404


async def test_a_login_takes_both_steps_and_every_step_a_new_cookie(desk: Counter) -> None:
    await desk.office.hire("andrea")
    first = await desk.post(
        "/console/login",
        "fixed-by-somebody",
        {
            "csrf": await desk.form("/console/login", "fixed-by-somebody"),
            "login": "andrea",
            "password": PASSWORD,
        },
    )
    half = _cookie(first)
    assert half not in {"", "fixed-by-somebody"}
    assert (await desk.get("/console/desk", half)).headers["location"] == "/console/login"
    second = await desk.post(
        "/console/code",
        half,
        {"csrf": await desk.form("/console/code", half), "code": desk.office.code("andrea")},
    )
    whole = _cookie(second)
    assert whole not in {"", half}
    assert (await desk.get("/console/desk", whole)).status_code == 200
    assert (await desk.get("/console/desk", half)).status_code == 303
    flags = first.headers["set-cookie"].lower()
    assert all(
        flag in flags for flag in ("__host-console=", "secure", "httponly", "samesite=strict", "path=/")
    )


async def test_a_code_is_accepted_once_and_only_in_its_time(desk: Counter) -> None:
    await desk.office.hire("andrea")
    code = desk.office.code("andrea")
    assert (await _second_step(desk, code)).status_code == 303
    assert (await _second_step(desk, code)).status_code == 403
    desk.office.later(seconds=30)
    fresh = desk.office.code("andrea")
    desk.office.later(seconds=90)
    assert (await _second_step(desk, fresh)).status_code == 403
    assert (await _second_step(desk, "１２３４５６")).status_code == 403


async def test_wrong_logins_lock_the_account_and_say_nothing_of_which_part_was_wrong(desk: Counter) -> None:
    await desk.office.hire("andrea")
    unknown = await _first_step(desk, "nadie.aqui", "x")
    wrong = await _first_step(desk, "andrea", "x")
    assert (unknown.status_code, "no son correctos" in unknown.text) == (403, True)
    assert CSRF.sub("", unknown.text) == CSRF.sub("", wrong.text)
    for _ in range(4):
        wrong = await _first_step(desk, "andrea", "x")
    assert "Demasiados intentos" in wrong.text
    assert "Demasiados intentos" in (await _first_step(desk, "andrea", PASSWORD)).text
    desk.office.later(minutes=16)
    assert (await _first_step(desk, "andrea", PASSWORD)).status_code == 303


async def test_the_first_login_sets_the_authenticator_up_and_gives_recovery_codes_that_work_once(
    desk: Counter,
) -> None:
    await desk.office.hire("andrea")
    await desk.office.change("UPDATE desk.agent SET totp_secret = NULL, totp_enrolled = false")
    half = _cookie(await _first_step(desk, "andrea", PASSWORD))
    shown = (await desk.get("/console/code", half)).text
    assert "<svg" in shown
    secret = re.search(r'class="secret">([A-Z2-7]{32})<', shown)
    assert secret is not None
    desk.office.secrets["andrea"] = secret[1]
    done = await desk.post(
        "/console/code",
        half,
        {"csrf": await desk.form("/console/code", half), "code": desk.office.code("andrea")},
    )
    codes = re.findall(r"<li><code>([a-z0-9]+)</code>", done.text)
    assert len(codes) == 8
    assert (await _second_step(desk, codes[0])).status_code == 303
    assert (await _second_step(desk, codes[0])).status_code == 403
    half = _cookie(await _first_step(desk, "andrea", PASSWORD))
    assert secret[1] not in (await desk.get("/console/code", half)).text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"x-csrf-token": "0" * 64}, 403),
    ],
)
async def test_what_another_site_makes_a_browser_send_is_refused(
    desk: Counter, headers: dict[str, str], status: int
) -> None:
    await desk.office.hire("andrea")
    token = await desk.office.enter("andrea")
    fields = {"csrf": await desk.form("/console/desk", token)}
    assert (await desk.post("/console/beat", token, fields)).status_code == 204
    refused = await desk.post("/console/beat", token, fields, **headers)
    assert refused.status_code == status
    bare = await desk.http.post("/console/beat", data=fields, headers={"cookie": f"{COOKIE}={token}"})
    assert bare.status_code == 403  # no Origin at all


async def test_a_closed_account_an_idle_and_an_old_session_are_out(desk: Counter) -> None:
    office = desk.office
    await office.hire("andrea")
    token = await office.enter("andrea")
    office.later(minutes=14)
    assert (await desk.get("/console/desk", token)).status_code == 200
    office.later(minutes=14)
    await desk.get("/console/part", token)  # the script's own request is no sign of life
    office.later(minutes=2)
    assert (await desk.get("/console/desk", token)).status_code == 303
    token = await office.enter("andrea")
    for _ in range(34):
        office.later(minutes=14)
        assert (await desk.get("/console/desk", token)).status_code == 200
    office.later(minutes=14)
    assert (await desk.get("/console/desk", token)).status_code == 303  # eight hours are over
    token = await office.enter("andrea")
    await office.change("UPDATE desk.agent SET disabled_at = :now", now=office.now)
    assert (await desk.get("/console/desk", token)).status_code == 303


async def test_every_page_says_what_browsers_need_to_hear(desk: Counter) -> None:
    await desk.office.hire("andrea")
    token = await desk.office.enter("andrea")
    for path in ("/console/login", "/console/desk"):
        headers = (await desk.get(path, token)).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "max-age=31536000" in headers["strict-transport-security"]


async def test_a_thread_opens_to_its_owner_alone_grows_by_what_is_new_and_shows_hostile_text_as_text(
    desk: Counter,
) -> None:
    office = desk.office
    await office.hire("andrea")
    await office.hire("bruno")
    andrea, bruno = await office.enter("andrea"), await office.enter("bruno")
    await office.ask(1)
    await office.write(1, "a", "<script>alert(1)</script> mi cédula 1710034065 y la clave es gato77")
    handoff = await office.scalar("SELECT handoff_id FROM desk.conversation WHERE chat_id = 1")
    claimed = await desk.post(
        f"/console/chat/{handoff}/claim", andrea, {"csrf": await desk.form("/console/desk", andrea)}
    )
    assert claimed.headers["location"] == f"/console/chat/{handoff}"
    seen = (await desk.get(f"/console/chat/{handoff}", andrea)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in seen
    assert "••••4065" in seen
    assert "1710034065" not in seen
    assert "gato77" not in seen
    assert (await desk.get(f"/console/chat/{handoff}", bruno)).headers["location"].endswith("fault=gone")
    part = f"/console/chat/{handoff}/part"
    assert (await desk.get(part, bruno)).status_code == 409
    [number] = re.findall(r'data-seq="(\d+)"', (await desk.get(part, andrea)).text)
    await office.write(1, "b", "sigo aquí")
    news = (await desk.get(f"{part}?after={number}", andrea)).text
    assert ("sigo aquí" in news, "alert(1)" in news) == (True, False)
    office.later(seconds=60)
    assert "sigo aquí" in (await desk.get(f"{part}?after={number}", andrea)).text
    trail = "SELECT string_agg(subject || ' ' || result, ', ' ORDER BY id) FROM ledger.audit WHERE action = 'ThreadFollowed'"
    own, other = (f"handoff:{handoff}:after:{after} done" for after in (0, number))
    assert await office.scalar(trail) == f"handoff:{handoff} refused, {own}, {other}"


def _cookie(answer: httpx.Response) -> str:
    found = re.search(rf"{COOKIE}=([^;]*)", answer.headers.get("set-cookie", ""))
    return found[1] if found else ""


async def _first_step(desk: Counter, login: str, password: str) -> httpx.Response:
    fields = {"csrf": await desk.form("/console/login"), "login": login, "password": password}
    return await desk.post("/console/login", "", fields)


async def _second_step(desk: Counter, code: str) -> httpx.Response:
    half = _cookie(await _first_step(desk, "andrea", PASSWORD))
    fields = {"csrf": await desk.form("/console/code", half), "code": code}
    return await desk.post("/console/code", half, fields)


async def test_the_thread_shows_how_the_proof_of_identity_stands_and_never_the_code(desk: Counter) -> None:
    office = desk.office
    andrea = await office.staff("andrea")
    account = await office.member_with_person(andrea)
    office.later(seconds=30)
    token = await office.enter("andrea")
    handoff = await office.scalar("SELECT handoff_id FROM desk.conversation")
    path = f"/console/chat/{handoff}"
    assert "no verificado" in (await desk.get(path, token)).text
    form = {"csrf": await desk.form(path, token)}
    assert (await desk.post(f"{path}/verify", token, form)).headers["location"] == path
    assert "esperando el código del socio (3 min)" in (await desk.get(f"{path}/identity", token)).text
    again = await desk.post(f"{path}/verify", token, form)
    assert "no se puede enviar otro código" in (await desk.get(again.headers["location"], token)).text
    check = (await office.look(account.caller.chat_id)).check
    assert check is not None
    challenge = await office.scalar("SELECT challenge_id FROM desk.identity_check")
    code = await office.code(challenge)  # type: ignore[arg-type]
    await office.word(account.caller.chat_id, TypeCode(check.id, code, "a", 0))
    seen = (await desk.get(path, token)).text
    assert "verificado (nivel 2, 10 min)" in seen
    assert "El socio confirmó su identidad." in seen
    assert code not in seen


async def test_a_case_is_read_taken_and_answered_on_its_page(desk: Counter) -> None:
    office = desk.office
    await office.hire("andrea")
    account = await office.member()
    command = RequestData(DataRight.ERASE)
    opened = await office.bank.execute(account.caller, new_operation(), command, None)
    assert isinstance(opened, CaseOpened)
    token = await office.enter("andrea")
    listed = (await desk.get("/console/cases", token)).text
    assert opened.number in listed
    assert "María Ñ." in listed
    path = f"/console/cases/{opened.number}"
    assert "nadie lo atiende" in (await desk.get(path, token)).text
    form = {"csrf": await desk.form(path, token)}
    assert (await desk.post(f"{path}/take", token, form)).headers["location"] == path
    seen = (await desk.get(path, token)).text
    assert "Cerrar y responder" in seen
    assert account.person.identification.number not in seen
    answer = {**form, "outcome": "solved", "answer": "<b>Listo</b>, eliminamos sus datos."}
    assert (await desk.post(f"{path}/close", token, answer)).headers["location"] == path
    assert "&lt;b&gt;Listo&lt;/b&gt;" in (await desk.get(path, token)).text
    assert (await desk.get("/console/cases/nothing", token)).status_code == 404
    assert (await desk.get("/console/waiting", token)).json() == {"/console/cases": 0, "/console/payments": 0}
    assert [event.kind for event in await office.console.events_after(0)] == [
        "case_opened",
        "case_taken",
        "case_closed",
    ]
    assert "No se encontraron registros." in (await desk.get("/console/payments", token)).text


async def test_a_password_that_was_given_out_opens_nothing_but_its_own_replacement(desk: Counter) -> None:
    office = desk.office
    await office.hire("andrea")
    await office.change("UPDATE desk.agent SET temporary = true")
    token = await office.enter("andrea")
    assert (await desk.get("/console", token)).headers["location"] == "/console/password"
    assert (await desk.get("/console/desk", token)).headers["location"] == "/console/login"
    assert (await desk.get("/console/code", token)).headers["location"] == "/console/password"
    form = {"csrf": await desk.form("/console/password", token)}
    own = "cuatro gatos bajo el sol"
    for unfit, fault in (
        ((PASSWORD, PASSWORD), "la que te entregaron"),
        (("corta y ya", "corta y ya"), "al menos 12"),
        (("andrea es mi nombre", "andrea es mi nombre"), "fácil de adivinar"),
        (("aaaaaaaaaaaaaa", "aaaaaaaaaaaaaa"), "fácil de adivinar"),
        ((own, f"{own} "), "no son iguales"),
    ):
        given = {**form, "password": unfit[0], "again": unfit[1]}
        refused = await desk.post("/console/password", token, given)
        assert (refused.status_code, fault in refused.text) == (403, True), unfit
    taken = await desk.post("/console/password", token, {**form, "password": own, "again": own})
    fresh = _cookie(taken)
    assert fresh not in {"", token}
    assert (await desk.get("/console/desk", fresh)).status_code == 200
    assert (await desk.get("/console/desk", token)).status_code == 303
    assert (await _first_step(desk, "andrea", PASSWORD)).status_code == 403
    assert (await _first_step(desk, "andrea", own)).status_code == 303


async def test_a_password_that_was_given_out_lapses_and_only_who_knows_it_hears_so(desk: Counter) -> None:
    office = desk.office
    await office.hire("andrea")
    await office.change("UPDATE desk.agent SET temporary = true, given_at = created_at")
    office.later(seconds=office.policy.console_given_seconds - 1)
    assert (await _first_step(desk, "andrea", PASSWORD)).status_code == 303
    office.later(seconds=1)
    assert "ya venció" in (await _first_step(desk, "andrea", PASSWORD)).text
    assert "ya venció" not in (await _first_step(desk, "andrea", "otra cosa cualquiera")).text
    await office.change("UPDATE desk.agent SET temporary = false")
    assert (await _first_step(desk, "andrea", PASSWORD)).status_code == 303


async def test_only_who_has_the_chat_shows_the_member_that_somebody_types(desk: Counter) -> None:
    office = desk.office
    andrea = await office.staff("andrea")
    await office.hire("bruno")
    account = await office.member_with_person(andrea)
    handoff = await office.scalar("SELECT handoff_id FROM desk.conversation")
    office.later(seconds=30)
    for login in ("bruno", "andrea"):
        token = await office.enter(login)
        form = {"csrf": await desk.form("/console/desk", token)}
        assert (await desk.post(f"/console/chat/{handoff}/typing", token, form)).status_code == 204
    assert desk.typed == [account.caller.chat_id]
