"""One way out for every log line, whoever writes it: JSON on standard error, through one redaction (S27).

structlog, the standard library's loggers, uvicorn, httpx, telegram, sqlalchemy and procrastinate all end in the one handler of
the root logger; their own handlers are taken away. Levels that are known to speak of secrets are cut off at the handler, where
no later `setLevel` reaches.
"""

from __future__ import annotations

import base64
import logging
import secrets
import sys
import threading
from collections.abc import MutableMapping
from types import MappingProxyType, TracebackType
from typing import Any, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from webhooks.redaction import allowed, described, masked

REFERENCE_BYTES = 5
FLOORS = MappingProxyType(
    {
        "httpx": logging.WARNING,  # INFO shows the request's URL, and with it the bot token
        "httpcore": logging.WARNING,
        "telegram": logging.INFO,  # DEBUG shows the text of messages and whole updates
        "sqlalchemy": logging.WARNING,  # INFO shows statements with their parameters
        "psycopg": logging.WARNING,
        "alembic": logging.WARNING,
        "procrastinate": logging.WARNING,  # INFO shows the arguments of jobs
        "aiosmtplib": logging.WARNING,
        "uvicorn.access": logging.WARNING,  # paths of secure pages; the application's own line has them masked
        "uvicorn": logging.INFO,
        "fontTools": logging.ERROR,
        "asyncio": logging.INFO,
        "multipart": logging.WARNING,
        "python_multipart": logging.WARNING,  # DEBUG shows what was typed into forms
        "redis": logging.WARNING,
    }
)


def set_up_logging(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Lead every logger of the process to the one handler. Call it once, before anything is started."""
    handler = _OneHandler(stream or sys.stderr)
    handler.addFilter(_above_its_floor)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _one_line],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _exception,
                _redacted,
                _as_json,
            ],
            keep_exc_info=False,
            keep_stack_info=False,
        )
    )
    root = logging.getLogger()
    for name in [None, *logging.root.manager.loggerDict]:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    root.addHandler(handler)
    root.setLevel(level)
    for name, floor in FLOORS.items():
        logging.getLogger(name).setLevel(max(floor, logging.getLevelNamesMapping()[level]))
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _uncaught
    threading.excepthook = lambda found: _uncaught(found.exc_type, found.exc_value, found.exc_traceback)


def new_reference() -> str:
    """Make a reference number: eight letters and digits to tell the member and to find the log line by (S30)."""
    return base64.b32encode(secrets.token_bytes(REFERENCE_BYTES)).decode()


class _OneHandler(logging.StreamHandler[TextIO]):
    """Writes formatted lines; a record that cannot be formatted is replaced, never printed raw."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        kind = sys.exc_info()[0]
        line = {"event": "a log record could not be written", "level": "error", "logger": masked(record.name)}
        self.stream.write(orjson.dumps({**line, "reason": kind.__name__ if kind else ""}).decode() + "\n")


def _above_its_floor(record: logging.LogRecord) -> bool:
    name = record.name
    while name:
        if name in FLOORS:
            return record.levelno >= FLOORS[name]
        name = name.rpartition(".")[0]
    return True


def _one_line(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Keep the first line of what a library says: further ones are DETAILs, dumps of tasks and tracebacks."""
    lines = str(event.get("event", "")).splitlines() or [""]
    event["event"] = lines[0] if len(lines) == 1 else f"{lines[0]} [+{len(lines) - 1} lines]"
    return event


def _exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event.setdefault("reference", new_reference())
        event["_described"] = described(error)
    return event


def _redacted(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    description = event.pop("_described", None)
    kept: EventDict = allowed(event)
    if description is not None:
        kept["exception"] = description
    return kept


def _as_json(_logger: WrappedLogger, _method: str, event: MutableMapping[str, Any]) -> str:
    return orjson.dumps(event, default=lambda value: masked(str(value))).decode()


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt) or error is None:
        return
    logging.getLogger("uncaught").critical("the process ends on an exception", exc_info=(kind, error, trace))
