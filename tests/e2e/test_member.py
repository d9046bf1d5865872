"""A member, from nothing to a moved $25.50, with every process real and everything over the wire."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pytest

from simulator.client import World, labels_of, text_of
from tests.e2e.conftest import Enter
from tests.e2e.stack import Keys, Stack, running
from webhooks.embedded import Postgres


@pytest.fixture(scope="module", params=["serve", "poll"])
def stack(
    request: pytest.FixtureRequest, postgres_server: Postgres, seeded_template: str, house_keys: Keys
) -> Iterator[Stack]:
    with running(postgres_server, seeded_template, house_keys, mode=request.param, processes=2) as started:
        yield started


async def test_a_member_enrols_sees_the_money_moves_it_and_holds_the_receipt(
    enter: Enter, world: World
) -> None:
    andrea = await enter("Andrea")
    await andrea.enrol()

    await andrea.press("1. Productos", "Resumen de Productos|1. Productos")
    summary = await andrea.press("Resumen de Productos", r"••••2030")
    assert "$1,245.30" in text_of(summary)

    mails = len(await world.mail(andrea.who.email))
    done = await andrea.transfer("25,50", reference="arriendo de noviembre")
    assert "¡Transferencia realizada!" in text_of(done)
    assert "$25.50 de Ahorros ••••2030 a Ahorros ••••2048" in text_of(done)
    _, content = await andrea.person.wait_for_file()
    receipt = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    for expected in ("$25.50", "••••2030", "••••2048", "arriendo de noviembre"):
        assert expected in receipt
    assert andrea.who.accounts[0].number not in receipt
    mailed = await world.wait_for_mail(andrea.who.email, more_than=mails)
    assert "25.50" in mailed["text"]

    await andrea.press("Menú principal", "Menú de opciones")
    await andrea.press("1. Productos", "1. Productos")
    question = await andrea.press("Últimos movimientos", "Selecciona la cuenta")
    [target] = [label for label in labels_of(question) if "••••2048" in label]
    movements = text_of(await andrea.press(target, "Últimos movimientos\n"))
    assert "TRANSFERENCIA ENTRE CUENTAS PROPIAS" in movements
    assert "$25.50 · Saldo $110.50" in movements
