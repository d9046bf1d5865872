"""The console's pages: drawn from templates, with words for what the desk calls by name. Nothing inline, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from banking.clock import GUAYAQUIL
from banking.desk.agents import Person
from banking.messages.amounts import dollars

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
REASONS: Final[Mapping[str, str]] = {
    "asked": "Pidió un asesor",
    "not_understood": "El bot no le entendió",
    "no_answer": "Sin respuesta en las preguntas",
    "codes_locked": "Códigos bloqueados",
    "limit": "Límite superado",
    "claim": "Reclamo",
    "not_me": "«No fui yo»",
    "fraud": "Posible fraude",
    "fault": "Problema técnico",
}
OUTCOMES: Final[Mapping[str, str]] = {
    "resolved": "Resuelto",
    "follow_up": "Queda pendiente",
    "errand": "Siguió con el bot en un trámite",
    "no_reply": "El socio no respondió",
    "left": "Volvió al menú",
    "abandoned": "Se fue sin ser atendido",
}
STATES: Final[Mapping[str, str]] = {
    "received": "",
    "kept": "",
    "queued": "enviando…",
    "sent": "entregado",
    "failed": "no se pudo entregar",
    "blocked": "el socio bloqueó el bot",
    "unknown": "no se sabe si llegó",
    "superseded": "no se envió: el socio se fue",
}
ENTRIES: Final[Mapping[str, str]] = {
    "login": "Sesión",
    "login_age": "Ingresó hace",
    "language": "Idioma",
    "misses": "Veces que no se entendió",
    "flow": "Trámite",
    "step": "Paso",
    "code": "Código",
}
VALUES: Final[Mapping[str, str]] = {
    "open": "iniciada",
    "none": "no iniciada",
    "en": "inglés",
    "sent": "enviado",
    "verified": "verificado",
}
BOT: Final[Mapping[str, str]] = {
    "check_asked": "Pidió al socio un código por SMS.",
    "check_verified": "El socio confirmó su identidad.",
    "check_failed": "El socio no confirmó su identidad.",
}
"""What the bot did while a person had the chat."""
KINDS: Final[Mapping[str, str]] = {
    "secret": "(borramos un dato secreto)",
    "edited": "(editó un mensaje anterior)",
    "photo": "(envió una foto)",
    "voice": "(envió una nota de voz)",
    "document": "(envió un documento)",
}
ROLES: Final[Mapping[str, str]] = {
    "agent": "asesor",
    "supervisor": "supervisor",
    "editor": "editor de preguntas",
    "auditor": "auditor",
    "admin": "administrador",
}

PRESENCES: Final[Mapping[str, str]] = {
    "free": "Libre",
    "busy": "Atiende",
    "full": "Completa",
    "away": "Ausente",
    "out": "Sin sesión",
}
ANSWER_STATES: Final[Mapping[str, str]] = {
    "draft": "Borrador",
    "review": "En revisión",
    "published": "Publicada",
    "rejected": "Rechazada",
    "discarded": "Descartada",
}
ACTS: Final[Mapping[str, str]] = {
    "AgentAdded": "Creó una cuenta",
    "AgentDisabled": "Cerró una cuenta",
    "AgentReset": "Entregó otra contraseña",
    "CaseClosed": "Cerró un caso",
    "CaseNoted": "Anotó en un caso",
    "CaseOpened": "Abrió un caso",
    "CaseTaken": "Tomó un caso",
    "Claimed": "Tomó una conversación",
    "Closed": "Devolvió al bot",
    "ConsoleCode": "Código de ingreso",
    "ConsoleLogin": "Ingresó",
    "ConsolePassword": "Cambió su contraseña",
    "Errand": "Inició un trámite",
    "ExportReason": "Motivo de la descarga",
    "Exported": "Descargó conversaciones",
    "FileOpened": "Abrió un archivo",
    "IdentityAsked": "Pidió verificar al socio",
    "Measure": "Medida de seguridad",
    "Noted": "Escribió una nota",
    "QuestionsSettled": "Atendió preguntas",
    "Reason": "Motivo de la medida",
    "RecordOpened": "Leyó una conversación anterior",
    "Searched": "Buscó conversaciones",
    "Sent": "Escribió al socio",
    "SessionsEnded": "Cerró sesiones",
    "TakenOver": "Tomó el chat de otra persona",
    "TerminalCode": "Código en la terminal",
    "ThreadFollowed": "Siguió leyendo una conversación",
    "ThreadOpened": "Abrió una conversación",
    "TrailRead": "Leyó el registro",
    "Transferred": "Transfirió",
    "UnmaskReason": "Motivo para ver el dato",
    "Unmasked": "Vio un dato completo",
}
"""What people at the desk do, as the trail names it; what members do keeps its name there."""
RESULTS: Final[Mapping[str, str]] = {"done": "hecho", "refused": "rechazado", "lapsed": "contraseña vencida"}
PLACES: Final = (
    ("/console/desk", "Mesa", {"agent", "supervisor"}),
    ("/console/cases", "Casos", {"agent", "supervisor"}),
    ("/console/payments", "Pagos", {"agent", "supervisor"}),
    ("/console/floor", "En vivo", {"supervisor"}),
    ("/console/figures", "Cifras", {"supervisor"}),
    ("/console/search", "Buscar", {"supervisor"}),
    ("/console/answers", "Preguntas", {"editor", "supervisor"}),
    ("/console/trail", "Registro", {"auditor"}),
    ("/console/people", "Personas", {"admin"}),
)
"""Where one can go, with who may."""


def page(name: str, status: int = 200, **facts: object) -> HTMLResponse:
    """A page or a fragment of one."""
    html = _environment().get_template(f"{name}.html.j2").render(**facts)
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"}
    return HTMLResponse(html, status, headers)


def ago(moment: datetime, now: datetime) -> str:
    """`3 min`, `1 h 05 min`: how long something has been waiting."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02} min" if hours else f"{rest} min"


def span(seconds: float | None) -> str:
    """`4 min 05 s`; a dash where nothing was counted."""
    if seconds is None:
        return "—"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def percent(share: float | None) -> str:
    """`87 %`; a dash where nothing was counted."""
    return "—" if share is None else f"{100 * share:.0f} %"


def score(mean: float | None) -> str:
    """`4.6 ★`; a dash where nobody answered."""
    return "—" if mean is None else f"{mean:.1f} ★"


def hour(moment: datetime) -> str:
    """The hour in Ecuador."""
    return f"{moment.astimezone(GUAYAQUIL):%H:%M}"


def day(moment: datetime) -> str:
    """Day and hour in Ecuador (D18)."""
    return f"{moment.astimezone(GUAYAQUIL):%d/%m/%Y %H:%M}"


def entry(name: str) -> str:
    """What a line of the packet is called; a slot keeps the name the flow has for it."""
    return ENTRIES.get(name, name.removeprefix("slot:").replace("_", " ").capitalize())


def act(name: str) -> str:
    """What was done, with what it was done about where the name says that: `Medida de seguridad: unlink`."""
    kind, colon, about = name.partition(":")
    return f"{ACTS[kind]}{colon}{' ' if colon else ''}{about}" if kind in ACTS else name


def places(me: Person) -> tuple[tuple[str, str], ...]:
    """Where this person can go: none where it is one place only."""
    roles = {role.value for role in me.roles}
    open_to = tuple((address, name) for address, name, who in PLACES if who & roles)
    return open_to if len(open_to) > 1 else ()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("webhooks.console"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        acts=ACTS,
        reasons=REASONS,
        results=RESULTS,
        outcomes=OUTCOMES,
        states=STATES,
        values=VALUES,
        kinds=KINDS,
        role_names=ROLES,
        presences=PRESENCES,
        answer_states=ANSWER_STATES,
        places=places,
        bot_did=BOT,
    )
    made.filters.update(
        act=act,
        money=dollars,
        ago=ago,
        hour=hour,
        day=day,
        entry=entry,
        percent=percent,
        score=score,
        span=span,
    )
    return made
