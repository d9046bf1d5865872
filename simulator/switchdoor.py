"""The switch's doors: signed requests of the bank, what comes later, and the callbacks that tell it.

POST /switch/{rail}/orders     401 unsigned, 409 a used key with another order, else the switch's word
POST /switch/{rail}/queries    404 with {"error": "unknown_key", "key"}, else the word
POST /switch/{rail}/results    {"batch"} -> {"orders": [word…]}
POST /switch/{rail}/settled    {"from", "to"} -> CSV
POST /switch/{rail}/credited   {"from", "to"} -> CSV of what was brought to the bank
GET|POST /control/switch       orders and counts; the script
POST /control/switch/{rail}/{key}/{settle|return|tell}
POST /control/switch/door      {"door"}: where the bank takes what rails tell, until an order says otherwise
POST /control/switch/credit    {"account", "amount", "sender", "institution"?, "rail"?, "door"?}: money to a member; the bank's answer
"""

import asyncio
import json
import secrets
from collections.abc import Coroutine
from datetime import date
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import sms
from simulator.botapi import Cut
from simulator.switch import ACCEPTED, RAILS, ConflictError, Order
from simulator.world import World

MAX_BODY_BYTES = 64 * 1024
WINDOW_SECONDS = 300
SHOWN_ORDERS = 200
COPIES_AT_ONCE = 10
TELL_TRIES = 8
TELL_AGAIN_SECONDS = 0.5
TELL_TIMEOUT_SECONDS = 10.0
EARLY_SECONDS = 1.0
"""How long an answer waits for the callback that is to arrive before it; a bank that is away gets the answer all the same."""
NEAR_DOOR = "http://127.0.0.1:8080/rails"
"""Where the bank takes callbacks while none of its orders has said so."""


class SwitchDoor:
    """Serves one world's switch and does what it has to do later."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._later: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None
        self._door = NEAR_DOOR
        world.closers.append(self.close)

    def routes(self) -> list[Route]:
        """For the application."""
        acts = {"settle": self._settle, "return": self._return, "tell": self._tell_now}
        return [
            Route("/switch/{rail}/{path}", self.receive, methods=["POST"]),
            Route("/control/switch", self.control, methods=["GET", "POST"]),
            Route("/control/switch/credit", self.credit, methods=["POST"]),
            Route("/control/switch/door", self.move, methods=["POST"]),
            *(
                Route(f"/control/switch/{{rail}}/{{key}}/{name}", self._act(act), methods=["POST"])
                for name, act in acts.items()
            ),
        ]

    async def close(self) -> None:
        """Forget what was still to come."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    async def receive(self, request: Request) -> Response:
        """One request of the bank."""
        rail, path = request.path_params["rail"], request.path_params["path"]
        body = await request.body()
        if rail not in RAILS or len(body) > MAX_BODY_BYTES:
            return JSONResponse({"error": "no such rail, or too large"}, status_code=404)
        key, now = self._world.rails_key, self._world.clock.now()
        if not key or not sms.authentic(key, dict(request.headers), body, now, WINDOW_SECONDS):
            return JSONResponse({"error": "unauthorized"}, status_code=401)
        handle = {
            "orders": self._order,
            "queries": self._query,
            "results": self._results,
            "settled": self._settled,
            "credited": self._credited,
        }.get(path)
        if handle is None:
            return JSONResponse({"error": "not there"}, status_code=404)
        try:
            return await handle(rail, json.loads(body))
        except ConflictError as problem:
            return JSONResponse({"error": str(problem)}, status_code=409)
        except (ValueError, KeyError, TypeError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=422)

    async def control(self, request: Request) -> Response:
        """Orders, newest first, and counts; POST changes the script, `all=1` lists every order."""
        switch = self._world.switch
        if request.method == "POST":
            try:
                switch.play(json.loads(await request.body()))
            except ValueError as problem:
                return JSONResponse({"error": str(problem)}, status_code=422)
        found = list(switch.orders.values())
        shown = found if request.query_params.get("all") else found[-SHOWN_ORDERS:]
        return JSONResponse(
            {
                "script": vars(switch.script),
                "counts": switch.counted(),
                "callbacks_under_way": len(self._later),
                "orders": [order.shown() for order in reversed(shown)],
            }
        )

    async def move(self, request: Request) -> Response:
        """Where the bank's door is."""
        self._door = str(json.loads(await request.body())["door"])
        return JSONResponse({"door": self._door})

    async def credit(self, request: Request) -> Response:
        """Somebody at another bank sends money to a member; answers what the bank says became of it."""
        try:
            given = json.loads(await request.body())
            rail, amount = given.get("rail", "direct"), int(given["amount"])
            event = {
                "event": secrets.token_hex(8),
                "rail": rail,
                "amount": amount,
                "currency": "USD",
                "account": str(given["account"]),
                "sender": str(given["sender"]),
                "institution": str(given.get("institution", "10")),
            }
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=422)
        body = json.dumps(event, ensure_ascii=False).encode()
        answer = await self._call(f"{given.get('door', self._door)}/{rail}/credits", body)
        if answer is None or not answer.is_success:
            status = "no answer" if answer is None else str(answer.status_code)
            return JSONResponse({"error": f"the bank: {status}"}, status_code=502)
        said = answer.json()
        self._world.switch.bring(event, str(said["outcome"]), self._world.clock.now())
        return JSONResponse(event | said)

    async def _order(self, rail: str, wire: dict[str, Any]) -> Response:
        switch, script = self._world.switch, self._world.switch.script
        await asyncio.sleep(switch.between(script.delay_seconds))
        fault = switch.fault(wire)
        if fault == "late":
            self._go_on(self._arrive_late(rail, wire))
        if fault in ("before", "late"):
            return await self._hang_up()
        order = self._take(rail, wire)
        if order.status != ACCEPTED and switch.chance(script.early):
            early = self._go_on(self._tell(order, order.word(), copies=1))
            await asyncio.wait({early}, timeout=EARLY_SECONDS)
        if fault == "after":
            return await self._hang_up()
        if fault == "error":
            return JSONResponse({"error": "internal"}, status_code=500)
        if fault == "garbage":
            return Response("<html>\x00 502", status_code=200)
        return JSONResponse(order.word())

    def _take(self, rail: str, wire: dict[str, Any]) -> Order:
        order, new = self._world.switch.take(rail, wire, self._world.clock.now())
        self._door = str(wire.get("callback") or f"{self._door}/{rail}").removesuffix(f"/{rail}")
        self._world.changes.touch()
        if new:
            self._go_on(self._see_through(order))
        return order

    async def _arrive_late(self, rail: str, wire: dict[str, Any]) -> None:
        await asyncio.sleep(self._world.switch.script.late_seconds)
        self._take(rail, wire)

    async def _query(self, rail: str, wire: dict[str, Any]) -> Response:
        if self._world.switch.chance(self._world.switch.script.silent):
            return await self._hang_up()
        order = self._world.switch.find(rail, wire["key"])
        if order is None:
            return JSONResponse({"error": "unknown_key", "key": wire["key"]}, status_code=404)
        return JSONResponse(order.word())

    async def _results(self, rail: str, wire: dict[str, Any]) -> Response:
        return JSONResponse({"orders": self._world.switch.results(rail, wire["batch"])})

    async def _settled(self, rail: str, wire: dict[str, Any]) -> Response:
        first, last = date.fromisoformat(wire["from"]), date.fromisoformat(wire["to"])
        return Response(self._world.switch.settled(rail, first, last), media_type="text/csv")

    async def _credited(self, rail: str, wire: dict[str, Any]) -> Response:
        first, last = date.fromisoformat(wire["from"]), date.fromisoformat(wire["to"])
        return Response(self._world.switch.credited(rail, first, last), media_type="text/csv")

    async def _hang_up(self) -> Response:
        await asyncio.sleep(self._world.switch.script.hang_seconds)
        return Cut()

    async def _see_through(self, order: Order) -> None:
        """Bring an order to its end, and back where it comes back; tell it where the script tells."""
        switch, script = self._world.switch, self._world.switch.script
        if order.status == ACCEPTED:
            await asyncio.sleep(script.end_seconds if order.rail == "direct" else script.batch_seconds)
            switch.end(order, self._world.clock.now())
            self._world.changes.touch()
            await self._tell_by_chance(order)
        if switch.goes_back(order):
            await asyncio.sleep(script.back_seconds)
            switch.give_back(order)
            self._world.changes.touch()
            await self._tell_by_chance(order, always=True)

    async def _tell_by_chance(self, order: Order, *, always: bool = False) -> None:
        """A return is always told: nobody asks about what has settled."""
        switch, script = self._world.switch, self._world.switch.script
        if always or switch.chance(script.told):
            await self._tell(order, order.word(), COPIES_AT_ONCE if switch.chance(script.many) else 1)

    async def _tell(self, order: Order, word: dict[str, Any], copies: int) -> None:
        """Call the bank back until it says 200; copies carry one event id."""
        callback = order.wire.get("callback")
        if not callback:
            return
        event = {"event": secrets.token_hex(8), "rail": order.rail, **word}
        body = json.dumps(event, separators=(",", ":")).encode()
        for again in range(TELL_TRIES):
            answers = await asyncio.gather(*(self._post(callback, body) for _ in range(copies)))
            if all(answers):
                order.told += 1
                return
            await asyncio.sleep(TELL_AGAIN_SECONDS * 2**again)

    async def _post(self, url: str, body: bytes) -> bool:
        answer = await self._call(url, body)
        return answer is not None and answer.is_success

    async def _call(self, url: str, body: bytes) -> httpx.Response | None:
        """The bank's answer to a signed message; None where there was none."""
        if self._client is None:
            timeout = httpx.Timeout(TELL_TIMEOUT_SECONDS, pool=None)  # callbacks wait for one another
            self._client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, trust_env=False)
        timestamp = str(int(self._world.clock.now()))
        headers = {
            "Content-Type": "application/json",
            "X-Timestamp": timestamp,
            "X-Signature": sms.signature(self._world.rails_key, timestamp, body),
        }
        try:
            return await self._client.post(url, content=body, headers=headers)
        except httpx.HTTPError:
            return None

    def _go_on(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return task

    async def _settle(self, order: Order) -> None:
        self._world.switch.end(order, self._world.clock.now())
        await self._tell(order, order.word(), copies=1)

    async def _return(self, order: Order) -> None:
        self._world.switch.give_back(order)
        await self._tell(order, order.word(), copies=1)

    async def _tell_now(self, order: Order) -> None:
        await self._tell(order, order.word(), copies=1)

    def _act(self, act: Any) -> Any:
        async def endpoint(request: Request) -> Response:
            order = self._world.switch.find(request.path_params["rail"], request.path_params["key"])
            if order is None:
                return JSONResponse({"error": "not there"}, status_code=404)
            try:
                await act(order)
            except ValueError as problem:
                return JSONResponse({"error": str(problem)}, status_code=409)
            self._world.changes.touch()
            return JSONResponse(order.shown())

        return endpoint
