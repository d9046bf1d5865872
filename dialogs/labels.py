"""The buttons of the menus by what they say: typed, they open what they would when tapped, whatever else the words may mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from banking.api import Language
from dialogs.engine.flow import Flow
from dialogs.engine.match import folded, unnumbered
from dialogs.engine.states import Choose, End
from dialogs.words import Words

INSIDE_ONLY = frozenset(
    {
        "transfer_cooprogreso",
        "transfer_interbank",
        "other_card",
        "payee_cooprogreso",
        "payee_bank",
        "credit",
        "logout",
    }
)
"""Flows whose buttons are clear only in their menu ("Otros bancos"), and leaving, which is an order."""

Labels = Mapping[Language, Mapping[str, str]]
"""For each language the flow behind each label, folded."""


def labels_of(flows: Mapping[str, Flow], words: Words) -> Labels:
    """The labels of all menus; one that stands for two flows is left out."""
    return {language: _labels(flows, words.spoken(language)) for language in Language}


def _labels(flows: Mapping[str, Flow], words: Words) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for ref, target in _ways(flows):
        found.setdefault(unnumbered(folded(words.plain(ref, {}))), set()).add(target)
    return {
        label: targets.pop()
        for label, targets in found.items()
        if len(targets) == 1 and not targets & INSIDE_ONLY
    }


def _ways(flows: Mapping[str, Flow]) -> Iterator[tuple[str, str]]:
    """The words and the flow of every button of a menu: a flow of one question whose every answer leads to another flow."""
    for flow in flows.values():
        menu, *ends = flow.states
        follows = {end.name: end.follow for end in ends if isinstance(end, End) and end.follow}
        if isinstance(menu, Choose) and menu.fixed and len(follows) == len(ends) == len(menu.fixed):
            yield from ((f"{flow.name}-{menu.name}.{name}", follows[name]) for name in menu.fixed)
