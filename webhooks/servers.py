"""The servers behind the settings: those that are given, else embedded ones for as long as they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from webhooks.embedded import Postgres, Redis
from webhooks.settings import Settings, changed

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Servers:
    """Settings that name running servers, and the embedded ones among these."""

    settings: Settings
    postgres: Postgres | None
    redis: Redis | None


@contextmanager
def servers(
    settings: Settings, say: Say = lambda _line: None, *, needs_redis: bool = True
) -> Iterator[Servers]:
    """Start or join the embedded servers that the settings leave open; stop those started here.

    Raises:
        EmbeddedUnavailable: one cannot be offered on this machine.
    """
    with ExitStack() as stack:
        postgres = redis = None
        updates: dict[str, object] = {}
        if settings.needs_postgres:
            say("starting PostgreSQL")
            postgres = stack.enter_context(Postgres(settings.var_directory.absolute() / "postgres", say=say))
            updates |= {"database_url": postgres.urls.app_url, "database_owner_url": postgres.urls.owner_url}
        if settings.needs_redis and needs_redis:
            say("starting Redis")
            redis = stack.enter_context(Redis(settings.var_directory.absolute() / "redis", say=say))
            updates["redis_url"] = redis.url
        filled = (
            changed(settings, **{name: SecretStr(str(url)) for name, url in updates.items()})
            if updates
            else settings
        )
        yield Servers(filled, postgres, redis)
