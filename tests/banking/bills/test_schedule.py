"""When scheduled payments fall due: a table over awkward dates, and what holds whatever happens (M111, D12, F14, F15)."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banking.bills.schedule import Plan, Verdict, catch_up_days, next_run, occurrences, retry_on, verdict
from banking.calendar import is_business_day
from banking.values import Frequency

MONTHLY, ONCE, AS_SOON = Frequency.MONTHLY, Frequency.ONCE, Frequency.AS_SOON


def runs(plan: Plan, last: str) -> list[str]:
    return [each.runs_on.isoformat() for each in occurrences(plan, date.fromisoformat(last))]


@pytest.mark.parametrize(
    ("plan", "last", "expected"),
    [
        # month ends: the last day where the month is shorter, then to the next business day
        (
            Plan(MONTHLY, date(2026, 1, 1), None, day=31),
            "2026-06-30",
            ["2026-02-02", "2026-03-02", "2026-03-31", "2026-04-30", "2026-06-01", "2026-06-30"],
        ),
        # 29 February exists in 2028 and is Carnival; in 2027 it is the 28th, a Sunday
        (Plan(MONTHLY, date(2027, 2, 10), date(2027, 3, 20), day=29), "2027-12-31", ["2027-03-01"]),
        (Plan(MONTHLY, date(2028, 2, 10), date(2028, 3, 20), day=29), "2028-12-31", ["2028-03-01"]),
        (Plan(ONCE, date(2028, 2, 1), None, on=date(2028, 2, 29)), "2028-12-31", ["2028-03-01"]),
        # holidays: Christmas' rest on Friday 24 December 2027, New Year's on Friday 31
        (
            Plan(MONTHLY, date(2027, 12, 1), date(2028, 1, 31), day=24),
            "2028-12-31",
            ["2027-12-27", "2028-01-24"],
        ),
        (Plan(ONCE, date(2027, 12, 1), None, on=date(2027, 12, 31)), "2028-12-31", ["2028-01-03"]),
        # the window is about the day it runs on
        (
            Plan(MONTHLY, date(2026, 11, 30), date(2026, 12, 31), day=29),
            "2027-12-31",
            ["2026-11-30", "2026-12-29"],
        ),
        (Plan(MONTHLY, date(2026, 11, 1), date(2026, 11, 29), day=29), "2027-12-31", []),
        (Plan(ONCE, date(2026, 11, 1), date(2026, 11, 29), on=date(2026, 11, 29)), "2027-12-31", []),
        # not before its time
        (Plan(MONTHLY, date(2026, 11, 1), None, day=20), "2026-11-19", []),
        (Plan(AS_SOON, date(2026, 11, 1), None), "2027-12-31", []),
    ],
)
def test_a_plan_runs_on_these_days(plan: Plan, last: str, expected: list[str]) -> None:
    assert runs(plan, last) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 27), Verdict.WAIT),  # the 29th is a Sunday
        (date(2026, 11, 29), Verdict.WAIT),
        (date(2026, 11, 30), Verdict.RUN),
        (date(2026, 12, 3), Verdict.RUN),  # three days of outage
        (date(2026, 12, 5), Verdict.RUN),
        (date(2026, 12, 6), Verdict.MISSED),
    ],
)
def test_an_outage_is_caught_up_for_some_days(today: date, expected: Verdict) -> None:
    plan = Plan(MONTHLY, date(2026, 1, 1), None, day=29)
    [found] = [each for each in occurrences(plan, date(2026, 11, 30)) if each.nominal == date(2026, 11, 29)]
    assert verdict(found, plan, today) is expected


def test_nothing_is_caught_up_beyond_the_window() -> None:
    plan = Plan(MONTHLY, date(2026, 11, 1), date(2026, 11, 30), day=29)
    [found] = list(occurrences(plan, date(2026, 12, 31)))
    assert verdict(found, plan, date(2026, 11, 30)) is Verdict.RUN
    assert verdict(found, plan, date(2026, 12, 1)) is Verdict.MISSED


def test_the_next_day_is_told() -> None:
    monthly = Plan(MONTHLY, date(2026, 11, 20), None, day=5)
    assert next_run(monthly, date(2026, 11, 20)) == date(2026, 12, 8), "Saturday, Sunday, Quito's Monday"
    assert next_run(monthly, date(2026, 12, 8)) == date(2027, 1, 5)
    once = Plan(ONCE, date(2026, 11, 20), None, on=date(2029, 6, 30))
    assert next_run(once, date(2026, 11, 20)) == date(2029, 7, 2)
    assert next_run(once, date(2029, 7, 2)) is None
    assert next_run(Plan(AS_SOON, date(2026, 11, 20), None), date(2026, 11, 20)) is None


def test_a_lack_of_funds_is_tried_again_on_the_next_business_day() -> None:
    assert retry_on(date(2026, 12, 4)) == date(2026, 12, 8)


@pytest.mark.parametrize(
    "parts",
    [
        {"frequency": MONTHLY, "until": None},
        {"frequency": ONCE, "until": None, "day": 3},
        {"frequency": AS_SOON, "until": None, "day": 3},
        {"frequency": MONTHLY, "until": None, "day": 32},
        {"frequency": AS_SOON, "until": date(2025, 1, 1)},
    ],
)
def test_parts_that_do_not_fit_are_no_plan(parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"plan|day|window"):
        Plan(since=date(2026, 1, 1), **parts)  # type: ignore[arg-type]


starts = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    since = draw(starts)
    until = draw(st.none() | st.integers(0, 400).map(lambda days: since + timedelta(days=days)))
    if draw(st.booleans()):
        return Plan(MONTHLY, since, until, day=draw(st.integers(1, 31)))
    return Plan(ONCE, since, until, on=since + timedelta(days=draw(st.integers(-10, 400))))


@given(plans(), st.sets(st.integers(0, 420)), st.integers(0, 3))
def test_whatever_days_the_runner_is_away_each_occurrence_ends_once_and_in_the_window(
    plan: Plan, away: set[int], passes: int
) -> None:
    """Several passes a day, any days missing: the model of the runner over a year."""
    ended: dict[date, Verdict] = {}
    paid: list[tuple[date, date]] = []
    for nth in range(420):
        if nth in away:
            continue
        today = plan.since - timedelta(days=5) + timedelta(days=nth)
        for _ in range(passes + 1):
            for each in occurrences(plan, today):
                what = verdict(each, plan, today)
                if each.nominal in ended or what is Verdict.WAIT:
                    continue
                ended[each.nominal] = what
                if what is Verdict.RUN:
                    paid.append((each.nominal, today))
    assert len({nominal for nominal, _ in paid}) == len(paid)
    for nominal, day in paid:
        assert plan.covers(day)
        assert nominal <= day
        assert is_business_day(day) or (day - nominal).days <= catch_up_days + 12
    if not away and plan.frequency is MONTHLY:
        assert Verdict.MISSED not in ended.values()
        assert all(is_business_day(day) for _, day in paid)


@given(plans())
def test_one_month_has_one_occurrence(plan: Plan) -> None:
    found = list(occurrences(plan, plan.since + timedelta(days=800)))
    months = [(each.nominal.year, each.nominal.month) for each in found]
    assert months == sorted(set(months))
    assert all(is_business_day(each.runs_on) and each.runs_on >= each.nominal for each in found)
    if plan.frequency is MONTHLY and found:
        gaps = itertools.pairwise(months)
        assert all(later[0] * 12 + later[1] - early[0] * 12 - early[1] == 1 for early, later in gaps)
