"""Orders in words, and answers that are none (M140)."""

from __future__ import annotations

import pytest

from dialogs.engine.events import Order
from dialogs.understanding.orders import order_of


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("cancelar", Order.CANCEL),
        ("Cancela por favor", Order.CANCEL),
        ("¡Ya no!", Order.CANCEL),
        ("ya no, gracias", Order.CANCEL),
        ("MENÚ", Order.MENU),
        ("menu principal", Order.MENU),
        ("Inicio", Order.START),
        ("atrás", Order.BACK),
        ("regresar", Order.BACK),
        ("Volver.", Order.BACK),
        ("ayúdame porfa", Order.HELP),
        ("¿Para qué necesitas eso?", Order.HELP),
        ("no entiendo", Order.HELP),
        ("asesor", Order.AGENT),
        ("una persona", Order.AGENT),
        ("por favor, pásame con un humano", Order.AGENT),
        ("repetir", Order.REPEAT),
        ("otra vez", Order.REPEAT),
        ("salir", Order.LOGOUT),
        ("cerrar sesión", Order.LOGOUT),
        ("Cierra mi sesión, gracias", Order.LOGOUT),
    ],
)
def test_a_whole_message_is_an_order(text: str, order: Order) -> None:
    assert order_of(text) is order


@pytest.mark.parametrize(
    "text",
    [
        "pago del asesor contable",
        "menú ejecutivo del viernes",
        "ayuda para mamá",
        "María Salir Cedeño",
        "cancelar deuda con Pedro",
        "volver a Loja",
        "25,50",
        "1712345678",
        "ya",
        "no",
        "sí",
        "gracias",
        "por favor",
        "",
        "🙂",
        "cancelar " * 20,
    ],
)
def test_an_answer_is_no_order(text: str) -> None:
    assert order_of(text) is None
