"""Payments that wait for people, at the console: one person proposes how they ended, another confirms (S24)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.responses import Response

from banking.desk.agents import Role
from banking.values import RulingRefused, Verdict
from webhooks.console.drawing import page
from webhooks.console.visit import Visit
from webhooks.console.where import chosen, lead

PAYMENTS: Final = "/console/payments"
VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.SETTLED: "Se realizó: se contabiliza",
    Verdict.REJECTED: "No se realizó: el dinero vuelve a estar disponible",
    Verdict.RETURNED: "La institución la devolvió: se reintegra",
    Verdict.STANDS: "Queda como está; la diferencia fue revisada",
}
FAULTS: Final[Mapping[str, str]] = {
    RulingRefused.NOT_FOUND: "Ese pago ya no espera a nadie.",
    RulingRefused.NOT_POSSIBLE: "Ese resultado no es posible en este momento.",
    RulingRefused.NO_REASON: "Escribe el motivo.",
    RulingRefused.ALREADY_PROPOSED: "Ya hay una propuesta: otra persona la confirma o la retira.",
    RulingRefused.NOTHING_PROPOSED: "No hay ninguna propuesta por confirmar.",
    RulingRefused.SAME_PERSON: "Quien propone no confirma: debe hacerlo otra persona.",
    RulingRefused.OVERTAKEN: "El pago cambió desde la propuesta, que ya no vale. Revísalo otra vez.",
    RulingRefused.UNBOOKABLE: "No se puede contabilizar: la cuenta está cerrada.",
}
KINDS: Final[Mapping[str, str]] = {
    "interbank": "Transferencia interbancaria",
    "bill": "Pago de servicio",
    "other_card": "Tarjeta de otro banco",
}


async def listed(visit: Visit) -> Response:
    """What waits, the longest waiting first."""
    found = await visit.house.console.rulings.waiting(visit.person)
    fault = FAULTS.get(visit.request.query_params.get("fault", ""), "")
    return page(
        "payments", me=visit.person, csrf=visit.csrf, payments=found, fault=fault, payment_kinds=KINDS
    )


async def one(visit: Visit) -> Response:
    """One payment with its history."""
    found = await visit.house.console.rulings.look(visit.person, _id(visit))
    if found is None:
        return lead(PAYMENTS, RulingRefused.NOT_FOUND)
    return page(
        "payment",
        me=visit.person,
        csrf=visit.csrf,
        payment=found,
        fault=FAULTS.get(visit.request.query_params.get("fault", ""), ""),
        verdicts=VERDICTS,
        payment_kinds=KINDS,
        confirms=Role.SUPERVISOR in visit.person.roles,
        own=found.proposal is not None and found.proposal.by == f"agent:{visit.person.id}",
    )


async def propose(visit: Visit) -> Response:
    """Say what one found, and why."""
    verdict, reason = chosen(visit, "verdict", Verdict), visit.form.get("reason", "")
    return _back(visit, await visit.house.console.rulings.propose(visit.person, _id(visit), verdict, reason))


async def confirm(visit: Visit) -> Response:
    """Let another person's proposal happen."""
    done = await visit.house.console.rulings.confirm(visit.person, _id(visit))
    return _back(visit, done) if isinstance(done, RulingRefused) else lead(PAYMENTS)


async def decline(visit: Visit) -> Response:
    """Take a proposal off."""
    return _back(visit, await visit.house.console.rulings.decline(visit.person, _id(visit)))


def _id(visit: Visit) -> UUID:
    try:
        return UUID(visit.request.path_params["payment"])
    except ValueError:
        raise HTTPException(404) from None


def _back(visit: Visit, refused: RulingRefused | None) -> Response:
    return lead(f"{PAYMENTS}/{_id(visit)}", refused or "")
