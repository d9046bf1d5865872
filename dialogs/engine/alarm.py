"""Words of somebody who was robbed or deceived. They decide nothing: whoever takes over hears of them first (desk.md 10)."""

from __future__ import annotations

import re

from dialogs.engine.match import folded

_ALARM = re.compile(
    r"\b(me (robaron|asaltaron|chorearon|estafaron|hackearon|clonaron|vaciaron|estan (robando|estafando)|quieren estafar)"
    r"|(fui|soy) victima de|se metieron a mi cuenta|me sacaron (plata|dinero)|no fui yo"
    r"|no (reconozco|autorice|hice) (el|la|ese|esa|este|esta|un|una) (movimiento|compra|pago|consumo|transferencia|retiro|cargo)"
    r"|i (was|have been|am being) (robbed|scammed|hacked)|(stole|hacked) my|my \w+ (was|got) (stolen|hacked|cloned)|it was not me)\b"
)


def sounds(text: str) -> bool:
    """Whether a message tells of a theft or a fraud that happened to its writer; asking what a fraud is does not."""
    return _ALARM.search(folded(text)) is not None
