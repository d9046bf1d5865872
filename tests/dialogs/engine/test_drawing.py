"""The flows as people read them."""

from __future__ import annotations

import pytest

from dialogs.engine.drawing import cited, coverage, flows_page, mermaid, script
from tests.dialogs.flows_for_tests import ADD_PAYEE, FLOWS, HOME, PAY, catalogue_of, sentences


@pytest.mark.parametrize(
    ("cites", "items"),
    [("M33 M34", {33, 34}), ("M13-M15, D5", {13, 14, 15}), ("M1\u20133", {1, 2, 3}), ("D4", set())],
)
def test_citations_are_read_as_items_of_the_manual(cites: str, items: set[int]) -> None:
    assert cited(cites) == items


def test_a_graph_has_every_state_once_and_every_way_with_its_name() -> None:
    drawn = mermaid(PAY).splitlines()
    assert drawn[0] == "flowchart TD"
    assert all(
        sum(line.strip().startswith(f"s_{state.name}" + mark) for line in drawn for mark in "[{(") == 1
        for state in PAY.states
    )
    assert "    s_who -->|known| s_known" in drawn
    assert "    s_execute -->|unknown| s_pending" in drawn
    assert "    s_review -->|no| s_cancelled" in drawn
    assert '    s_fresh[["Run · fresh<br/>M84: add_payee"]]' in drawn
    assert "    s_pay -.-> follow_pay[[pay]]" in mermaid(HOME).splitlines()


def test_a_script_says_what_the_member_reads_and_where_it_leads() -> None:
    told = script(ADD_PAYEE, sentences().text)
    assert "- **M93** `kind` Choose «Kind?» [Own | Other] → `review`" in told
    assert "- **M93** `review` Confirm «Add ‹name› (‹kind›)?» → `code`, `dropped`" in told
    assert "  - ✗ NotAuthorised → `review`" in told


def test_the_page_tells_which_items_of_the_manual_are_served() -> None:
    page = flows_page(catalogue_of(), sentences().text)
    served = {item for item, places in coverage(catalogue_of()).items() if places}
    assert served == {item for flow in FLOWS for state in flow.states for item in cited(state.cites)}
    assert "- **M133** `share.person`" in page
    assert "M134-M139" in page
