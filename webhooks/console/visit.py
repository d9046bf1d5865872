"""One request to the console: who it comes from, whether it may, and whether it is meant (S21, S22, S24)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from banking.desk.agents import Person, Role
from webhooks.bodies import TooLargeError, read_body
from webhooks.house import House, house_of

MOST_BYTES: Final = 64 * 1024
MOST_FIELDS: Final = 12
FORM_TYPE: Final = "application/x-www-form-urlencoded"
DOOR: Final = "console"
PUBLIC: Final[frozenset[Role]] = frozenset()
"""Routes before the login."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, its house and, where the route needs one, the person behind it."""

    request: Request
    house: House
    token: str
    me: Person | None
    form: dict[str, str]

    @property
    def person(self) -> Person:
        """The person; only on routes that need one."""
        if self.me is None:
            raise HTTPException(403)
        return self.me

    @property
    def csrf(self) -> str:
        """What every form of this session carries (S22)."""
        return csrf_of(self.token)

    @property
    def address(self) -> str:
        """Where the request comes from; a trusted proxy's word counts (S32)."""
        return self.request.client.host if self.request.client else "local"


async def visit(request: Request, roles: frozenset[Role], *, background: bool = False) -> Visit:
    """Let a request in, or raise. A request in the background is no sign of life of the person (S21)."""
    house = house_of(request)
    if not _is_https(house) and not house.settings.demo:
        raise HTTPException(404)  # passwords do not travel in clear outside a demonstration
    token = request.cookies.get(cookie_name(house), "")
    me = await _known(request, house, token, touch=not background)
    form: dict[str, str] = {}
    if request.method == "POST":
        form = await _meant(request, house, token)
    if roles:
        if me is None or not me.open:
            raise HTTPException(401)
        if not me.roles & roles:
            raise _refused(house, 403, "role")
    return Visit(request, house, token, me, form)


async def _known(request: Request, house: House, token: str, *, touch: bool) -> Person | None:
    """Who has the cookie's session. Whoever is logged in is counted alone, everybody else with their address (S32)."""
    if token and not await house.gate.lets_look_up(request):
        raise _refused(house, 429, "office")
    me = await house.console.person(token, touch=touch) if token else None
    if me is not None and me.open:
        if not await house.gate.lets_work(token):
            raise _refused(house, 429, "session")
    elif not await house.gate.lets_in(request):
        raise _refused(house, 429, "address")
    return me


async def _meant(request: Request, house: House, token: str) -> dict[str, str]:
    """The form of a POST that our own page sent: Origin, Sec-Fetch-Site, type and token (S22)."""
    parts = urlsplit(house.settings.public_url)
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin != f"{parts.scheme}://{parts.netloc}" or site not in {None, "same-origin"}:
        raise _refused(house, 403, "origin")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise _refused(house, 415, "type")
    try:
        body = (await read_body(request, MOST_BYTES)).decode()
        form = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except TooLargeError:
        raise _refused(house, 413, "size") from None
    except ValueError:
        raise _refused(house, 400, "form") from None
    given = request.headers.get("x-csrf-token", form.get("csrf", ""))
    if not hmac.compare_digest(given.encode(), csrf_of(token).encode()):
        raise _refused(house, 403, "csrf")
    return form


def csrf_of(token: str) -> str:
    """A session's form token; of no session, a constant: the login form has nothing to protect but its own try."""
    return hmac.digest(token.encode() or b"nobody", b"console form", "sha256").hex()


def cookie_name(house: House) -> str:
    """`__Host-` needs https; in a demonstration over http the cookie has a plain name."""
    return "__Host-console" if _is_https(house) else "console"


def set_cookie(response: Response, house: House, token: str) -> None:
    """The session's cookie (S21)."""
    https = _is_https(house)
    response.set_cookie(cookie_name(house), token, httponly=True, secure=https, samesite="strict", path="/")


def forget_cookie(response: Response, house: House) -> None:
    """Without a session."""
    response.delete_cookie(cookie_name(house), path="/", secure=_is_https(house), httponly=True)


def _is_https(house: House) -> bool:
    return house.settings.public_url.startswith("https://")


def _refused(house: House, status: int, reason: str) -> HTTPException:
    house.metrics.refused_doors.labels(DOOR, reason).inc()
    return HTTPException(status)
