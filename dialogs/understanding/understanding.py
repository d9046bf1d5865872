"""What a member wants, from one message: the intent, its values, and whether to act on it, ask back, or say that it was not understood.

Deterministic and local. Text may fill a draft, never confirm it (S40): what is understood here opens a flow and fills its questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Final

from dialogs.understanding.amounts import COINS, amount_in
from dialogs.understanding.dates import date_in, frequency_in
from dialogs.understanding.features import masked
from dialogs.understanding.lexicon import lexicon, word_list
from dialogs.understanding.mentions import (
    account_in,
    biller_in,
    card_in,
    is_bare_term,
    reason_in,
    source_in,
    term_in,
)
from dialogs.understanding.model import OUTSIDE, TOPIC, model
from dialogs.understanding.parts import cuts
from dialogs.understanding.persons import person_in, whole_name_in
from dialogs.understanding.references import Reference, references_in
from dialogs.understanding.text import Word, words_of

ACCEPTED_SCORE: Final = 0.7
ACCEPTED_MARGIN: Final = 0.4
OUTSIDE_COUNTS: Final = 0.15
"""Near misses are a large part of what teaches the class outside: of what is said here, less is outside."""
ASKED_SCORE: Final = 0.12
UNSURE_SCORE: Final = 0.5
MOST_ALTERNATIVES: Final = 3
MOST_CUTS: Final = 3
SURE_OF_A_PART: Final = 0.8
FAQ: Final = "faq_help"
_NO_WISHES: Final = frozenset({"greet", "thanks_bye", "cancel", "menu", FAQ})
TOPICS_TO_ACT_ON: Final[Mapping[str, str]] = {
    "how_to_register": "enrol",
    "call_center_and_branches": "contact",
    "download_amortization": "amortization_table",
    "how_to_claim": "claim",
    "personal_data_rights": "my_data",
    "share_account_details": "account_share",
}
"""Questions whose best answer is to do it: the intent in whose favour the topic counts."""
_RECURRING: Final = frozenset({"monthly", "weekly"})
_NOT_NOW: Final = _RECURRING | {"asap"}
_SLOTS: Final[Mapping[str, frozenset[str]]] = {
    "transfer_own": frozenset({"amount", "source_account_hint", "date", "frequency", "reference"}),
    "transfer_coop": frozenset({"amount", "beneficiary", "source_account_hint", "date", "frequency", "reference"}),
    "transfer_interbank": frozenset({"amount", "beneficiary", "source_account_hint", "date", "frequency", "reference"}),
    "transfer_status": frozenset({"beneficiary", "amount"}),
    "beneficiary_list": frozenset({"beneficiary"}),
    "beneficiary_add": frozenset({"beneficiary"}),
    "beneficiary_edit": frozenset({"beneficiary"}),
    "beneficiary_delete": frozenset({"beneficiary"}),
    "bill_pay": frozenset({"amount", "biller", "reference", "source_account_hint", "date"}),
    "bill_schedule": frozenset({"amount", "biller", "reference", "source_account_hint", "date", "frequency"}),
    "bill_schedule_list": frozenset({"biller", "amount"}),
    "payment_history": frozenset({"biller", "date"}),
    "card_pay": frozenset({"amount", "card_hint", "source_account_hint", "date"}),
    "card_add": frozenset({"card_hint"}),
    "card_defer": frozenset({"amount", "card_hint", "term_months"}),
    "credit_card_info": frozenset({"card_hint"}),
    "credit_pin_change": frozenset({"card_hint"}),
    "credit_pin_recover": frozenset({"card_hint"}),
    "card_freeze": frozenset({"card_hint"}),
    "card_unfreeze": frozenset({"card_hint"}),
    "product_request": frozenset({"amount", "term_months"}),
    "balance": frozenset({"source_account_hint"}),
    "movements": frozenset({"amount", "source_account_hint"}),
    "statement_12m": frozenset({"source_account_hint"}),
    "account_share": frozenset({"source_account_hint"}),
    "claim": frozenset({"amount"}),
}  # fmt: skip
"""What each intent takes of a sentence."""


_LOOKS_AT_AN_ACCOUNT: Final = frozenset({"balance", "movements", "statement_12m", "account_share"})


class Decision(StrEnum):
    """What to do with what was understood."""

    ACCEPT = "accept"
    ASK = "ask"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Understood:
    """One message, understood. `topic` is the FAQ's, where the intent is a question."""

    intent: str | None
    score: float
    alternatives: tuple[str, ...]
    decision: Decision
    slots: Mapping[str, str] = field(default_factory=dict)
    topic: str | None = None
    also: str | None = None
    """What else was wanted in the same message."""


def understand(text: str, today: date) -> Understood:
    """Understand one message on a day in Guayaquil; of several wishes the first, and what else was wanted."""
    whole = _one(text, today)
    for before, behind in islice(cuts(text), MOST_CUTS):
        first, second = _one(before, today), understand(behind, today)
        if not (_is_wish(first) and _is_wish(second)) or first.intent == second.intent:
            continue
        if not _completes(whole, first, second):
            return replace(first, also=second.intent)
    return whole


def _completes(whole: Understood, first: Understood, second: Understood) -> bool:
    """What stands behind says more of the same wish: "mi sobrina tiene en la JEP, deme mandándole cuarenta"."""
    kinds = {str(one.intent).split("_")[0] for one in (first, second)}
    return (
        len(kinds) == 1
        and whole.intent in {first.intent, second.intent}
        and len(whole.slots) > len(first.slots)
    )


def _is_wish(found: Understood) -> bool:
    """Surely something to be done: courtesies and corrections beside a wish are none."""
    return (
        found.decision is Decision.ACCEPT and found.score >= SURE_OF_A_PART and found.intent not in _NO_WISHES
    )


def _one(text: str, today: date) -> Understood:
    words = lexicon().mended(words_of(text), model().spelling.known)
    if not words or not _says_something(words):
        return Understood(None, 0.0, (), Decision.REJECT)
    chances = model().chances(text)
    ranked = _ranked(chances, words)
    intent, score = ranked[0]
    others = [one for one, chance in ranked[1:] if one != OUTSIDE and chance > 0.01][:MOST_ALTERNATIVES]  # noqa: PLR2004
    decision = _decision(intent, score, ranked[1][1])
    if decision is Decision.REJECT:
        best = [one for one, _chance in ranked if one != OUTSIDE][:MOST_ALTERNATIVES]
        return Understood(None, score, tuple(best), decision)
    if intent == OUTSIDE:
        intent, others = others[0], others[1:]
    slots, doubt = _slots(intent, text, words, today)
    if doubt and decision is Decision.ACCEPT:
        decision = Decision.ASK
    if not any(_is_word(word) for word in words):
        decision, score = Decision.ASK, min(score, UNSURE_SCORE)
    topic = _topic(chances) if intent == FAQ else None
    return Understood(intent, score, tuple(others), decision, slots, topic)


def _says_something(words: Sequence[Word]) -> bool:
    """Whether a word is known at all: of what is only letters and digits nothing is believed."""
    seen = set(masked(words, lexicon(), model().spelling)) - word_list("joining")
    return any(
        word in model().spelling.known or word in {"<biller>", "<bank>", "<kin>", "<number>"} for word in seen
    )


def _is_word(word: Word) -> bool:
    """More than a number or a sign: a bare amount says nothing of what is wanted."""
    return word.said[0].isalpha() and word.said not in word_list("numbers") | COINS


def _ranked(chances: Mapping[str, float], words: Sequence[Word]) -> list[tuple[str, float]]:
    """Intents by probability: topics count for the intent that answers them; a bank or a rhythm settles which of two is meant."""
    found: dict[str, float] = defaultdict(float)
    for label, chance in chances.items():
        topic = label.removeprefix(TOPIC)
        found[TOPICS_TO_ACT_ON.get(topic, FAQ) if label.startswith(TOPIC) else label] += chance
    found[OUTSIDE] *= OUTSIDE_COUNTS
    names = lexicon()
    if any(names.banks.at(words, place) for place in range(len(words))):
        _settle(found, "transfer_interbank", "transfer_coop")
    if frequency_in(words) in _NOT_NOW:
        _settle(found, "bill_schedule", "bill_pay")
    whole = sum(found.values())
    return sorted(((one, chance / whole) for one, chance in found.items()), key=lambda one: -one[1])


def _settle(found: dict[str, float], meant: str, other: str) -> None:
    """Where a word says which of two it is, both count for that one."""
    found[meant] += found.pop(other, 0.0)


def _decision(intent: str, score: float, second: float) -> Decision:
    if intent == OUTSIDE:
        return Decision.ASK if second > 0.35 and score < 0.55 else Decision.REJECT  # noqa: PLR2004
    if score >= ACCEPTED_SCORE and score - second >= ACCEPTED_MARGIN:
        return Decision.ACCEPT
    return Decision.ASK if score >= ASKED_SCORE else Decision.REJECT


def _topic(chances: Mapping[str, float]) -> str | None:
    best = max((label for label in chances if label.startswith(TOPIC)), key=chances.__getitem__)
    return best.removeprefix(TOPIC) if chances[best] >= ASKED_SCORE else None


def values_in(text: str, today: date) -> dict[str, str]:
    """The values a correction names, whatever it corrects; no amount where it is in doubt."""
    words = lexicon().mended(words_of(text), model().spelling.known)
    found, _doubt = _slots("transfer_interbank", text, words, today)
    more, _doubt = _slots("card_defer", text, words, today)
    return {**more, **found}


def _slots(intent: str, text: str, words: Sequence[Word], today: date) -> tuple[dict[str, str], bool]:
    """The values an intent takes, and whether an amount was named that must be asked back."""
    wanted = _SLOTS.get(intent, frozenset())
    names = lexicon()
    references = references_in(text, words)
    numbers = frozenset(place for one in references for place in range(one.first, one.last))
    amount = amount_in(text, words, numbers) if "amount" in wanted else None
    if amount and "term_months" in wanted and is_bare_term(words[amount.first : amount.last]):
        amount = None  # "diferir compra 6" names no six dollars
    day = date_in(_without_banks(words), today)
    months = term_in(words)
    frequency = frequency_in(words)
    if frequency in _RECURRING:
        day = None  # "el 5 de cada mes" names no single day
    found = {
        "amount": _decimal(amount.amount.cents) if amount and amount.amount else None,
        "beneficiary": _beneficiary(text, words) if "beneficiary" in wanted else None,
        "source_account_hint": account_in(words)
        if intent in _LOOKS_AT_AN_ACCOUNT
        else source_in(words, names),
        "biller": biller_in(words, names),
        "reference": _number_of(references) if "biller" in wanted else reason_in(text, words),
        "frequency": frequency,
        "date": day.isoformat() if day else None,
        "card_hint": card_in(text, words, names) if "card_hint" in wanted else None,
        "term_months": str(months) if months else None,
    }
    taken = {name: value for name, value in found.items() if value and name in wanted}
    return taken, amount is not None and amount.amount is None


def _number_of(references: Sequence[Reference]) -> str | None:
    return references[0].number if references else None


def _without_banks(words: Sequence[Word]) -> list[Word]:
    """The words but for the banks': "la 29 de Octubre" is no day."""
    kept: list[Word] = []
    index = 0
    while index < len(words):
        bank = lexicon().banks.at(words, index)
        kept.extend(() if bank else (words[index],))
        index += bank[0] if bank else 1
    return kept


def _beneficiary(text: str, words: Sequence[Word]) -> str | None:
    known = model().spelling.known
    return person_in(text, words, lexicon(), known) or whole_name_in(text, words, lexicon())


def _decimal(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"
