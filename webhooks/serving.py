"""Running the application: uvicorn for the doors, one process per event loop, everything logged through our own handler."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine
from contextlib import suppress

import uvicorn
from fastapi import FastAPI
from uvicorn.loops.auto import auto_loop_factory

from webhooks.app import create_app
from webhooks.log import set_up_logging
from webhooks.settings import Settings, as_environment, read_settings
from webhooks.wiring import work as run_worker

GRACE_SECONDS = 10
IDLE_SECONDS = 30
BACKLOG = 1024


def serve(settings: Settings) -> None:
    """Serve webhooks with as many processes as the settings say, until stopped."""
    os.environ.update(as_environment(settings))  # each process reads them again; embedded servers are in it
    _run("webhooks.serving:webhook_application", settings, settings.processes)


def poll(settings: Settings) -> None:
    """Serve by long polling: one process, because Telegram gives the updates of a bot to one caller only."""
    os.environ.update(as_environment(settings))
    _run("webhooks.serving:polling_application", settings, 1)


def work(settings: Settings) -> None:
    """Work off jobs until stopped."""
    set_up_logging(settings.log_level)
    with asyncio.Runner(loop_factory=auto_loop_factory(use_subprocess=True)) as runner:
        runner.run(_until_stopped(run_worker(settings)))


def webhook_application() -> FastAPI:
    """Make the application of one process."""
    return _application(polling=False)


def polling_application() -> FastAPI:
    """Make the application that also asks Telegram for updates."""
    return _application(polling=True)


async def _until_stopped(work_to_do: Coroutine[None, None, None]) -> None:
    """Cancel the work at SIGTERM or Ctrl-C, so that it puts down what it holds."""
    task = asyncio.create_task(work_to_do)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


def _application(*, polling: bool) -> FastAPI:
    settings = read_settings()
    set_up_logging(settings.log_level)
    return create_app(settings, polling=polling)


def _run(factory: str, settings: Settings, processes: int) -> None:
    set_up_logging(settings.log_level)
    uvicorn.run(
        factory,
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=processes,
        log_config=None,
        access_log=False,  # it shows the paths of secure pages
        server_header=False,
        date_header=True,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=IDLE_SECONDS,
        backlog=BACKLOG,
    )
