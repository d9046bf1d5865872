"""Proof 6, of the languages: each says what the first one says, of the same values, and no button is too long for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogs.engine.check.problem import Problem
from dialogs.engine.check.speech import KEYS, Sentences, buttons_of
from dialogs.engine.flow import Catalogue

LONGEST_LABEL = 40
"""Characters on a button, without the values on it: what a narrow phone shows of one that has a row to itself."""
TITLE = "title-"
"""A flow's heading in a second language; the first one's is in the flow's table."""


def prove(catalogue: Catalogue, languages: Sequence[Sentences]) -> Iterator[Problem]:
    """All problems of the languages beside each other; the first one is the measure."""
    for sentences in languages:
        yield from _labels(catalogue, sentences)
    first, *others = languages
    for other in others:
        yield from _missing(catalogue, first, other)
        for ref in sorted(first.refs() & other.refs()):
            yield from _values(first, other, ref)


def _missing(catalogue: Catalogue, first: Sentences, other: Sentences) -> Iterator[Problem]:
    """Sentences that only one of them has."""
    titles = {f"{TITLE}{name}" for name in catalogue.flows}
    for ref in sorted((first.refs() | titles) - other.refs()):
        yield Problem(6, "", "", f"[{other.language}] has no words {ref}: write them")
    for ref in sorted(other.refs() - first.refs() - titles):
        yield Problem(
            6, "", "", f"[{other.language}] has words {ref}, which [{first.language}] has not: remove them"
        )


def _values(first: Sentences, other: Sentences, ref: str) -> Iterator[Problem]:
    """A translation says exactly what is said in the first language: no fee, date or name less, and none more."""
    for variable in sorted(first.variables(ref) - other.variables(ref)):
        yield Problem(
            6, "", "", f"[{other.language}] {ref} does not say ${variable}, as [{first.language}] does"
        )
    for variable in sorted(other.variables(ref) - first.variables(ref)):
        yield Problem(6, "", "", f"[{other.language}] {ref} says ${variable}, as [{first.language}] does not")


def _labels(catalogue: Catalogue, sentences: Sentences) -> Iterator[Problem]:
    refs = {
        speech.ref
        for flow in catalogue.flows.values()
        for state in flow.states
        for speech in buttons_of(flow, state)
    }
    for ref in sorted((refs | KEYS) & sentences.refs()):
        label = sentences.text(ref) or ""
        if "‹" not in label and len(label) > LONGEST_LABEL:
            yield Problem(
                6,
                "",
                "",
                f"[{sentences.language}] the button {ref} has {len(label)} characters: use {LONGEST_LABEL} at most",
            )
