"""Periods of the detail: whole months, the running one included, as far back as the channel looks (M20, D1)."""

from __future__ import annotations

from datetime import date, timedelta

from banking.values import Period, Span

MONTHS_BACK = {Span.THIS_MONTH: 0, Span.LAST_MONTH: 1, Span.THREE_MONTHS: 2}


def resolve(span: Span, today: date, months: int) -> Period:
    """The days of a span; twelve months reach back to the first day of the same month a year ago."""
    first = earlier(today, MONTHS_BACK.get(span, months))
    return Period(first, month_end(first) if span is Span.LAST_MONTH else today)


def month_of(day: date, today: date) -> Period:
    """The month a day is in, as far as it has come."""
    return Period(day.replace(day=1), min(month_end(day), today))


def within_reach(period: Period, today: date, months: int) -> Period:
    """The part of a period that the channel shows; its last day is before its first where there is none."""
    return Period(max(period.first.replace(day=1), earlier(today, months)), min(period.last, today))


def earlier(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    nth = day.year * 12 + day.month - 1 - months
    return date(nth // 12, nth % 12 + 1, 1)


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return earlier(day, -1) - timedelta(days=1)
