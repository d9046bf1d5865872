"""Understanding for the engine: which flow an intent is, which values it may be given, and the FAQ's answers with the house's own numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from banking.api import Language, Money, Policy
from dialogs.engine.events import Order
from dialogs.engine.hearing import NOTHING, Courtesy, Ear, Heard
from dialogs.engine.match import folded
from dialogs.labels import Labels
from dialogs.understanding.english import answers, understand_english
from dialogs.understanding.entries import Entry, entries
from dialogs.understanding.faq import Search, search
from dialogs.understanding.lexicon import word_list
from dialogs.understanding.shelf import Shelf, Stock
from dialogs.understanding.text import plain, words_of
from dialogs.understanding.understanding import (
    FAQ,
    TOPICS_TO_ACT_ON,
    Decision,
    Understood,
    understand,
    values_in,
)
from dialogs.words.words import facts_in, money

NO_LABELS: Final[Labels] = {}
WISHES: Final[Mapping[str, str]] = {
    "enrol": "enrol",
    "login": "login",
    "balance": "summary",
    "account_share": "summary",
    "movements": "movements",
    "statement_12m": "detail",
    "debit_pin_change": "debit_card",
    "debit_pin_recover": "debit_card",
    "credit_card_info": "credit_card",
    "credit_pin_change": "credit_card",
    "credit_pin_recover": "credit_card",
    "loan_info": "credit",
    "amortization_table": "credit",
    "investments": "investments",
    "transfer_own": "transfer_own",
    "transfer_coop": "send_money",
    "transfer_interbank": "transfer_interbank",
    "transfer_status": "transfer_status",
    "beneficiary_list": "beneficiaries",
    "beneficiary_add": "beneficiary_new",
    "beneficiary_edit": "beneficiary_edit",
    "beneficiary_delete": "beneficiary_delete",
    "bill_pay": "pay_service",
    "bill_schedule": "program_payment",
    "bill_schedule_list": "schedules",
    "payment_history": "bill_history",
    "card_pay": "card_menu",
    "card_add": "save_card",
    "card_defer": "deferral",
    "card_freeze": "freeze_card",
    "card_unfreeze": "unfreeze_card",
    "claim": "claim",
    "contact": "contact",
    "product_request": "product_request",
    "my_data": "my_data",
}
"""The flow of each intent. One that the catalogue does not have yet is said to be missing."""
HINTS: Final[Mapping[str, Mapping[str, str]]] = {
    "transfer_own": {"source": "source_account_hint", "amount": "amount"},
    "send_money": {"beneficiary": "beneficiary"},
    "beneficiary_edit": {"beneficiary": "beneficiary"},
    "beneficiary_delete": {"beneficiary": "beneficiary"},
    "transfer_cooprogreso": {"source": "source_account_hint", "beneficiary": "beneficiary", "amount": "amount"},
    "transfer_interbank": {
        "source": "source_account_hint", "beneficiary": "beneficiary", "amount": "amount", "reference": "reference",
    },
    "pay_service": {
        "source": "source_account_hint", "service": "service", "category": "category", "company": "company",
        "number": "reference", "amount": "amount",
    },
    "program_payment": {
        "source": "source_account_hint", "service": "service", "category": "category", "company": "company",
        "number": "reference", "maximum": "amount", "frequency": "rhythm", "day": "day", "on": "on",
    },
    "program_transfer": {
        "source": "source_account_hint", "target": "beneficiary", "amount": "amount", "reference": "reference",
        "frequency": "rhythm", "day": "day", "on": "on",
    },
    "card_payment": {"source": "source_account_hint", "card": "card_hint"},
    "deferral": {"card": "card_hint", "months": "term_months"},
    "simulate_loan": {"amount": "amount", "months": "term_months"},
    "simulate_deposit": {"amount": "amount"},
    "credit_card": {"card": "card_hint"},
    "freeze_card": {"card": "card_hint"},
    "unfreeze_card": {"card": "card_hint"},
}  # fmt: skip
"""For each flow, the slots that may be named before their question comes."""
PROGRAMMED: Final[Mapping[str, str]] = {
    **dict.fromkeys(("transfer_own", "send_money", "transfers", "transfer_interbank"), "program_transfer"),
    "pay_service": "program_payment",
}
"""Where what is wanted again and again, or a transfer on a day to come, is programmed."""
_RHYTHMS: Final = {"monthly": "monthly", "asap": "as_soon", "once": "once"}
"""As the flows name what the member says; a week's is none of theirs, so it is asked."""
_RECURRING: Final = frozenset({"monthly", "weekly"})
_DATED: Final = frozenset({"program_transfer"})
"""What a day to come is programmed for; a bill's day may be the one it falls due on."""
_OWN: Final = "ahorros"
_TOP_UP: Final = re.compile(r"\brecarg|\btop.?up\b")
_DAY_OF_MONTH: Final = re.compile(r"\b(?:el|cada|los|dia) (\d{1,2})\b|\b(fin de mes)\b")
SENDING: Final = "send_money"
TRANSFERS: Final = "transfers"
DEFERRING: Final = "deferral"
STATUS: Final = "transfer_status"
"""Always put as a question, and answered with how the transfer stands."""
_ORDERS: Final[Mapping[str, Order]] = {
    "logout": Order.LOGOUT,
    "cancel": Order.CANCEL,
    "menu": Order.MENU,
    "agent_handoff": Order.AGENT,
    "language": Order.LANGUAGE,
}
_COURTESIES: Final[Mapping[str, Courtesy]] = {"greet": Courtesy.GREETING, "thanks_bye": Courtesy.THANKS}
_CORRECTING: Final = re.compile(
    r"^(?:no|mejor|perdon|digo|corrijo|corrige|cambia|cambiale|mas bien|en realidad|espera|me equivoque|que sea|que sean|no era)\b"
)
_WHY: Final = re.compile(
    r"^\W*(?:y )?(?:para que|por que|porque)(?: me| lo| la| te)? (?:necesit|pid|quier|sirv|hace falta|es necesari|pregunt|solicit|debo dar|es )"
    r"(?:\w*)(?: (?:saber|que|dar|de|con))*(?: (?:eso|esto|ese|esa|este|esta|mi|mis|el|la|tantos|tanto)(?: \w+){0,2})?\W*$"
)
"""Asked in the middle of something: what the running question is for."""
_ASSENT: Final = re.compile(
    r"(?:(?:ok|listo|ya|pues|bueno|\W+) )*(?:si|sip|dale|simon|confirm\w*|hagale|hagalo|hazlo|proceda|procede|de una|de ley|acepto|correcto)"
    r"(?: (?:si|dale|confirm\w*|hagale|hazlo|procede|por favor|porfa|ya|nomas|pues|todo|gracias|ok|listo|\W+))*"
)
_OTHER_ACCOUNT: Final = re.compile(r"\b(?:desde|de|con|sale de) (?:la|mi) otra(?: cuenta)?\b")
_INSULTS: Final = word_list("insults")
_MOST_BETWEEN: Final = 3
SURE_SCORE: Final = 0.8
_CENTS: Final = 100


def ear(
    flows: Mapping[str, object],
    facts: Mapping[str, str],
    policy: Policy,
    shelf: Shelf | None = None,
    labels: Labels = NO_LABELS,
) -> Ear:
    """The ear of a catalogue with these flows: a function of the text, the day and the answers on the shelf."""
    values = house_values(facts, policy)
    served = shelf or Shelf()

    def hear(text: str, today: date, language: Language = Language.SPANISH) -> Heard:
        stock = served.stock
        labelled = labels.get(language, {}).get(folded(text))
        if labelled is not None:
            return Heard(flow=labelled, labelled=True)
        if language is Language.ENGLISH:
            heard = _meant_in_english(text, flows, today, values, stock)
            if heard != NOTHING:
                return heard
        return _at_once(text) or _meant_in_spanish(text, flows, today, values, stock, language)

    return hear


def _at_once(text: str) -> Heard | None:
    """What needs no model."""
    words = [word.said for word in words_of(text)]
    if not _INSULTS.isdisjoint(words):
        return Heard(courtesy=Courtesy.INSULT)
    if _ASSENT.fullmatch(" ".join(words)):
        return NOTHING  # slang assent moves on where it is an answer, and is never a wish (S40)
    return Heard(why=True) if _WHY.match(" ".join(words)) else None


def _meant_in_spanish(
    text: str,
    flows: Mapping[str, object],
    today: date,
    values: Mapping[str, str],
    stock: Stock,
    language: Language,
) -> Heard:
    """What the Spanish model makes of it; answers are in the chat's language."""
    found = understand(text, today)
    if (found.decision is not Decision.ACCEPT or found.intent == FAQ) and stock.asked(text, today):
        published = _answer(text, today, values, stock, language)
        if published is not None:
            return published
    corrects = bool(_CORRECTING.match(" ".join(word.said for word in words_of(text))))
    said = values_in(text, today) if corrects or not found.slots else dict(found.slots)
    if corrects and _OTHER_ACCOUNT.search(plain(text)):
        said = {**said, "source_account_hint": "otra"}  # which one is asked
    if not found.slots and not corrects and found.decision is Decision.REJECT:
        return NOTHING
    heard = _meant(found, flows, lambda: _answer(text, today, values, stock, language))
    if "?" in text and heard.answer is None and heard.flow != STATUS and not _simulates(heard, said):
        heard = _asked(text, today, values, stock, language) or heard
    heard, more = _programmed(heard, said, text, today)
    return replace(
        heard,
        order=None if corrects and said else heard.order,
        said=_with_what_is_paid(text, more),
        sure=found.score >= SURE_SCORE,
        corrects=corrects,
        also=_also(found, flows, heard),
    )


def _programmed(
    heard: Heard, said: Mapping[str, str], text: str, today: date
) -> tuple[Heard, Mapping[str, str]]:
    """What was said with a rhythm, and a transfer said with a day to come, is programmed, with both filled in."""
    rhythm, day = said.get("frequency"), said.get("date")
    coming = day is not None and date.fromisoformat(day) > today and rhythm not in _RECURRING
    wanted = {
        name for name, flow in PROGRAMMED.items() if rhythm in _RECURRING or (coming and flow in _DATED)
    }
    ways = (heard.flow, *heard.between)
    if not wanted.intersection(ways) and heard.flow not in PROGRAMMED.values():
        return heard, said
    flow, *between = (PROGRAMMED[way] if way in wanted else way for way in ways)
    more = dict(said)
    if heard.flow == "transfer_own" and flow != heard.flow:
        more["beneficiary"] = _OWN  # one of one's own accounts: which one is asked where there are several
    if coming and flow != PROGRAMMED["pay_service"]:
        rhythm, more["on"] = "once", f"{date.fromisoformat(str(day)):%d/%m/%Y}"
    if rhythm in _RHYTHMS:
        more["rhythm"] = _RHYTHMS[rhythm]
    named = _DAY_OF_MONTH.search(plain(text)) if rhythm == "monthly" else None
    if named is not None:
        more["day"] = named[1] or named[2]
    return replace(heard, flow=flow, between=tuple(dict.fromkeys(str(way) for way in between))), more


def _with_what_is_paid(text: str, said: Mapping[str, str]) -> Mapping[str, str]:
    """What is paid answers three questions, each once: which of one's services, what kind, which company. A top-up is a kind of its own."""
    biller = said.get("biller")
    if biller is None:
        return said
    kind = "recarga" if _TOP_UP.search(plain(text)) else None
    company = biller if kind is None else f"{kind} {biller}"
    return {**said, "service": company, "category": kind or biller, "company": company}


def _meant_in_english(
    text: str, flows: Mapping[str, object], today: date, values: Mapping[str, str], stock: Stock
) -> Heard:
    """What the English table makes of it; nothing where the Spanish model is to be asked."""
    found = understand_english(text)
    entry = stock.entry(found.topic, today) if found.topic is not None else None
    heard = _meant(found, flows, lambda: _heard_from(entry, values, Language.ENGLISH) if entry else None)
    sure = found.decision is Decision.ACCEPT
    return (
        heard if heard == NOTHING else replace(heard, said=_with_what_is_paid(text, found.slots), sure=sure)
    )


def _also(found: Understood, flows: Mapping[str, object], heard: Heard) -> str | None:
    """The flow of what was wanted besides."""
    flow = WISHES.get(found.also or "")
    if flow == SENDING:
        flow = TRANSFERS  # whom to is asked when its turn comes
    return flow if heard.flow is not None and flow in flows and flow != heard.flow else None


def _simulates(heard: Heard, said: Mapping[str, str]) -> bool:
    """Whether it asks what a term costs ("¿a 6 meses cuánto me sale?"): the simulator answers that, not the FAQ."""
    return heard.flow == DEFERRING and "term_months" in said


def _asked(
    text: str, today: date, values: Mapping[str, str], stock: Stock, language: Language
) -> Heard | None:
    """What is put as a question and has an answer is answered, though it sounds like wanting to do it."""
    found = search(text, today, stock)
    if found.topic in TOPICS_TO_ACT_ON:
        return None
    return _told(found, values, stock, language)


def _meant(found: Understood, flows: Mapping[str, object], answer: Callable[[], Heard | None]) -> Heard:
    intent = found.intent
    if found.decision is Decision.REJECT or intent is None:
        return NOTHING
    if found.decision is Decision.ASK and not (found.score > 0.5 and intent in WISHES):  # noqa: PLR2004 - only its amount is in doubt
        ways = dict.fromkeys(WISHES[one] for one in (intent, *found.alternatives) if WISHES.get(one) in flows)
        between = tuple(ways)[:_MOST_BETWEEN]
        return Heard(between=between) if intent in WISHES else replace(answer() or NOTHING, between=between)
    if intent in _ORDERS:
        return Heard(order=_ORDERS[intent])
    if intent in _COURTESIES:
        return Heard(courtesy=_COURTESIES[intent])
    if intent == FAQ:
        return answer() or Heard(order=Order.HELP)
    flow = WISHES.get(intent)
    if flow == SENDING and "beneficiary" not in found.slots:
        flow = TRANSFERS  # nobody is named: the manual's menu asks which transfer it is
    return Heard(flow=flow) if flow in flows else Heard(missing=True)


def _answer(
    text: str, today: date, values: Mapping[str, str], stock: Stock, language: Language
) -> Heard | None:
    return _told(search(text, today, stock), values, stock, language)


def _told(found: Search, values: Mapping[str, str], stock: Stock, language: Language) -> Heard | None:
    """The answer that was found; None where it names something the house does not know."""
    if found.decision is not Decision.ACCEPT or found.topic is None:
        return None
    return _heard_from(stock.entries[found.topic], values, language)


def _heard_from(entry: Entry, values: Mapping[str, str], language: Language) -> Heard | None:
    said = _said_in(language, entry, values)
    return Heard(answer=said, topic=entry.topic) if said else None


def _said_in(language: Language, entry: Entry, values: Mapping[str, str]) -> str | None:
    """An answer in the chat's language. Where only the Spanish one is written, or it was changed since it was translated, that
    one, with a line that says so.
    """
    if not entry.values <= values.keys():
        return None
    if language is Language.SPANISH:
        return entry.answered(values)
    written, translated = answers().get(entry.topic), entries().get(entry.topic)
    if written is None or translated is None or translated.answer != entry.answer:
        return f"{ONLY_IN_SPANISH}\n\n{entry.answered(values)}"
    return replace(entry, answer=written).answered(
        {**values, **facts_in(language, values), **_in_english(values)}
    )


def house_values(facts: Mapping[str, str], policy: Policy) -> Mapping[str, str]:
    """What answers say of the house, by name: contacts from the settings, fees and limits from the bank's policy."""
    fee = policy.interbank_fee_cents
    tax = (fee * policy.iva_percent + _CENTS // 2) // _CENTS
    return {
        **facts,
        "code_sends": str(policy.code_sends),
        "code_tries": str(policy.code_tries),
        "code_minutes": str(policy.code_ttl_seconds // 60),
        "temporary_hours": str(policy.temporary_password_ttl_seconds // 3_600),
        "instant_ceiling": money(Money(policy.direct_ceiling_cents)),
        "interbank_fee": money(Money(fee)),
        "interbank_tax": money(Money(tax)),
        "interbank_total": money(Money(fee + tax)),
        "operation_limit": money(Money(policy.operation_ceiling_cents)),
        "day_limit": money(Money(policy.day_ceiling_cents)),
        "new_beneficiary_limit": money(Money(policy.new_beneficiary_ceiling_cents)),
        "bill_commission": money(Money(policy.bill_commission_cents)),
        **product_values(policy),
        **{f"{name}{ENGLISH_TOO}": said for name, said in product_values(policy, Language.ENGLISH).items()},
    }


ENGLISH_TOO: Final = "_in_english"
"""What the name of a value ends with that has words in it."""
ONLY_IN_SPANISH: Final = "This answer is only written in Spanish so far:"


def _in_english(values: Mapping[str, str]) -> Mapping[str, str]:
    """The values that are said otherwise in English."""
    return {
        name.removesuffix(ENGLISH_TOO): said for name, said in values.items() if name.endswith(ENGLISH_TOO)
    }


def product_values(policy: Policy, language: Language = Language.SPANISH) -> Mapping[str, str]:
    """What answers say of products: deferrals and deposits as the bank's policy has them."""
    spanish = language is Language.SPANISH
    *months, longest = map(str, policy.deferral_months)
    return {
        "defer_terms": f"{', '.join(months)} {'o' if spanish else 'or'} {longest}",
        "defer_minimum": money(Money(policy.deferral_minimum_cents)),
        "defer_rate": _percent(policy.deferral_basis_points),
        "investment_rates": _bands(policy.deposit_rates, spanish=spanish),
        "investment_minimum": money(Money(policy.deposit_amounts_cents[0])),
        "withholding": f"{policy.deposit_withholding_basis_points / 100:g} %",
    }


def _bands(rates: tuple[tuple[int, int], ...], *, spanish: bool) -> str:
    """The rate of each stretch of days: "31–60 días 3.50 %, …, desde 361 días 6.75 %"."""
    days, since = ("días", "desde") if spanish else ("days", "from")
    said = [
        f"{first}–{following - 1} {days} {_percent(rate)}"
        for (first, rate), (following, _rate) in pairwise(rates)
    ]
    return ", ".join([*said, f"{since} {rates[-1][0]} {days} {_percent(rates[-1][1])}"])


def _percent(basis_points: int) -> str:
    return f"{basis_points / 100:.2f} %"


def unknown_values(entry: Entry, facts: Mapping[str, str]) -> frozenset[str]:
    """Values an entry needs and nobody gives."""
    return entry.values - house_values(facts, Policy()).keys()
