"""Logging in to the console: password, then a code of the authenticator, which is set up at the first login (desk.md 16)."""

from __future__ import annotations

import io

import pyotp
import segno
from starlette.responses import RedirectResponse, Response

from banking.desk.agents import Person, Role
from banking.desk.logins import ISSUER, Admitted, Lapsed
from banking.desk.renewing import STAFF_PASSWORD_MIN_CHARACTERS, Unfit
from webhooks.console.drawing import hour, page
from webhooks.console.visit import Visit, forget_cookie, set_cookie

HOME = "/console"
LOGIN = "/console/login"
CODE = "/console/code"
PASSWORD = "/console/password"  # noqa: S105 - an address
HOMES = (
    (Role.AGENT, "/console/desk"),
    (Role.SUPERVISOR, "/console/desk"),
    (Role.EDITOR, "/console/answers"),
    (Role.AUDITOR, "/console/trail"),
    (Role.ADMIN, "/console/people"),
)
"""Where each role begins."""
REFUSED = "Los datos no son correctos."
LAPSED = "La contraseña que te entregaron ya venció. Pide otra a quien administra las cuentas."
UNFIT = {
    Unfit.DIFFERENT: "Las dos contraseñas no son iguales.",
    Unfit.LENGTH: f"Debe tener al menos {STAFF_PASSWORD_MIN_CHARACTERS} caracteres.",
    Unfit.EASY: "Es fácil de adivinar o es la que te entregaron. Elige otra, por ejemplo cuatro palabras al azar.",
}


def place_of(me: Person | None) -> str:
    """Where somebody belongs: to the login, its second step or a password of one's own; to the desk, the trail or the accounts."""
    if me is None:
        return LOGIN
    if me.renewing:
        return PASSWORD
    if not me.open:
        return CODE
    return next((address for role, address in HOMES if role in me.roles), LOGIN)


async def home(visit: Visit) -> Response:
    """To where the person belongs."""
    return RedirectResponse(place_of(visit.me), 303)


async def login(visit: Visit) -> Response:
    """The first step's form."""
    return page("login", csrf=visit.csrf, fault="")


async def check_password(visit: Visit) -> Response:
    """The first step."""
    name, password = visit.form.get("login", "")[:64], visit.form.get("password", "")[:128]
    answer = await visit.house.console.begin(name, password, visit.address)
    if isinstance(answer, Admitted):
        response = RedirectResponse(CODE, 303)
        set_cookie(response, visit.house, answer.token)
        return response
    if isinstance(answer, Lapsed):
        return page("login", 403, csrf=visit.csrf, fault=LAPSED)
    until = answer.locked_until
    fault = REFUSED if until is None else f"Demasiados intentos. Vuelve a intentar a las {hour(until)}."
    return page("login", 403, csrf=visit.csrf, fault=fault)


async def code(visit: Visit) -> Response:
    """The second step's form; with the QR while the authenticator is not set up."""
    if visit.me is None or place_of(visit.me) != CODE:
        return RedirectResponse(place_of(visit.me), 303)
    return await _code_form(visit, visit.me, "")


async def check_code(visit: Visit) -> Response:
    """The second step. The session goes on under a new value; recovery codes are shown once."""
    if visit.me is None or place_of(visit.me) != CODE:
        return RedirectResponse(place_of(visit.me), 303)
    answer = await visit.house.console.finish(visit.token, visit.form.get("code", "")[:32], visit.address)
    if not isinstance(answer, Admitted):
        until = answer.locked_until
        fault = (
            "Ese código no es correcto o ya se usó. Espera el siguiente."
            if until is None
            else f"Demasiados intentos. Vuelve a intentar a las {hour(until)}."
        )
        return await _code_form(visit, visit.me, fault)
    response: Response = RedirectResponse(HOME, 303)
    if answer.recovery_codes:
        response = page("recovery", codes=answer.recovery_codes)
    set_cookie(response, visit.house, answer.token)
    return response


async def password(visit: Visit) -> Response:
    """The password that was given out is replaced before anything else is open."""
    if visit.me is None or not visit.me.renewing:
        return RedirectResponse(place_of(visit.me), 303)
    return page("password", csrf=visit.csrf, fault="", least=STAFF_PASSWORD_MIN_CHARACTERS)


async def renew(visit: Visit) -> Response:
    """Take the new password; the session goes on under a new value."""
    if visit.me is None or not visit.me.renewing:
        return RedirectResponse(place_of(visit.me), 303)
    given, again = visit.form.get("password", "")[:128], visit.form.get("again", "")[:128]
    answer = await visit.house.console.renew(visit.token, given, again)
    if isinstance(answer, Admitted):
        response = RedirectResponse(HOME, 303)
        set_cookie(response, visit.house, answer.token)
        return response
    if isinstance(answer, Unfit):
        least = STAFF_PASSWORD_MIN_CHARACTERS
        return page("password", 403, csrf=visit.csrf, fault=UNFIT[answer], least=least)
    return RedirectResponse(LOGIN, 303)


async def log_out(visit: Visit) -> Response:
    """The session ends."""
    await visit.house.console.log_out(visit.token)
    response = RedirectResponse(LOGIN, 303)
    forget_cookie(response, visit.house)
    return response


async def _code_form(visit: Visit, me: Person, fault: str) -> Response:
    secret = await visit.house.console.secret_to_enrol(visit.token)
    qr = ""
    if secret is not None:
        address = pyotp.TOTP(secret).provisioning_uri(name=me.login, issuer_name=ISSUER)
        drawn = io.BytesIO()
        segno.make(address, error="m").save(
            drawn, kind="svg", scale=4, border=2, xmldecl=False, svgns=True, light="white", omitsize=False
        )
        qr = drawn.getvalue().decode()
    return page("code", 403 if fault else 200, csrf=visit.csrf, fault=fault, qr=qr, secret=secret or "")
