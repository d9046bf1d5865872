"""What a Bot API call carries: its parameters in any of the three encodings Telegram takes, and its uploads.

Values arrive as JSON (native types), as forms or multipart (everything is a string, objects are JSON text).
The readers below accept both, so that a check or a method never asks how a call was encoded.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

MAX_BODY_BYTES = 60 * 1024 * 1024
MAX_FIELDS = 200

Params = Mapping[str, Any]


@dataclass(frozen=True)
class Upload:
    """A file sent with a call."""

    name: str
    mime: str
    content: bytes


class ApiError(Exception):
    """A refusal in Telegram's terms: HTTP status, description and, for 429, the seconds to wait."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """The JSON that Telegram answers with."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad_request(what: str) -> ApiError:
    """400 with Telegram's prefix; `what` is written as Telegram writes it, its first letter small."""
    return ApiError(400, f"Bad Request: {what}")


async def read_params(request: Request) -> dict[str, Any]:
    """The call's parameters from query string and body; raises `ApiError` when the body cannot be read."""
    params: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if int(request.headers.get("content-length") or 0) > MAX_BODY_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad_request("can't parse request body as JSON") from None
        if not isinstance(body, dict):
            raise bad_request("object expected as request body")
        params.update(body)
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form(max_files=20, max_fields=MAX_FIELDS, max_part_size=MAX_BODY_BYTES) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    params[name] = Upload(value.filename or "", mime, await value.read())
                else:
                    params[name] = value
    return params


def text_of(params: Params, name: str) -> str:
    """A text parameter; absent is empty."""
    value = params.get(name)
    return "" if value is None else str(value)


def int_of(params: Params, name: str, default: int = 0) -> int:
    """A whole number; what is not one counts as absent, as with Telegram."""
    with contextlib.suppress(TypeError, ValueError):
        return int(params.get(name, default))
    return default


def flag_of(params: Params, name: str) -> bool:
    """A truth value: true, "true", "True", "yes" and "1" are true."""
    return str(params.get(name, "")).lower() in {"true", "yes", "1"}


def json_of(params: Params, name: str) -> Any:
    """An object or list parameter, decoded if it came as text; None if absent or empty; ValueError if broken."""
    value = params.get(name)
    if isinstance(value, str):
        return json.loads(value) if value else None
    return value


def summary(params: Params) -> dict[str, Any]:
    """The parameters as they are recorded: objects decoded, uploads replaced by name, type and size."""
    kept: dict[str, Any] = {}
    for name, value in params.items():
        if isinstance(value, Upload):
            kept[name] = {"file_name": value.name, "mime_type": value.mime, "file_size": len(value.content)}
        elif isinstance(value, str) and value[:1] in {"{", "["}:
            try:
                kept[name] = json.loads(value)
            except ValueError:
                kept[name] = value
        else:
            kept[name] = value
    return kept
