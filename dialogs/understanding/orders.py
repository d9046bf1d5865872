"""What a member may say at any moment, in words: only whole messages count, so that no answer is mistaken for an order."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.engine.events import Order
from dialogs.engine.match import folded

LONGEST_WORDS = 8
"""Longer messages are never orders."""

_SAID: Mapping[Order, tuple[str, ...]] = {
    Order.CANCEL: (
        "cancelar", "cancela", "cancele", "cancelo", "cancelalo", "cancelar todo", "cancelar operacion",
        "cancelar la operacion", "cancela la operacion", "quiero cancelar", "anular", "anula", "ya no", "ya no quiero",
        "ya no gracias", "mejor no", "mejor ya no", "dejalo", "deja nomas", "dejalo asi", "olvidalo", "no quiero seguir",
    ),
    Order.BACK: (
        "atras", "ir atras", "volver atras", "regresar", "regresa", "regrese", "quiero regresar", "volver", "vuelve",
        "paso anterior", "anterior",
    ),
    Order.MENU: (
        "menu", "el menu", "menu principal", "ver menu", "ver el menu", "ir al menu", "volver al menu",
        "regresar al menu", "opciones", "ver opciones",
    ),
    Order.START: ("inicio", "ir al inicio", "volver al inicio", "regresar al inicio", "empezar", "comenzar", "start"),
    Order.HELP: (
        "ayuda", "ayudame", "ayudeme", "necesito ayuda", "no entiendo", "no entendi", "que hago", "que tengo que hacer",
        "como funciona", "como se hace", "para que", "para que es", "para que es eso", "para que es esto",
        "para que necesitas eso", "para que necesitan eso", "para que lo necesitas", "para que me pides eso",
        "por que", "por que me pides eso", "por que necesitas eso", "por que me piden eso",
    ),
    Order.AGENT: (
        "asesor", "asesora", "un asesor", "una asesora", "quiero un asesor", "agente", "un agente", "una persona",
        "persona", "un humano", "humano", "hablar con un asesor", "hablar con una persona", "hablar con un humano",
        "hablar con alguien", "quiero hablar con un asesor", "quiero hablar con una persona",
        "quiero hablar con alguien", "hablame con una persona", "comunicame con un asesor",
        "comuniqueme con un asesor", "pasame con un asesor", "pasame con una persona", "pasame con un humano",
    ),
    Order.REPEAT: (
        "repetir", "repite", "repita", "repiteme", "repitame", "puedes repetir", "puede repetir", "otra vez", "de nuevo",
        "como dijiste", "como dijo", "que dijiste",
    ),
    Order.LOGOUT: (
        "salir", "quiero salir", "cerrar sesion", "cerrar la sesion", "cerrar mi sesion", "cierra sesion",
        "cierra la sesion", "cierra mi sesion", "cierre mi sesion", "finalizar sesion", "terminar sesion", "logout",
    ),
    Order.MY_DATA: ("mis datos", "mis datos personales", "desvincular este chat", "desvincular mi telegram"),
    Order.VERIFY: (
        "verificar", "verificar comprobante", "verificar un comprobante", "verifica este comprobante",
        "es verdadero este comprobante", "es falso este comprobante",
    ),
    Order.NOT_ME: (
        "no fui yo", "yo no fui", "no he sido yo", "yo no hice eso", "yo no hice esa transferencia", "no la hice yo",
        "no lo hice yo", "yo no la hice", "yo no lo hice", "me robaron", "me hackearon", "me estafaron",
        "bloquea mis cuentas", "bloquea mi cuenta", "bloquear mis cuentas", "bloquear mi cuenta", "bloqueo de emergencia",
    ),
    Order.LANGUAGE: (
        "idioma", "cambiar idioma", "cambiar de idioma", "cambiar el idioma", "otro idioma", "language", "change language",
        "change the language",
    ),
    Order.SPANISH: (
        "español", "en español", "habla español", "hablame en español", "castellano", "en castellano", "spanish",
        "in spanish", "spanish please",
    ),
    Order.ENGLISH: (
        "ingles", "en ingles", "habla ingles", "hablame en ingles", "english", "in english", "english please",
        "do you speak english", "speak english", "i don t speak spanish",
    ),
}  # fmt: skip
_IN_ENGLISH: Mapping[Order, tuple[str, ...]] = {
    Order.CANCEL: (
        "cancel", "cancel it", "cancel this", "cancel everything", "stop", "stop it", "abort", "never mind", "nevermind",
        "forget it", "i changed my mind", "not now",
    ),
    Order.BACK: ("back", "go back", "previous", "one step back", "previous step"),
    Order.MENU: (
        "main menu", "the menu", "show menu", "show me the menu", "back to menu", "back to the menu", "go to the menu", "options",
    ),
    Order.START: ("start over", "start again", "begin"),
    Order.HELP: (
        "help", "help me", "i need help", "i don t understand", "what do i do", "what should i do", "how does it work",
        "how does this work", "what is this for", "why", "why do you need that", "why do you need this", "what for",
    ),
    Order.AGENT: (
        "agent", "an agent", "human", "a human", "person", "a person", "real person", "a real person", "advisor", "operator",
        "talk to an agent", "talk to a human", "talk to a person", "talk to someone", "speak to an agent",
        "speak to a human", "speak to a person", "speak to someone", "i want to talk to a person", "customer service",
    ),
    Order.REPEAT: ("repeat", "repeat please", "say it again", "say that again", "again", "what did you say", "pardon"),
    Order.LOGOUT: ("log out", "sign out", "log me out", "sign me out", "exit", "quit", "log off"),
    Order.MY_DATA: ("my data", "my personal data", "unlink this chat"),
    Order.VERIFY: ("verify", "verify receipt", "verify a receipt", "check a receipt", "is this receipt real"),
    Order.NOT_ME: (
        "it wasn t me", "that wasn t me", "this wasn t me", "not me", "i didn t do that", "i didn t do this", "i was robbed",
        "i ve been robbed", "i was hacked", "i ve been hacked", "i was scammed", "block my account", "block my accounts",
        "freeze my account", "freeze my accounts", "emergency block",
    ),
}  # fmt: skip
"""Understood in every chat: whoever types English needs no setting for it."""
_ORDERS: Mapping[str, Order] = {
    words: order for table in (_SAID, _IN_ENGLISH) for order, said in table.items() for words in said
}
_POLITE = (
    "please", "thanks", "thank you",
    "por favor", "porfavor", "porfa", "porfis", "no sea malito", "gracias",
)  # fmt: skip


def order_of(text: str) -> Order | None:
    """The order a whole message is, courtesies aside; None for everything else."""
    said = folded(text)
    if len(said.split()) > LONGEST_WORDS:
        return None
    return _ORDERS.get(said) or _ORDERS.get(_plain(said))


def _plain(said: str) -> str:
    """Without a courtesy before or after."""
    for courtesy in _POLITE:
        said = said.removesuffix(f" {courtesy}").removeprefix(f"{courtesy} ")
    return said
