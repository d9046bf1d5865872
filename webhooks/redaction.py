"""What may not leave in a log line, and how it is struck out (S27, security.md §1).

Two nets, both failing towards silence: fields are an allow-list, and every text is masked by form, whoever wrote it. Names
of people have no form; they stay out because no field for them exists and texts of exceptions lose whatever is quoted.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping

from stdnum import luhn
from stdnum.ec import ci

MAX_TEXT_CHARACTERS = 500
MAX_CHAIN = 5
MAX_FRAMES = 30

TEXT_FIELDS = frozenset(
    {
        *(
            "event",
            "level",
            "logger",
            "timestamp",
            "reference",
            "request_id",
            "method",
            "path",
            "flow",
            "state",
            "kind",
        ),
        *(
            "outcome",
            "refusal",
            "effect",
            "command",
            "query",
            "job",
            "task",
            "queue",
            "rail",
            "purpose",
            "mode",
            "bucket",
        ),
        *("host", "version", "reason", "step", "server", "signal", "revision", "language", "channel"),
    }
)
NUMBER_FIELDS = frozenset(
    {
        *(
            "status",
            "duration_ms",
            "attempt",
            "attempts",
            "count",
            "size",
            "bytes",
            "port",
            "pid",
            "update_id",
            "rev",
            "epoch",
        ),
        *(
            "lag_seconds",
            "wait_seconds",
            "round_trips",
            "members",
            "accounts",
            "processes",
            "job_id",
            "exit_code",
        ),
    }
)
HANDLE_FIELDS = frozenset({"operation", "chat"})
"""Opaque names: random operation ids, and a keyed hash of a chat (never its number)."""
HANDLE = re.compile(r"[0-9a-f-]{8,36}|[A-Z2-7]{8,32}")

_URL_LOGIN = re.compile(r"(://)[^/\s@]+@")
_BOT_PATH = re.compile(r"/bot[^/\s\"']+")
_BOT_TOKEN = re.compile(r"\d{3,16}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+%'-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*", re.IGNORECASE)
_QUERY_VALUE = re.compile(r"([?&][\w.\[\]-]+=)[^&\s\"'#]+")
_PATH_TOKEN = re.compile(r"(?<=/)[A-Za-z0-9_~.=-]{20,}")
_RANDOM = re.compile(r"(?=[\w-]*[0-9])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[A-Za-z0-9_-]{22,}|[0-9a-fA-F]{32,}")
_ASSIGNED = re.compile(
    r"(\b(?:pin|nip|clave|contrase[ñn]a|password|passwd|pwd|c[óo]digo|code|otp|token|secret|secreto|key|cvv|cvc|authorization|x-signature|"
    r"usuario|username|nombre|name)\w*[\"']?\s*(?:[:=]|\b(?:es|is)\b)\s*[\"']?)(?:Bearer\s+|Basic\s+)?[^\s\"',;}&)]+",
    re.IGNORECASE,
)
_KEYWORD_DIGITS = re.compile(
    r"(\b(?:pin|nip|clave|c[óo]digo|code|otp|cvv|cvc)\w*\W{1,3})\d{3,8}(?!\d)", re.IGNORECASE
)
_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_DIGITS = re.compile(r"(?<!\d)(?<!\d\.)\d{6,}(?!\d)")
_SPACED = re.compile(r"(?<!\d)\+?\(?\d(?:[ .()/-]{0,2}\d){5,18}(?!\d)")
_CODE_IN_GROUPS = re.compile(r"\d{3}[ -]\d{3}|\d{2}[ -]\d{2}[ -]\d{2}|\d(?: \d){5}")
_PHONE = re.compile(r"(?:593|0)\d{8,9}")
_DATABASE_DETAIL = re.compile(
    r"\b(?:DETAIL|CONTEXT|QUERY|STATEMENT|PARAMETERS)\b\s*:.*|\[parameters:.*", re.IGNORECASE | re.DOTALL
)
_ROW = re.compile(r"(Failing row contains|Key \([^)]*\)=)\s*\(.*", re.DOTALL)
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|«[^»]*»|“[^”]*”")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def masked(text: str) -> str:
    """Return the text on one line without anything that has the form of a secret or of a person's data."""
    text = text[: MAX_TEXT_CHARACTERS * 4]
    text = _ROW.sub(r"\1 (…)", _DATABASE_DETAIL.sub("[detail]", text))
    text = _URL_LOGIN.sub(r"\1[login]@", text)
    text = _BOT_TOKEN.sub("[token]", _BOT_PATH.sub("/bot[token]", text))
    text = _MAIL.sub("[email]", text)
    text = _QUERY_VALUE.sub(r"\1[…]", text)
    text = _PATH_TOKEN.sub("[token]", text)
    text = _RANDOM.sub("[token]", text)
    text = _ASSIGNED.sub(r"\1[…]", text)
    text = _KEYWORD_DIGITS.sub(r"\1[code]", text)
    text = _masked_digits(text)
    text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text if len(text) <= MAX_TEXT_CHARACTERS else text[:MAX_TEXT_CHARACTERS] + "…"


def masked_path(path: str) -> str:
    """Return a request's path without its query and without tokens."""
    return masked(path.split("?", 1)[0])


def allowed(fields: Mapping[str, object]) -> dict[str, object]:
    """Keep the fields of the allow-list, masked; name the others in `dropped` without their values."""
    kept: dict[str, object] = {}
    dropped: list[str] = []
    for name, value in fields.items():
        if name in NUMBER_FIELDS and isinstance(value, int | float):
            kept[name] = value
        elif name in HANDLE_FIELDS and HANDLE.fullmatch(str(value)):
            kept[name] = str(value)
        elif name in TEXT_FIELDS | NUMBER_FIELDS:
            kept[name] = value if value is None or isinstance(value, bool) else _field_text(name, value)
        else:
            dropped.append(masked(name))
    if dropped:
        kept["dropped"] = sorted(dropped)
    return kept


def described(error: BaseException) -> list[dict[str, object]]:
    """Describe an exception and what caused it: types, first lines without quoted values, places; no locals, no source."""
    chain: list[dict[str, object]] = []
    current: BaseException | None = error
    while current is not None and len(chain) < MAX_CHAIN:
        entry: dict[str, object] = {
            "type": f"{type(current).__module__}.{type(current).__qualname__}",
            "message": _first_line(current),
            "where": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in _frames(current)],
        }
        if isinstance(current, BaseExceptionGroup):
            entry["parts"] = [part for inner in current.exceptions[:MAX_CHAIN] for part in described(inner)]
        chain.append(entry)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain


def _field_text(name: str, value: object) -> str:
    if name == "timestamp":
        return str(value)
    return masked_path(str(value)) if name == "path" else masked(str(value))


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return masked(_QUOTED.sub("'…'", lines[0])) if lines else ""


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    frames = traceback.extract_tb(error.__traceback__, limit=-MAX_FRAMES)
    return list(frames)


def _masked_digits(text: str) -> str:
    dates: list[str] = []

    def set_aside(found: re.Match[str]) -> str:
        dates.append(found[0])
        return "\ue000"

    text = _SPACED.sub(_grouped, _DATE.sub(set_aside, text))
    text = _DIGITS.sub(lambda found: _label(found[0]), text)
    for date in dates:
        text = text.replace("\ue000", date, 1)
    return text


def _grouped(found: re.Match[str]) -> str:
    """Strike digits in groups out when they make a card, an identification, a phone or a code; leave other numbers."""
    written = found[0]
    digits = "".join(str(int(character)) for character in written if character.isdecimal())
    label = _label(digits)
    if label not in {"[number]", "[code]"}:
        return label
    return "[code]" if _CODE_IN_GROUPS.fullmatch(written) else written


def _label(digits: str) -> str:
    digits = "".join(str(int(character)) for character in digits)
    if 13 <= len(digits) <= 19 and luhn.is_valid(digits):  # noqa: PLR2004 - lengths of card numbers
        return "[pan]"
    if _PHONE.fullmatch(digits) and digits.startswith(("593", "09")):
        return "[phone]"
    if ci.is_valid(digits):
        return "[cédula]"
    return "[code]" if len(digits) == 6 else "[number]"  # noqa: PLR2004 - the length of a code
