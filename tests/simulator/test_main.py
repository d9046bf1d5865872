"""The simulator as a program."""

import asyncio
import json
import signal
import sys

from simulator import client
from simulator.client import SyncWorld

ARGUMENTS = ["--port", "0", "--smtp-port", "0", "--bot-token", "1:token", "--sms-key", "key"]


async def started(*more: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "simulator", *ARGUMENTS, *more),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_it_says_where_it_is_and_stops_when_told() -> None:
    process = await started()
    assert process.stdout is not None
    addresses = json.loads(await process.stdout.readline())
    assert addresses["smtp"].startswith("smtp://127.0.0.1:")
    async with client.World(addresses["url"]) as world:
        await world.person("Ana")
        watching = asyncio.create_task(world.changed(10**9, 20))
        await asyncio.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait([watching])
        watching.exception()
    output, errors = await process.communicate()
    assert (process.returncode, output, errors) == (0, b"", b"")


async def test_a_taken_port_is_told_in_one_line() -> None:
    first = await started()
    assert first.stdout is not None
    port = json.loads(await first.stdout.readline())["url"].rpartition(":")[2]
    second = await started("--port", port)
    _, errors = await second.communicate()
    first.terminate()
    await first.communicate()
    assert second.returncode == 1
    assert len(errors.splitlines()) == 1


async def test_plain_functions_can_use_the_client() -> None:
    process = await started()
    assert process.stdout is not None
    url = json.loads(await process.stdout.readline())["url"]

    def visit() -> list[str]:
        with SyncWorld(url) as world:
            ana = world.person("Ana")
            ana.send("hola")
            return [client.text_of(message) for message in ana.messages]

    assert await asyncio.to_thread(visit) == ["hola"]
    process.terminate()
    await process.communicate()
