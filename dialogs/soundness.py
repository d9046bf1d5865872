"""The proofs on the real flows: what is run before the bot starts, and by `cooprogreso check`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path

from banking.api import (
    DataFact,
    DataTopic,
    DeferralPlan,
    DepositSimulation,
    Language,
    LoanDetail,
    LoanSimulation,
    Money,
    Months,
    Movement,
    MyData,
    News,
    Statement,
)
from dialogs.documents import (
    FILES,
    account_card,
    amortisation,
    deferral,
    paid_bills,
    receipt,
    simulations,
    statement,
)
from dialogs.engine.check import ALL_PROOFS, Evidence, Problem, UnsoundFlowError, check
from dialogs.engine.check.lock import written
from dialogs.engine.drawing import flows_page
from dialogs.engine.flow import Catalogue
from dialogs.engine.kinds import RULES
from dialogs.words.sentences import Sentences, sentences_of

LOCK = Path(__file__).with_name("flows.lock")
PAGE = Path(__file__).parents[1] / "docs" / "flows.md"
FACTS = frozenset({"call_center", "email", "hours", "website"})
"""What every sentence may say of the house."""
ELSEWHERE: Mapping[str, Mapping[str, object]] = {
    "engine-fault": {"reference": str},
    "engine-outdated": {},
    "engine-outdated_done": {},
    "engine-outdated_unknown": {},
    **{f"document-{name}": {} for name in ("institution", "channel", "receipt_verify", "card_title")},
    **{f"document-files.{name}": {} for name in FILES},
    "document-receipt_address": {"verify_page": str, "code": str},
    **{
        f"document-receipt_{part}.{shape.name}": {}
        for part in ("titles", "notes")
        for shape in receipt.SHAPES.values()
    },
    **{f"document-receipt_rows.{label}": {} for label in receipt.LABELS},
    **{f"document-card_rows.{row}": {} for row in account_card.ROWS},
    "document-table_title": {},
    "document-table_sum": {},
    "document-table_loan": {"detail": LoanDetail},
    "document-table_note": {"as_of": date},
    **{f"document-table_columns.{name}": {} for name in (*amortisation.UPPER, *amortisation.LOWER)},
    **{f"document-table_facts.{name}": {} for name in amortisation.FACTS},
    **{f"document-statement_{name}": {"statement": Statement} for name in ("account", "period", "note")},
    **{f"document-statement_{name}": {} for name in ("title", "yes", "empty")},
    **{f"document-statement_{name}": {"movement": Movement} for name in ("text", "kind")},
    **{f"document-statement_facts.{name}": {} for name in statement.FACTS},
    **{f"document-paid_bills_columns.{name}": {} for name in paid_bills.COLUMNS},
    **{
        f"document-statement_columns.{name}": {}
        for name in (*statement.UPPER, *statement.LOWER, "document", "automatic")
    },
    "document-statement_cut": {"count": int},
    "document-gone": {},
    "document-months_title": {"months": Months},
    "document-months_closing": {"closing": Money},
    **{f"document-months_legend.{name}": {} for name in ("credits", "debits", "balance")},
    **{f"document-deferral_{name}": {"plan": DeferralPlan} for name in ("headline", "card")},
    **{f"document-deferral_{name}": {} for name in ("title", "simulated", "note")},
    **{f"document-deferral_legend.{name}": {} for name in ("capital", "interest")},
    **{f"document-deferral_facts.{name}": {} for name in deferral.FACTS},
    **{f"document-deferral_columns.{name}": {} for name in deferral.COLUMNS},
    **{f"document-data_{name}": {} for name in ("title", "empty", "note")},
    **{f"document-data_{name}": {"data": MyData} for name in ("holder", "at")},
    **{f"document-data_{name}": {"moment": datetime} for name in ("since", "until")},
    "document-data_version": {"version": str},
    "document-data_messages": {"count": int},
    **{f"document-data_topics.{topic.value}": {} for topic in DataTopic},
    **{f"document-data_facts.{fact.value}": {} for fact in DataFact},
    **{f"document-simulation_{name}": {} for name in ("loan", "deposit", "note")},
    "document-simulation_loan_headline": {"simulation": LoanSimulation},
    "document-simulation_deposit_headline": {"simulation": DepositSimulation},
    "document-simulation_days": {"days": int},
    **{f"document-simulation_loan_legend.{name}": {} for name, _ in simulations.PARTS},
    **{f"document-simulation_deposit_legend.{name}": {} for name in ("chosen", "other")},
    **{f"script-{kind.__name__}": {} for kind in RULES},
    **{f"script-{name}": {} for name in ("title", "intro", "version", "coverage", "missing")},
}
"""What the runtime, the documents and the page of the flows say."""


def languages() -> tuple[Sentences, ...]:
    """The words of every language; Spanish, which the others are measured by, comes first."""
    return tuple(sentences_of(language.value) for language in Language)


def problems(catalogue: Catalogue, proofs: Collection[int] = ALL_PROOFS) -> list[Problem]:
    """Everything the proofs could not show of these flows; empty when they are sound."""
    text = LOCK.read_text("utf-8") if LOCK.exists() else ""
    evidence = Evidence(languages(), text, FACTS, ELSEWHERE, _news())
    return check(catalogue, evidence, proofs=proofs)


def require_sound(catalogue: Catalogue) -> None:
    """Raise UnsoundFlowError, which lists every problem, where the flows are not sound."""
    found = problems(catalogue)
    if found:
        raise UnsoundFlowError(found)


def write_lock(catalogue: Catalogue) -> None:
    """Write `dialogs/flows.lock`; raises LockError where a shape changed under its old version."""
    before = LOCK.read_text("utf-8") if LOCK.exists() else ""
    LOCK.write_text(written(catalogue, before), "utf-8")


def page(catalogue: Catalogue) -> str:
    """`docs/flows.md`: what the flows are, in Spanish."""
    return flows_page(catalogue, sentences_of("es").text)


def write_page(catalogue: Catalogue) -> None:
    """Redraw `docs/flows.md`."""
    PAGE.write_text(page(catalogue), "utf-8")


def _news() -> tuple[type[News], ...]:
    """Every kind of news, and what is a kind of one."""
    return tuple(each for kind in News.__subclasses__() for each in (kind, *kind.__subclasses__()))
