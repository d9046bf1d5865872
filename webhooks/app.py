"""The application of one process: its doors, the errors they answer, the house behind them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain

from fastapi import FastAPI

from webhooks.console.routes import routes as console_routes
from webhooks.errors import answer_errors
from webhooks.frontdoor import Frontdoor
from webhooks.house import House
from webhooks.pages.routes import routes as page_routes
from webhooks.rails import routes as rail_routes
from webhooks.receipts import routes as receipt_routes
from webhooks.settings import Settings
from webhooks.status import routes as status_routes
from webhooks.telegram import TelegramDoor
from webhooks.wiring import AWAY, running

OpenHouse = Callable[[], AbstractAsyncContextManager[House]]


def create_app(settings: Settings, *, polling: bool = False, open_house: OpenHouse | None = None) -> FastAPI:
    """Make the application; the house is built when it starts and taken down when it stops.

    With `polling` the updates are asked for instead of being posted to us. `open_house` gives another house than the real one.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with (open_house or (lambda: running(settings, polling=polling)))() as house:
            app.state.house = house
            yield

    https = settings.public_url.startswith("https://")
    # No documentation in production, and no description of the doors for strangers (S37).
    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Frontdoor, https=https)
    answer_errors(app, AWAY, https=https)
    secrets = () if polling else settings.webhook_secrets
    doors = (page_routes(), receipt_routes(), console_routes(), rail_routes())
    app.router.routes.extend([TelegramDoor(secrets).route(), *status_routes(), *chain.from_iterable(doors)])
    return app
