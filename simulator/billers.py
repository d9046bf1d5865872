"""The companies one can pay, behind one HTTP door: what is owed, paying it, and everything that goes wrong there.

Wire: signed JSON like the SMS gateway's (`X-Timestamp`, `X-Signature`), below `/billers`:

- `POST /bills` `{"company", "number"}` -> `{"bills": [{"id", "amount", "due_on", "about", "payable"}]}`, 404
  `unknown_number` for one the company does not know, 503 while it is away;
- `POST /payments` `{"key", "company", "number", "bill", "amount", "currency"}` -> `{"status", "amount", "currency",
  "account", "reference", "reason"}`; the same key is carried out once, however often it comes;
- `POST /payments/status` `{"key"}` -> the same, 404 `unknown_key` where it was never seen.

A number nobody published bills for behaves by its last digit, the same on every machine (`SCRIPT`).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

MAX_BILLS = 100_000
MAX_CENTS = 10_000_000
SLOW_SECONDS = 2.5
SETTLED, REJECTED = "settled", "rejected"
SCRIPT: Mapping[str, str] = {
    "0": "no debe nada",
    "1": "una planilla",
    "2": "tres planillas",
    "3": "se paga en ventanilla apenas se consulta",
    "4": "el valor sube apenas se consulta",
    "5": "la empresa no responde",
    "6": "lenta: cada respuesta tarda segundos",
    "7": "el primer pago se hace y su respuesta se pierde",
    "8": "una planilla, y otra que solo se paga en ventanilla",
    "9": "la empresa no conoce el número",
}
KNOWN_AMOUNTS = {("cnt", "023035471"): 713}
"""The manual's example (M100)."""


class AwayError(Exception):
    """The company does not answer."""


@dataclass(frozen=True)
class Bill:
    """One receipt; cents."""

    id: str
    amount: int
    due_on: str
    about: str
    payable: bool = True

    def shown(self) -> dict[str, Any]:
        """As it goes over the wire."""
        return dict(vars(self))


@dataclass
class Service:
    """What one number owes at one company, and how it behaves."""

    habit: str
    bills: list[Bill] = field(default_factory=list)
    looked_up: int = 0
    lost_answers: int = 0


@dataclass
class Order:
    """A payment as it was first asked for, and what came of it."""

    asked: dict[str, Any]
    word: dict[str, Any]
    copies: int = 0


class Billers:
    """All companies."""

    def __init__(self) -> None:
        self.services: dict[tuple[str, str], Service] = {}
        self.orders: dict[str, Order] = {}
        self._published = 0

    def habit(self, number: str) -> str:
        """How a number behaves: its last digit, or `1` where it ends in a letter."""
        return number[-1] if number[-1:].isdigit() else "1"

    def look_up(self, company: str, number: str, today: date) -> list[Bill]:
        """What is owed now; KeyError for an unknown number, `AwayError` while the company is away."""
        service = self._service(company, number, today)
        if service.habit == "5":
            raise AwayError
        if service.habit == "9" and not service.bills:
            raise KeyError(number)
        owed = list(service.bills)
        service.looked_up += 1
        if service.looked_up == 1 and service.habit == "3":
            service.bills.clear()
        if service.looked_up == 1 and service.habit == "4":
            service.bills[:] = [replace(bill, amount=bill.amount + 125) for bill in service.bills]
        return owed

    def pay(self, asked: dict[str, Any], today: date) -> tuple[dict[str, Any], bool]:
        """Carry a payment out once. Answers the word, and whether its answer gets lost on the way."""
        known = self.orders.get(asked["key"])
        if known is not None:
            known.copies += 1
            if known.asked != asked:
                raise ValueError("the same key, another payment")
            return known.word, False
        service = self._service(asked["company"], asked["number"], today)
        if service.habit == "5":
            raise AwayError
        word = self._settle(service, asked)
        self.orders[asked["key"]] = Order(asked, word)
        lost = service.habit == "7" and service.lost_answers == 0
        service.lost_answers += lost
        return word, lost

    def status(self, key: str) -> dict[str, Any]:
        """What came of a key; KeyError where it was never seen."""
        return self.orders[key].word

    def publish(self, company: str, number: str, amount: int, due_on: str, today: date) -> Bill:
        """A company sends a bill; ValueError if it makes no sense."""
        date.fromisoformat(due_on)
        if not company or not number.isalnum() or not 0 < amount <= MAX_CENTS:
            raise ValueError("company, number, an amount in cents and a date are needed")
        if sum(len(each.bills) for each in self.services.values()) >= MAX_BILLS:
            raise ValueError("too many bills")
        self._published += 1
        bill = Bill(f"{number}-P{self._published}", amount, due_on, "Planilla")
        self._service(company, number, today).bills.append(bill)
        return bill

    def slow_seconds(self, number: str) -> float:
        """How long every answer about this number takes."""
        return SLOW_SECONDS if self.habit(number) == "6" else 0.0

    @property
    def absorbed(self) -> int:
        """Copies of payments that were known already."""
        return sum(order.copies for order in self.orders.values())

    def _settle(self, service: Service, asked: dict[str, Any]) -> dict[str, Any]:
        owed = next((bill for bill in service.bills if bill.id == asked["bill"]), None)
        reason = None
        if asked["bill"] and owed is None:
            reason = "already_paid"
        elif owed is not None and owed.amount != asked["amount"]:
            reason = "amount_changed"
        elif owed is not None and not owed.payable:
            reason = "not_payable"
        if owed is not None and reason is None:
            service.bills.remove(owed)
        digest = hashlib.sha256(asked["key"].encode()).hexdigest()
        return {
            "status": REJECTED if reason else SETTLED,
            "amount": asked["amount"],
            "currency": asked["currency"],
            "account": asked["number"],
            "reference": None if reason else f"{int(digest[:10], 16) % 10**9:09d}",
            "reason": reason,
        }

    def _service(self, company: str, number: str, today: date) -> Service:
        known = self.services.get((company, number))
        if known is None:
            habit = self.habit(number)
            known = self.services[company, number] = Service(habit, _scripted(company, number, habit, today))
        return known


def _scripted(company: str, number: str, habit: str, today: date) -> list[Bill]:
    """The bills a number is born with."""
    count = {"0": 0, "2": 3, "5": 0, "8": 2, "9": 0}.get(habit, 1)
    bills = []
    for nth in range(count):
        drawn = int(hashlib.sha256(f"{company}|{number}|{nth}".encode()).hexdigest()[:8], 16)
        amount = KNOWN_AMOUNTS.get((company, number), 400 + drawn % 4_600)
        due_on = today + timedelta(days=5 + 30 * nth - (30 if count > 1 else 0))
        payable = not (habit == "8" and nth == 1)
        name = number if nth == 0 else f"{number}-{nth + 1}"
        bills.append(
            Bill(name, amount, due_on.isoformat(), "Planilla" if payable else "Saldo parcial", payable)
        )
    return bills
