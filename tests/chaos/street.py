"""The street of a chaos run: the switch as a process of its own, its script, and our door for its callbacks."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random
from subprocess import PIPE, Popen
from typing import Any

import httpx
from starlette.applications import Starlette

from banking.clock import system_clock
from banking.payments.callbacks import take_message
from banking.payments.working import Desk
from simulator.server import serving
from tests.banking.kit import House
from tests.chaos.worker import IMPATIENT, QUIET
from webhooks.metrics import Metrics
from webhooks.rails import routes

KEY = "the key of the rails in the chaos run"
SCRIPT = {
    "before": 0.06,
    "after": 0.06,
    "error": 0.05,
    "garbage": 0.05,
    "late": 0.04,
    "silent": 0.15,
    "refuse": 0.05,
    "later": 0.3,
    "back": 0.05,
    "told": 0.7,
    "many": 0.2,
    "early": 0.1,
    "delay_seconds": 0.05,
    "end_seconds": 1.0,
    "batch_seconds": 2.0,
    "back_seconds": 1.0,
}
CALM = dict.fromkeys(("before", "after", "error", "garbage", "late", "silent", "delay_seconds"), 0)


@dataclass
class Door:
    """What the rails' door needs of the house."""

    take_rail_message: object
    rail_keys: Mapping[str, tuple[bytes, ...]]
    clock: object = system_clock
    metrics: Metrics = field(default_factory=Metrics)


@asynccontextmanager
async def street(house: House, chance: Random) -> AsyncIterator[tuple[str, str]]:
    """The addresses of the switch and of our door, while both are there."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": "1:chaos",
        "SMS_GATEWAY_KEY": "chaos",
        "RAILS_KEY": KEY,
    }
    command = (sys.executable, "-m", "simulator", "--port", "0", "--smtp-port", "0")
    app = Starlette(routes=routes())
    desk = Desk(house.engine, house.keys, system_clock, IMPATIENT, {}, QUIET)
    keys = {rail: (KEY.encode(),) for rail in ("direct", "spi")}
    app.state.house = Door(partial(take_message, desk), keys)
    with Popen(command, env=environment, stdout=PIPE) as simulator:  # noqa: ASYNC220 - once, before anything runs
        try:
            assert simulator.stdout is not None
            line = await asyncio.to_thread(simulator.stdout.readline)
            switch = str(json.loads(line)["url"])
            await control(switch, {**SCRIPT, "seed": chance.randrange(10**6)})
            async with serving(app) as door:
                yield switch, door
        finally:
            simulator.terminate()


async def control(switch: str, script: Mapping[str, float], *, everything: bool = False) -> dict[str, Any]:
    """Change the switch's script; what it knows, of its newest orders or of all."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
        answer = await http.post(
            f"{switch}/control/switch", params={"all": "1"} if everything else {}, json=script
        )
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found
