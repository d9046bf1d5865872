"""Finding the answer to a question: ranking, and deciding whether to give it, to ask back, or to say that there is none (desk §3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.understanding.entries import entries
from dialogs.understanding.model import TOPIC, model
from dialogs.understanding.shelf import Stock
from dialogs.understanding.text import words_of
from dialogs.understanding.understanding import Decision

ANSWERED_SCORE: Final = 0.5
ANSWERED_MARGIN: Final = 0.2
ASKED_SCORE: Final = 0.08
MOST_ALTERNATIVES: Final = 3
URGENT: Final = frozenset({"card_freeze", "claim"})
"""Money or fraud: what sounds like it is never answered with a mere text."""
URGENT_SCORE: Final = 0.35
_INTENTS_BEHIND: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "how_to_register": (("enrol", 1.0),),
    "call_center_and_branches": (("contact", 1.0),),
    "download_amortization": (("amortization_table", 1.0),),
    "share_account_details": (("account_share", 1.0),),
    "personal_data_rights": (("my_data", 1.0),),
    "defer_what_and_terms": (("card_defer", 0.8),),
    "investment_rates_and_penalty": (("investments", 0.5), ("product_request", 0.3)),
    "interbank_delay_and_instant_institutions": (("transfer_status", 0.5),),
    "forgot_password_or_user": (("login", 0.4),),
    "beneficiary_needed": (("beneficiary_add", 0.5),),
    "temp_pin_validity_change": (("debit_pin_change", 0.3), ("credit_pin_change", 0.3)),
    "card_pin_security_tips": (("debit_pin_change", 0.2), ("credit_pin_change", 0.2)),
}
"""A question that sounds like wanting to do it is still a question here: those intents' probability counts for the topic."""


@dataclass(frozen=True, slots=True)
class Search:
    """The best entry, the next ones, and what to do."""

    topic: str | None
    score: float
    alternatives: tuple[str, ...]
    decision: Decision


def search(question: str, today: date, stock: Stock | None = None) -> Search:
    """Search the entries that are valid today, of this stock or of the house's own."""
    if not words_of(question):
        return Search(None, 0.0, (), Decision.REJECT)
    served = stock or Stock(entries())
    chances = model().chances(question)
    ranked = sorted(
        ((_score(topic, chances), topic) for topic, entry in served.entries.items() if entry.is_valid(today)),
        reverse=True,
    )
    ranked += [(0.0, "")] * (2 - len(ranked))
    (score, topic), (second, _other) = ranked[:2]
    others = tuple(name for _score, name in ranked[1 : 1 + MOST_ALTERNATIVES])
    if sum(chances[intent] for intent in URGENT) >= URGENT_SCORE:
        return Search(
            None, score, tuple(name for _score, name in ranked[:MOST_ALTERNATIVES]), Decision.REJECT
        )
    published = served.asked(question, today)
    if published is not None:
        return Search(
            published, 1.0, tuple(name for name in (topic, *others) if name != published), Decision.ACCEPT
        )
    if score >= ANSWERED_SCORE and score - second >= ANSWERED_MARGIN:
        return Search(topic, score, others, Decision.ACCEPT)
    if score >= ASKED_SCORE:
        return Search(topic, score, others, Decision.ASK)
    return Search(None, score, tuple(name for _score, name in ranked[:MOST_ALTERNATIVES]), Decision.REJECT)


def _score(topic: str, chances: Mapping[str, float]) -> float:
    behind = sum(chances.get(intent, 0.0) * weight for intent, weight in _INTENTS_BEHIND.get(topic, ()))
    return chances.get(TOPIC + topic, 0.0) + behind
