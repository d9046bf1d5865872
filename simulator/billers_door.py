"""The HTTP doors of the companies: the bank's signed calls, and a page where a bill can be published by hand."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta, timezone
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator import sms
from simulator.billers import SCRIPT, AwayError
from simulator.botapi import cut
from simulator.faults import Fault
from simulator.world import World

MAX_BODY_BYTES = 16 * 1024
SHOWN = 200
ECUADOR = timezone(timedelta(hours=-5))
TEXTS = ("key", "company", "number", "bill", "currency")


class BillersDoor:
    """The routes below `/billers`."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """For the application."""
        return [
            Route("/billers/bills", self.bills, methods=["POST"]),
            Route("/billers/payments", self.payments, methods=["POST"]),
            Route("/billers/payments/status", self.status, methods=["POST"]),
            Route("/billers", self.page, methods=["GET"]),
            Route("/billers/publish", self.publish, methods=["POST"]),
            Route("/control/billers", self.listed, methods=["GET"]),
        ]

    async def bills(self, request: Request) -> Response:
        """What a number owes."""
        asked = await self._read(request, ("company", "number"))
        if isinstance(asked, Response):
            return asked
        await asyncio.sleep(self._world.billers.slow_seconds(asked["number"]))
        try:
            found = self._world.billers.look_up(asked["company"], asked["number"], self._today())
        except KeyError:
            return JSONResponse({"error": "unknown_number"}, status_code=404)
        except AwayError:
            return JSONResponse({"error": "away"}, status_code=503)
        return JSONResponse({"bills": [bill.shown() for bill in found]})

    async def payments(self, request: Request) -> Response:
        """Pay one bill, or top up."""
        asked = await self._read(request, TEXTS, amount=True)
        if isinstance(asked, Response):
            return asked
        await asyncio.sleep(self._world.billers.slow_seconds(asked["number"]))
        try:
            word, lost = self._world.billers.pay(asked, self._today())
        except AwayError:
            return JSONResponse({"error": "away"}, status_code=503)
        except ValueError as problem:
            return JSONResponse({"error": str(problem)}, status_code=409)
        self._world.changes.touch()
        return await cut(Fault("billers", "lose_answer")) if lost else JSONResponse(word)

    async def status(self, request: Request) -> Response:
        """What came of a payment."""
        asked = await self._read(request, ("key",))
        if isinstance(asked, Response):
            return asked
        try:
            return JSONResponse(self._world.billers.status(asked["key"]))
        except KeyError:
            return JSONResponse({"error": "unknown_key"}, status_code=404)

    async def publish(self, request: Request) -> Response:
        """The form of the page: a company sends a bill."""
        async with request.form() as form:
            given = {
                name: str(form.get(name, "")).strip() for name in ("company", "number", "amount", "due_on")
            }
        try:
            cents = round(float(given["amount"].replace(",", ".")) * 100)
            self._world.billers.publish(
                given["company"], given["number"], cents, given["due_on"], self._today()
            )
        except ValueError as problem:
            return HTMLResponse(self._drawn(str(problem)), status_code=422)
        return RedirectResponse("/billers", status_code=303)

    async def page(self, _request: Request) -> Response:
        """What is owed, what was paid, and a form."""
        return HTMLResponse(self._drawn(""))

    async def listed(self, _request: Request) -> Response:
        """For tests: services and payments."""
        billers = self._world.billers
        return JSONResponse(
            {
                "services": [
                    {"company": key[0], "number": key[1], "bills": [bill.shown() for bill in each.bills]}
                    for key, each in billers.services.items()
                ],
                "payments": [
                    {"key": key, **order.asked, **order.word, "copies": order.copies}
                    for key, order in billers.orders.items()
                ],
            }
        )

    async def _read(
        self, request: Request, texts: tuple[str, ...], *, amount: bool = False
    ) -> dict[str, Any] | Response:
        """The fields of a signed call, or the answer to one that is none."""
        body = await request.body()
        if len(body) > MAX_BODY_BYTES:
            return JSONResponse({"error": "too large"}, status_code=413)
        window = self._world.options.sms_window_seconds
        key = self._world.billers_key
        if not key or not sms.authentic(key, dict(request.headers), body, self._world.clock.now(), window):
            return JSONResponse({"error": "unauthorized"}, status_code=401)
        try:
            return _fields(json.loads(body), texts, amount=amount)
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": "not understood"}, status_code=422)

    def _today(self) -> date:
        return datetime.fromtimestamp(self._world.clock.now(), UTC).astimezone(ECUADOR).date()

    def _drawn(self, problem: str) -> str:
        billers = self._world.billers
        owed = "".join(
            f"<tr><td>{escape(company)}<td>{escape(number)}<td>{escape(bill.id)}<td>${bill.amount / 100:.2f}<td>{bill.due_on}"
            for (company, number), service in list(billers.services.items())[-SHOWN:]
            for bill in service.bills
        )
        paid = "".join(
            f"<tr><td>{escape(order.asked['company'])}<td>{escape(order.asked['number'])}<td>{escape(order.asked['bill'])}"
            f"<td>${order.asked['amount'] / 100:.2f}<td>{escape(order.word['status'])} {escape(order.word['reason'] or '')}"
            f"<td>{escape(order.word['reference'] or '')}<td>{order.copies}"
            for order in list(billers.orders.values())[-SHOWN:]
        )
        script = "".join(f"<tr><td>…{digit}<td>{escape(what)}" for digit, what in SCRIPT.items())
        due = self._today() + timedelta(days=5)
        return _PAGE.format(problem=escape(problem), owed=owed, paid=paid, script=script, due=due)


def _fields(plain: Any, texts: tuple[str, ...], *, amount: bool) -> dict[str, Any]:
    """The fields of a call; KeyError or TypeError where one is missing or of another kind."""
    asked: dict[str, Any] = {name: plain[name] for name in texts}
    if not all(isinstance(value, str) for value in asked.values()):
        raise TypeError("texts are needed")
    if amount:
        if type(plain["amount"]) is not int or plain["amount"] <= 0:
            raise TypeError("cents are needed")
        asked["amount"] = plain["amount"]
    return asked


_PAGE = """<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Empresas de servicios</title>
<style>body{{font:15px system-ui;max-width:52rem;margin:1.5rem auto;padding:0 1rem;color:#212529}}h1,h2{{color:#00704a}}
table{{border-collapse:collapse;width:100%}}td,th{{border-bottom:1px solid #dee2e6;padding:.35rem;text-align:left}}
form{{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}}label{{display:flex;flex-direction:column;font-size:13px}}
input,button{{font:inherit;padding:.4rem}}button{{background:#00704a;color:#fff;border:0;border-radius:.3rem}}.bad{{color:#b02020}}</style>
<h1>Empresas de servicios</h1><h2>Publicar una planilla</h2><p class="bad" role="alert">{problem}</p>
<form method="post" action="/billers/publish">
<label>Empresa<input name="company" value="cnt" required></label><label>Número<input name="number" value="023035471" required></label>
<label>Valor<input name="amount" value="7.13" required></label><label>Vence<input name="due_on" type="date" value="{due}" required></label>
<button>Publicar</button></form>
<h2>Por pagar</h2><table><tr><th>Empresa<th>Número<th>Recibo<th>Valor<th>Vence</tr>{owed}</table>
<h2>Pagos recibidos</h2><table><tr><th>Empresa<th>Número<th>Recibo<th>Valor<th>Resultado<th>Comprobante<th>Copias</tr>{paid}</table>
<h2>Números de prueba, por su última cifra</h2><table>{script}</table></html>"""
