"""What a loan would cost and a deposit would bring: the arithmetic of the real ones, with what is offered today (M134, B22, D15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banking.clock import business_date
from banking.investments import accrual
from banking.loans.amortisation import Terms, schedule
from banking.refusals import OfferOutOfRange, Refusal, TermOutOfRange
from banking.requests import GetOffers, SimulateDeposit, SimulateLoan
from banking.values import (
    DepositBand,
    DepositOffer,
    DepositSimulation,
    LoanOffer,
    LoanSimulation,
    Money,
    Offers,
    Rate,
    SimulatedQuota,
)

if TYPE_CHECKING:
    from banking.policy import Policy
    from banking.work import Handlers, Work


def offers(policy: Policy) -> Offers:
    """What is offered under a policy."""
    return Offers(
        LoanOffer(
            rate=Rate(policy.loan_rate_basis_points),
            least=Money(policy.loan_amounts_cents[0]),
            most=Money(policy.loan_amounts_cents[1]),
            shortest=policy.loan_months[0],
            longest=policy.loan_months[1],
        ),
        DepositOffer(
            best=Rate(policy.deposit_rates[-1][1]),
            least=Money(policy.deposit_amounts_cents[0]),
            most=Money(policy.deposit_amounts_cents[1]),
            shortest=policy.deposit_days[0],
            longest=policy.deposit_days[1],
        ),
    )


async def get_offers(work: Work, _query: GetOffers) -> Offers:
    """Handle `GetOffers`."""
    return offers(work.policy)


async def simulate_loan(work: Work, query: SimulateLoan) -> LoanSimulation | Refusal:
    """Handle `SimulateLoan`: granted today, due on today's day of the month."""
    refused = out_of_range(offers(work.policy).loan, query.amount, query.months)
    if refused is not None:
        return refused
    today = business_date(work.now)
    terms = Terms(
        principal=query.amount.cents,
        rate=work.policy.loan_rate_basis_points,
        months=query.months,
        method=query.method,
        insurance=work.policy.loan_insurance_millionths,
        granted_on=today,
        payment_day=today.day,
    )
    quotas = tuple(
        SimulatedQuota(due.number, due.due_on, *map(Money, (due.principal, due.interest, due.insurance)))
        for due in schedule(terms)
    )
    return LoanSimulation(query.amount, query.months, query.method, Rate(terms.rate), quotas)


async def simulate_deposit(work: Work, query: SimulateDeposit) -> DepositSimulation | Refusal:
    """Handle `SimulateDeposit`: issued today."""
    refused = out_of_range(offers(work.policy).deposit, query.amount, query.days)
    if refused is not None:
        return refused
    rate, interest, withheld, kept = _earned(work.policy, query.amount.cents, query.days)
    return DepositSimulation(
        amount=query.amount,
        days=query.days,
        rate=Rate(rate),
        interest=Money(interest),
        withheld_rate=Rate(withheld),
        withholding=Money(kept),
        payout=Money(query.amount.cents + interest - kept),
        matures_on=accrual.matures_on(business_date(work.now), query.days),
        bands=tuple(_band(work.policy, query.amount.cents, days) for days, _ in work.policy.deposit_rates),
    )


def out_of_range(offer: LoanOffer | DepositOffer, amount: Money, term: int) -> Refusal | None:
    """Why this is not offered."""
    if not offer.least <= amount <= offer.most:
        return OfferOutOfRange(offer.least, offer.most)
    if not offer.shortest <= term <= offer.longest:
        return TermOutOfRange(offer.shortest, offer.longest)
    return None


QUERIES: Handlers = {
    GetOffers: get_offers,
    SimulateLoan: simulate_loan,
    SimulateDeposit: simulate_deposit,
}


def _earned(policy: Policy, cents: int, days: int) -> tuple[int, int, int, int]:
    """Rate, interest, the tax's rate and the tax of a deposit."""
    rate = max(rate for since, rate in policy.deposit_rates if days >= since)
    interest = accrual.interest(cents, rate, days)
    withheld = accrual.withheld_rate(
        days, policy.deposit_withholding_basis_points, policy.deposit_withholding_exempt_days
    )
    return rate, interest, withheld, accrual.withholding(interest, withheld)


def _band(policy: Policy, cents: int, days: int) -> DepositBand:
    rate, interest, _, kept = _earned(policy, cents, days)
    return DepositBand(days, Rate(rate), Money(interest - kept))
