"""Every number the bank decides by, in one place; the unit is the last word of each name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings with the defaults of the decisions; a test or a deployment replaces single fields."""

    # one-time codes, D5
    code_ttl_seconds: int = 180
    code_tries: int = 3
    code_sends: int = 3
    code_resend_wait_seconds: int = 60
    code_exhausted_operations_before_lock: int = 2
    code_lock_seconds: int = 1_800
    code_execution_seconds: int = 300
    """How long a verified code may wait for its command."""
    # Sending limits against toll fraud (S11)
    codes_per_member_per_day: int = 20
    codes_per_chat_per_day: int = 20
    codes_per_phone_per_day: int = 30
    enrolments_per_chat_per_hour: int = 5
    enrolments_per_identification_per_day: int = 6
    codes_per_minute_globally: int = 120
    # D5, D6: sessions and passwords
    session_idle_seconds: int = 300
    session_absolute_seconds: int = 1_800
    password_tries: int = 3
    password_lock_seconds: int = 900
    password_lock_ceiling_seconds: int = 86_400
    password_min_characters: int = 8
    password_max_characters: int = 64
    # Password hashes (S12): argon2id with the second recommended set of RFC 9106
    argon2_passes: int = 3
    argon2_memory_kibibytes: int = 65_536
    argon2_lanes: int = 4
    argon2_parallel_hashes: int = 4
    temporary_password_ttl_seconds: int = 86_400
    # D2, D5, S12: keys of cards
    pin_tries: int = 3
    temporary_pin_ttl_seconds: int = 86_400
    # Cards (D14, domain §2.8): rates are nominal and yearly
    deferral_months: tuple[int, ...] = (3, 6, 9, 12, 18, 24)
    deferral_basis_points: int = 1_560
    deferral_minimum_cents: int = 5_000
    deferral_quota_minimum_cents: int = 500
    """A quota below this is not worth a line on a statement: longer terms are not offered."""
    card_basis_points: int = 1_560
    card_minimum_basis_points: int = 500
    """Of the revolving debt that is neither quota nor interest nor overdue."""
    card_minimum_cents: int = 1_000
    saved_cards: int = 20
    """Cards of other banks one member may register."""
    card_pay_days: int = 15
    """From the cut to the last day to pay, before it rolls to a business day."""
    phone_proof_ttl_seconds: int = 86_400
    # Secure pages (S17, S20)
    form_ttl_seconds: int = 600
    credentials_ttl_seconds: int = 600
    # Enrolment answers alike for known and unknown identifications (S14)
    enrolment_floor_milliseconds: int = 400
    # Limits of the channel (D10, S10); own accounts know none but the balance
    operation_ceiling_cents: int = 100_000
    day_ceiling_cents: int = 200_000
    new_beneficiary_ceiling_cents: int = 30_000
    new_beneficiary_seconds: int = 86_400
    new_link_low_limits_seconds: int = 172_800
    new_link_ceiling_cents: int = 30_000
    """Per day to third parties while a newly linked chat has low limits (S10)."""
    limit_raise_seconds: int = 86_400
    """How long a member waits for a limit that was lowered to be raised again (B33)."""
    # Beneficiaries and their holders (D16)
    beneficiaries_per_member: int = 100
    holder_lookups_per_member_per_day: int = 20
    """Accounts of others whose holder may be asked for (S32)."""
    frequent_days: int = 90
    """How far back a transfer makes its beneficiary a frequent one."""
    # Buttons under notices, and the brake they pull (S17, S38)
    notice_button_ttl_seconds: int = 604_800
    receipt_lookups_per_chat_per_hour: int = 20
    freeze_cooling_seconds: int = 86_400
    """How long "No fui yo" holds before the member may lift it without an agent."""
    # Movements
    movement_ceiling_cents: int = 100_000_000
    """What one movement may carry."""
    reference_max_characters: int = 60
    last_movements: int = 10
    movements_per_page: int = 10
    movement_months: int = 12
    """How far the detail goes back, beside the running month (D1)."""
    search_reads: int = 300
    """Movements one page of a search looks at; it then says how far it came."""
    # Loans and deposits: facts of the regulator's (domain.md §2.9)
    arrears_surcharges: tuple[tuple[int, int], ...] = ((1, 5), (16, 7), (31, 9), (61, 10))
    """Arrears: from how many days past due, percent on top of the loan's rate [unverified]."""
    deposit_withholding_basis_points: int = 300
    deposit_withholding_exempt_days: int = 180
    # Products one can ask for (M134): what a simulation reckons with [unverified: the cooperative's own tariff]
    loan_rate_basis_points: int = 1_560
    loan_amounts_cents: tuple[int, int] = (50_000, 2_000_000)
    loan_months: tuple[int, int] = (3, 60)
    loan_insurance_millionths: int = 450
    """Monthly, of the balance."""
    deposit_rates: tuple[tuple[int, int], ...] = ((31, 350), (61, 450), (91, 550), (181, 625), (361, 675))
    """From how many days, basis points a year; ascending (domain.md §2.7)."""
    deposit_amounts_cents: tuple[int, int] = (20_000, 50_000_000)
    deposit_days: tuple[int, int] = (31, 1_080)
    # When people have answered: promises to members
    product_answer_business_days: int = 2
    claim_answer_business_days: int = 15
    """[unverified]"""
    data_grant_seconds: int = 600
    """How long after its code a copy of what is held may be ordered; an ordered one waits for a day at most."""
    data_answer_days: int = 15
    """The law's (LOPDP art. 13-15)."""
    # Interbank transfers (M40, D8, D9)
    interbank_fee_cents: int = 36
    iva_percent: int = 15
    direct_ceiling_cents: int = 500_000
    """What *Pago Directo* takes in one transfer; above it SPI carries."""
    spi_cuts: tuple[time, ...] = (time(10), time(14), time(16))
    """When batches leave on business days, local time: configuration, never a claim (domain.md §2.4)."""
    spi_arrival_business_days: int = 1
    """"Hasta 24 horas laborables", counted from the batch's day (M87)."""
    # Paying bills: M101, D7
    bill_commission_cents: int = 31
    """With its IVA."""
    topup_commission_cents: int = 0
    bills_at_once: int = 12
    bill_deadline_seconds: int = 3_600
    """After it a payment that its company says nothing about is a matter for people."""
    # Programmed payments: D12, M113
    schedule_terms_version: int = 1
    standing_terms_version: int = 1
    """Of programmed transfers (B15)."""
    schedule_look_seconds: int = 21_600
    """How often companies are asked for new bills of a plan that follows them."""
    schedule_away_seconds: int = 900
    """The first wait for a company that is away; the waits double until the day is over."""
    schedule_batch: int = 500
    schedule_together: int = 10
    """How many of them one job looks at, one after the other: what a member's own job waits for at most, and what a job costs."""
    schedule_queued_seconds: int = 3_600
    """After it a queued schedule that nobody looked at is queued again."""
    paid_bills_to_choose: int = 24
    """How many of the newest payments one chooses from for a receipt again."""
    paid_bills_in_a_month: int = 500
    """How many of a month's."""
    paid_bills_csv_rows: int = 5_000
    reminder_days: int = 5
    """How long before its due date a bill is reminded of, for who asked for it (B4)."""
    # Payments under way (`banking.payments`)
    payment_lease_seconds: int = 60
    """How long a worker that handed an order over is waited for before the rail is asked."""
    payment_ask_seconds: int = 5
    payment_ask_ceiling_seconds: int = 600
    """Between two questions to the rail about one order: the first wait doubles up to the last."""
    payment_batch_ask_seconds: int = 3_600
    """The same for what leaves in batches, whose files and callbacks usually come first."""
    payment_overdue_ask_seconds: int = 21_600
    direct_deadline_seconds: int = 3_600
    spi_deadline_business_days: int = 3
    payment_standstill_seconds: int = 30
    """How late a payment's next step may be before the sweep queues it again."""
    payment_stuck_seconds: int = 300
    """How late it may be before people are told."""
    payment_sweep_batch: int = 500
    # What a statement holds, B14: rows, and how long its order may wait
    statement_pdf_rows: int = 1_000
    statement_csv_rows: int = 20_000
    statement_ttl_seconds: int = 86_400
    """How long an ordered statement may wait to be drawn."""
    # The agent desk (desk.md)
    desk_hours: tuple[tuple[str, str], ...] = (("08:00", "18:00"),)
    """Intervals of a business day in America/Guayaquil, earliest first."""
    desk_always_open: bool = False
    desk_chat_seconds: int = 360
    """How long a chat takes a person, for the guess of a wait."""
    desk_presence_seconds: int = 120
    """How long after the console's last sign of life its agent counts as present."""
    desk_promise_seconds: int = 300
    """How long a member should wait at most: the service level the figures count."""
    desk_verified_seconds: int = 600
    """How long a member counts as verified after typing the code a person asked for (desk.md 12)."""
    desk_errand_seconds: int = 1_800
    """How long a member whom a person left to the bot for an errand comes back to that person first."""
    call_windows: int = 6
    """How many half days a member can choose from for a call-back."""
    desk_message_max_characters: int = 4_000
    desk_words_days: int = 1_827
    """How long what was said in a hand-off is kept: five years, as long as claims about it are to be expected (LOPDP: no longer than
    the purpose needs). Whoever runs the bank settles this with its data protection officer.
    """
    desk_questions_days: int = 366
    """How long questions to the FAQ are kept, which name nobody."""
    desk_forgotten_at_once: int = 500
    console_idle_seconds: int = 900
    console_absolute_seconds: int = 28_800
    console_given_seconds: int = 86_400
    """How long a password that was given out opens the console for its replacement."""
    console_tries: int = 5
    console_lock_seconds: int = 900
    # Trying again when the database said "not now" (F13)
    attempts: int = 3
    retry_wait_milliseconds: int = 40
