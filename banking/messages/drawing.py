"""One drawing for all e-mails: head, title, what happened, a table of figures, what to do if it was not the member, foot (M59, M145).

What an e-mail says is a template without any HTML, in `templates/email`, or the English table; how it looks stands once in
`templates/html`, once as plain text in `templates/text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from jinja2.loaders import ChoiceLoader

from banking.messages.emails import Letter

LAYOUT: Final = "layout.j2"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every e-mail, in one language."""

    language: str
    brand: str
    not_you_title: str
    not_you: str
    """`{call_center}` in braces."""
    never: str
    automatic: str
    figures: tuple[str, ...]
    """Labels whose values are drawn large."""
    to_copy: tuple[str, ...]
    """Labels whose values are typed somewhere: each letter must be told from others."""


SPANISH: Final = Frame(
    language="es",
    brand="notificaciones",
    not_you_title="¿No fue usted?",
    not_you="Escriba «No fui yo» en el chat de Cooprogreso en Línea: bloqueamos al instante las salidas de dinero de sus cuentas."
    " También puede comunicarse con nuestro Contact Center{call_center}.",
    never="Cooprogreso nunca le pedirá su clave ni sus códigos por llamada, mensaje o correo.",
    automatic="Este es un correo automático; por favor no lo responda.",
    figures=("MONTO", "VALOR", "TOTAL"),
    to_copy=("USUARIO", "CONTRASEÑA TEMPORAL", "CLAVE TEMPORAL"),
)
ENGLISH: Final = Frame(
    language="en",
    brand="notices",
    not_you_title="Wasn't it you?",
    not_you="Type “It wasn't me” in the Cooprogreso en Línea chat: we stop money from leaving your accounts at once. You can also call"
    " our contact center{call_center}.",
    never="Cooprogreso will never ask for your password, PIN or codes by phone, message or e-mail.",
    automatic="This is an automatic e-mail; please don't reply to it.",
    figures=("Amount", "Total"),
    to_copy=("User name", "Temporary password", "Temporary PIN"),
)


def draw(template: str, frame: Frame, subject: str, variables: dict[str, Any], call_center: str) -> Letter:
    """Fill a template in, `LAYOUT` itself where the variables say all. `call_center` is a number, or empty."""
    number = f": {call_center}" if call_center else ""
    known = {
        "frame": frame,
        "subject": subject,
        "opening": "",
        "facts": {},
        "closing": "",
        "not_you": frame.not_you.format(call_center=number),
        **variables,
    }
    return Letter(
        subject,
        _looks("text").get_template(template).render(known),
        _looks("html").get_template(template).render(known),
    )


@cache
def _looks(folder: str) -> Environment:
    folders = (f"templates/{folder}", "templates/email")
    return Environment(
        loader=ChoiceLoader([PackageLoader("banking", each) for each in folders]),
        autoescape=select_autoescape(("j2",) if folder == "html" else (), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
