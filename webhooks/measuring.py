"""Understanding as commands: JSON lines in, one JSON line out for each. A line that cannot be read is answered with an error and the rest go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, TextIO

import orjson
from stdnum.ec import ruc

from banking.api import Identification, business_date, read_cedula
from banking.clock import system_clock
from dialogs.engine.states import Invalid
from dialogs.understanding.answers import read_identification
from dialogs.understanding.faq import search
from dialogs.understanding.money import read_money
from dialogs.understanding.understanding import understand

_RUC_DIGITS: Final = 13


class LineError(Exception):
    """A line does not ask what the command answers; the message is the code it is answered with."""


def answer_lines(
    lines: Iterable[bytes], out: TextIO, answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> None:
    """Answer every line as it comes, an empty one too: who counts lines finds as many."""
    for line in lines:
        try:
            found = answer(_object(line))
        except orjson.JSONDecodeError:
            found = {"error": "not_json"}
        except LineError as error:
            found = {"error": str(error)}
        out.write(orjson.dumps(found).decode() + "\n")
        out.flush()


def _object(line: bytes) -> Mapping[str, Any]:
    asked = orjson.loads(line)
    if not isinstance(asked, dict):
        raise LineError("not_an_object")
    return asked


def understood(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"text", "today"?}` -> intent, score, alternatives, slots, decision."""
    found = understand(_text(asked, "text"), _today(asked))
    return {
        "intent": found.intent,
        "score": round(found.score, 4),
        "alternatives": list(found.alternatives),
        "slots": dict(found.slots),
        "decision": found.decision.value,
    }


def answered(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"question"}` -> topic, score, alternatives, decision."""
    found = search(_text(asked, "question"), _today(asked))
    return {
        "topic": found.topic,
        "score": round(found.score, 4),
        "alternatives": list(found.alternatives),
        "decision": found.decision.value,
    }


def money_of(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"text"}` -> cents, or why there are none."""
    read = read_money(_text(asked, "text"))
    return {"error": read.fault} if isinstance(read, Invalid) else {"cents": read.cents}


def identification_of(asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"text"}` -> whether it is a cédula, RUC or passport, which, and its number; or why not."""
    text = _text(asked, "text")
    number = "".join(sign for sign in text if sign.isalnum())
    if len(number) == _RUC_DIGITS and number.isdigit():
        return _ruc(number)
    read = read_identification(text)
    if isinstance(read, Identification):
        return {"valid": True, "kind": read.kind.value, "number": read.number}
    return {"valid": False, "error": read.fault}


def _ruc(number: str) -> Mapping[str, Any]:
    """Leniently (D17): a company's check digit is no longer guaranteed, so its failure is only a warning."""
    company, public = "9", "6"
    provinces = {f"{code:02}" for code in (*range(1, 25), 30)}
    if number[:2] not in provinces or number[-3:] == "000":
        return {"valid": False, "error": "identification_unreadable"}
    if number[2] == company:
        warned = {} if ruc.is_valid(number) else {"warning": "check_digit"}
        return {"valid": True, "kind": "ruc", "number": number, **warned}
    if read_cedula(number[:10]) is not None or (number[2] == public and ruc.is_valid(number)):
        return {"valid": True, "kind": "ruc", "number": number}
    return {"valid": False, "error": "identification_check_digit"}


def _text(asked: Mapping[str, Any], name: str) -> str:
    text = asked.get(name)
    if not isinstance(text, str):
        raise LineError(f"no_{name}")
    return text


def _today(asked: Mapping[str, Any]) -> date:
    given = asked.get("today")
    if given is None:
        return business_date(system_clock())
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise LineError("today_unreadable") from None
