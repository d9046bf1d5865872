# How values are written.

value-nothing = No records found.
value-Account =
    <b>{ $ref }</b> · { $status }
    Book balance: { $ledger_balance }
    Available balance: <b>{ $available }</b>
value-Loan =
    <b>{ $ref }</b> · { $status }
    { $product }
    Amount: { $amount }
    Principal left: <b>{ $principal_balance }</b>
    To pay: <b>{ $due }</b>
    Next payment: { $next_payment_on }
    Granted on: { $granted_on }
value-Investment =
    <b>{ $ref }</b> · { $status }
    Amount: <b>{ $amount }</b>
    Issued: { $issued_on }
    Matures: { $matures_on }
    Interest rate: { $rate } · { $days } days
    Interest earned: { $interest_earned }
    Interest paid: { $interest_paid }
value-CreditCard =
    <b>{ $ref }</b> · { $status }
    Number: { $number }
    Revolving debt: { $revolving }
    Minimum payment: <b>{ $minimum }</b>
    Pay by: { $pay_by }
    In instalments: { $deferred }
    Available credit: <b>{ $available }</b>

value-AccountKind-savings = Savings
value-AccountKind-contribution = Certificados de aportación (shares)
value-AccountStatus-active = ACTIVE
value-AccountStatus-blocked = BLOCKED
value-AccountStatus-closed = CLOSED
value-AccountRef = { $kind } ••••{ $last4 }
value-LoanRef = Loan ••••{ $last4 }
value-LoanStatus-current = Current
value-LoanStatus-overdue = Overdue
value-LoanStatus-paid = Paid
value-InstalmentStatus-paid = Paid
value-InstalmentStatus-overdue = Overdue
value-InstalmentStatus-current = Current
value-InstalmentStatus-upcoming = Upcoming
value-AmortisationMethod-french = French
value-AmortisationMethod-german = German
value-InvestmentRef = Investment ••••{ $last4 }
value-InvestmentStatus-running = Running
value-InvestmentStatus-matured = Matured
value-MovementType-debit = Debit
value-MovementType-credit = Credit
value-Totals =
    In <b>{ $credits }</b> · Out <b>{ $debits }</b> · { $entries ->
        [one] 1 movement
       *[other] { $entries } movements
    }
value-Month = { $name } { $year }
value-MonthName-january = January
value-MonthName-february = February
value-MonthName-march = March
value-MonthName-april = April
value-MonthName-may = May
value-MonthName-june = June
value-MonthName-july = July
value-MonthName-august = August
value-MonthName-september = September
value-MonthName-october = October
value-MonthName-november = November
value-MonthName-december = December

value-CardBrand-mastercard = Mastercard
value-CardBrand-visa = Visa
value-CardBrand-diners = Diners Club
value-CardBrand-amex = American Express
value-CardBrand-discover = Discover
value-CardBrand-other = Card
value-CardKind-debit = Debit
value-CardKind-credit = Credit
value-CardStatus-active = Active
value-CardStatus-frozen = Frozen
value-CardStatus-blocked = Blocked
value-CardStatus-expired = Expired
value-CardRef = { $brand } { $kind } ••••{ $last4 }
value-CardAction-pay = Pay card
value-CardAction-defer = Pay in instalments
value-CardAction-change = Change PIN
value-CardAction-recover = Recover PIN
value-CardAction-freeze = Freeze
value-CardAction-unfreeze = Unfreeze
value-CardAction-block = Block for good
value-Measure-freeze_cards = An agent froze your active cards. To use them again: menu → Products → card → Unfreeze.
value-Measure-freeze_outgoing = An agent stopped money from leaving your accounts.
value-Measure-unlink = An agent unlinked your chat.
value-Measure-lift = An agent confirmed your identity and let money leave your accounts again.
value-CaseOutcome-solved = solved
value-CaseOutcome-in_favour = in your favour
value-CaseOutcome-not_in_favour = not upheld
value-CaseOutcome-no_contact = we could not reach you
value-Company = { $name }
value-Service = { $company } · { $number }
value-Bill = { $about } · { $amount } + commission { $commission }
value-BillReason-already_paid = that bill was already paid
value-BillReason-amount_changed = the amount of the bill changed
value-BillReason-not_payable = that bill can only be paid at its counters
value-BillReason-other = it could not book it
value-PurchaseRef = { $merchant } { $amount }
value-ReceiptKind-own = Transfer between own accounts
value-ReceiptKind-cooprogreso = Transfer within Cooprogreso
value-ReceiptKind-interbank = Interbank transfer ordered
value-ReceiptKind-bills = Bill payment
value-ReceiptKind-card = Card payment
value-ReceiptKind-other_card = Payment of another bank's card ordered
value-Preset-minimum = Minimum payment
value-Preset-statement = Full payment
value-Preset-everything = All I owe today
value-BeneficiaryRef = { $name } · { $institution } ••••{ $last4 }
value-TransferService-cooprogreso = Cooprogreso transfers
value-TransferService-interbank = Interbank transfers
value-PayeeAccountKind-savings = Savings
value-PayeeAccountKind-checking = Checking
value-IdentificationKind-cedula = Cédula (ID card)
value-IdentificationKind-passport = Passport
value-IdentificationKind-ruc = RUC
value-BeneficiaryField-alias = alias
value-BeneficiaryField-email = e-mail
value-BeneficiaryField-name = name
value-BeneficiaryField-identification = identification
value-BeneficiaryField-number = account number
value-SavedCardField-alias = short name
value-SavedCardField-holder = holder
value-SavedCardField-identification = holder's identification
value-SavedCardField-institution = institution
value-Limit-operation = your limit per transfer
value-Limit-day = your daily limit for sending to other people
value-Limit-new_beneficiary = the limit of a new beneficiary's first 24 hours
value-Limit-new_link = the limit of the first days after linking this Telegram
value-RailName-direct = Pago Directo
value-RailName-spi = SPI
value-PaymentState-authorized = ⏳ Waiting to leave
value-PaymentState-held = ⏳ Waiting to leave
value-PaymentState-sending = 🚚 On its way
value-PaymentState-sent = 🚚 On its way
value-PaymentState-unknown = 🚚 On its way, being confirmed with the other institution
value-PaymentState-settled = ✅ Arrived
value-PaymentState-returned = ↩️ The other institution returned it: the money is in your account again
value-PaymentState-rejected = ✖️ Not carried out: the money is still in your account
value-PaymentState-cancelled = ✖️ It was cancelled: the money is still in your account
value-PaymentState-manual = 🔎 A person at Cooprogreso is looking into it
value-NewsTopic-MoneyReceived = Money you receive
value-NewsTopic-BillDue = Bills that fall due
value-TypedNumber = { $brand } ••••{ $last4 }
value-SavedCardRef = { $name } · { $brand } ••••{ $last4 } · { $institution }
value-Institution = { $name }
value-Identification = { $number }
value-Purpose = { $is_service ->
    [yes] { $service }
   *[no] { $is_own ->
        [yes] { $account }
       *[no] { $beneficiary }
    }
}
value-ScheduleRef = { $purpose_is_service ->
    [yes] the scheduled payment of <b>{ $purpose }</b>
   *[no] the scheduled transfer to <b>{ $purpose }</b>
}
value-PaymentPlan =
    Frequency: <b>{ $frequency }</b>{ $is_monthly ->
        [yes] {", "}{ $day ->
            [31] the last day
           *[other] day <b>{ $day }</b>
        }
       *[no] {""}
    }{ $is_once ->
        [yes] , on <b>{ $on }</b>
       *[no] {"\u000A"}From: { $since } · Until: { $is_indefinite ->
            [yes] no end
           *[no] { $until }
        }
    }
value-ScheduleAction-pause = Pause
value-ScheduleAction-resume = Resume
value-ScheduleAction-change = Change amount
value-ScheduleAction-cancel = Delete
value-ScheduleOutcome-paid = Done
value-ScheduleOutcome-too_high = The amount is above your maximum
value-ScheduleOutcome-no_funds = The balance was not enough
value-ScheduleOutcome-away = The company did not answer all day
value-ScheduleOutcome-nothing = There was nothing to pay
value-ScheduleOutcome-missed = It could not be processed on its date
value-ScheduleOutcome-rejected = The company did not accept the payment
value-ScheduleOutcome-refused = The account does not allow debits at the moment
value-ScheduleOutcome-limit = It was above your limit for sending to other people that day
value-ScheduleOutcome-gone = The beneficiary is no longer on your list or has another account
value-ScheduleOutcome-payee = The receiving account does not accept money at the moment
value-ScheduleOutcome-cost = The fee is now higher than the one you accepted
value-ScheduleState-active = Active
value-ScheduleState-paused = Paused
value-ScheduleState-cancelled = Cancelled
value-ScheduleState-ended = Ended
value-Frequency-as_soon = As soon as it is available
value-Frequency-monthly = Every month
value-Frequency-once = Once
value-BillStanding-under_way = In process
value-BillStanding-paid = Paid
value-BillStanding-not_taken = Not accepted
value-BillStanding-in_review = In review
