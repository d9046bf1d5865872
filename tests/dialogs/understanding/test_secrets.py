"""What looks like a secret, and what flows ask for (D3)."""

from __future__ import annotations

import pytest

from dialogs.understanding.secrets import looks_secret


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1111",
        "mi tarjeta es 5500-0055-5555-5559 gracias",
        "378282246310005",
        "30569309025904",
        "mi clave es Gato2024!",
        "Mi clave es gatito",
        "la contraseña de mi cuenta es: perro77",
        "contraseña: hola.mundo",
        "password=abc123",
        "pin 1234",
        "PIN: 1234",
        "mi pin es 1234",
        "clave 4321",
        "cvv 123",
    ],
)
def test_it_is_a_secret(text: str) -> None:
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "482913",
        "482 913",
        "mi código es 482913",
        "25,50",
        "$13,750.00",
        "410101082030",
        "1710034065",
        "1710034065001",
        "1790012345001",
        "+593 99 123 4567",
        "4111 1111 1111 1112",
        "olvidé mi clave",
        "mi clave no sirve",
        "mi clave es incorrecta",
        "la clave es muy larga para escribirla",
        "¿cuál es mi clave?",
        "cambiar clave",
        "pinturas 2024",
        "arriendo de marzo",
    ],
)
def test_it_is_none(text: str) -> None:
    assert not looks_secret(text)
