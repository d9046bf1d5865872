# Request your products: catalogue, simulators, requests and how they stand (M134).

product_request-what =
    <b>7. Request your products</b>

    🐷 <b>Savings account</b>: opening and keeping it costs nothing.
    📈 <b>Term deposit</b>: from { $offers_deposit_least }, up to { $offers_deposit_best } a year.
    💵 <b>Consumer loan</b>: from { $offers_loan_least } to { $offers_loan_most }, up to { $offers_loan_longest } months, { $offers_loan_rate } a year.
    💳 <b>Credit card</b>

    Which one interests you?
    .savings = Savings account
    .deposit = Simulate a term deposit
    .loan = Simulate a loan
    .card = Credit card
    .mine = My requests
    .simpler = Tap the product that interests you. <b>Simulate</b> shows what you would pay or earn, with no commitment.
    .help = Here you get to know our products, simulate them and request them. None is activated without your signature: an agent contacts you. Rates are for reference.

simulate_loan-amount =
    <b>Loan simulator</b>
    How much do you need? From { $offers_loan_least } to { $offers_loan_most }; for example <b>5000</b>
    .simpler = Write the number alone, for example <b>5000</b> (five thousand dollars).
    .help = This is a simulation: you are not requesting anything yet, and we do not look at your credit history.
simulate_loan-months =
    Over how many months? From { $offers_loan_shortest } to { $offers_loan_longest }; for example <b>24</b>
    .simpler = Write the number of months alone, for example <b>24</b>.
    .help = With more months the instalment is lower and the total interest higher.
simulate_loan-method =
    How do you prefer to pay?
    .french = Fixed instalment (French)
    .german = Falling instalment (German)
    .simpler = Tap <b>Fixed instalment</b> to pay the same each month, or <b>Falling instalment</b> to pay more at first and less interest in all.
    .help = French: the instalment is the same each month. German: you pay back the same capital each month, so the instalment begins higher, falls, and the total interest is lower.
simulate_loan-simulation =
    <b>Simulation of your loan</b>
    { $answer_amount } over <b>{ $answer_months } months</b>, { $answer_method } method, { $answer_rate } a year

    First instalment: <b>{ $answer_first_total }</b> ({ $answer_first_due_on })
    Last instalment: <b>{ $answer_last_total }</b> ({ $answer_last_due_on })
    Interest: { $answer_interest }
    Loan insurance: { $answer_insurance }
    You would pay in all: <b>{ $answer_total }</b>

    For reference only: approval, rate and insurance depend on a person's analysis.
    .ask = Request this loan
    .again = Simulate another
    .no = Finish
    .simpler = Tap <b>Request this loan</b>, <b>Simulate another</b> with another amount or term, or <b>Finish</b>.
    .help = The instalment holds capital, interest and loan insurance. This is a simulation: nothing is approved or charged.
simulate_loan-done = Done! When you want to go on, tap the menu.

simulate_deposit-amount =
    <b>Term deposit simulator</b>
    How much do you want to invest? From { $offers_deposit_least }; for example <b>5000</b>
    .simpler = Write the number alone, for example <b>5000</b> (five thousand dollars).
    .help = This is a simulation: your money does not move.
simulate_deposit-days =
    For how long? From { $offers_deposit_shortest } to { $offers_deposit_longest } days; for example <b>180 days</b>, <b>6 months</b> or <b>1 year</b>
    .simpler = Write the number of days, for example <b>180</b>.
    .help = The longer the term, the better the rate. From 180 days no tax is withheld from the interest.
simulate_deposit-simulation =
    <b>Simulation of your term deposit</b>
    { $answer_amount } for <b>{ $answer_days } days</b>, { $answer_rate } a year

    Interest: { $answer_interest }
    Withholding ({ $answer_withheld_rate }): { $answer_withholding }
    You would earn: <b>{ $answer_net }</b>
    You would receive on { $answer_matures_on }: <b>{ $answer_payout }</b>

    For reference only: the rate is confirmed on the day you open the deposit.
    .ask = Request this deposit
    .again = Simulate another
    .no = Finish
    .simpler = Tap <b>Request this deposit</b>, <b>Simulate another</b> with another amount or term, or <b>Finish</b>.
    .help = Interest is paid at the end, on a year of 360 days. Tax is withheld only from terms below 180 days.
simulate_deposit-done = Done! When you want to go on, tap the menu.

ask_product-product =
    Which product do you want to request?
    .savings = Savings account
    .card = Credit card
    .simpler = Tap the product you want to request.
    .help = An agent contacts you; nothing is activated without your signature.
ask_product-consent =
    <b>Authorisation</b> (version 1)
    To attend to your request for a <b>{ $product ->
        [card] credit card
       *[other] savings account
    }</b>, do you authorise us to use your registered data to contact you{ $product ->
        [card] {" "}and to look at your credit history
       *[other] {""}
    }?

    You can withdraw it at any time: /misdatos → <b>Withdraw an authorisation</b>. No product is activated without your signature.
    .accept = I authorise and request
    .decline = I do not authorise
    .simpler = Tap <b>I authorise and request</b> so that an agent contacts you, or <b>I do not authorise</b> to leave it.
    .help = The law asks for your permission. A person analyses your request; no decision is made by a system alone.
ask_product-done = { ask_loan-done }
ask_product-declined = { ask_loan-declined }

ask_loan-amount =
    How much do you need? For example <b>5000</b>
    .simpler = Write the number alone, for example <b>5000</b> (five thousand dollars).
    .help = This is the amount you are going to request.
ask_loan-months =
    Over how many months? For example <b>24</b>
    .simpler = Write the number of months alone, for example <b>24</b>.
    .help = With more months the instalment is lower and the total interest higher.
ask_loan-method =
    How do you prefer to pay?
    .french = Fixed instalment (French)
    .german = Falling instalment (German)
    .simpler = Tap <b>Fixed instalment</b> or <b>Falling instalment</b>.
    .help = French: the same instalment each month. German: the instalment begins higher and falls.
ask_loan-fits =
    <b>Your loan request</b>
    { $answer_amount } over <b>{ $answer_months } months</b>, { $answer_method } method
    First instalment for reference: <b>{ $answer_first_total }</b>
ask_loan-consent =
    <b>Authorisation</b> (version 1)
    Do you authorise us to use your registered data to contact you and to look at your credit history, only to analyse this request?

    You can withdraw it at any time: /misdatos → <b>Withdraw an authorisation</b>. Requesting it does not commit you: nothing is agreed without your signature.
    .accept = I authorise and request
    .decline = I do not authorise
    .simpler = Tap <b>I authorise and request</b> so that an agent contacts you, or <b>I do not authorise</b> to leave it.
    .help = The law asks for your permission. A person analyses your request; no decision is made by a system alone.
ask_loan-done =
    { $requested_already ->
        [yes] 📋 <b>You already have an open request for that product.</b>
       *[no] 📋 <b>We received your request.</b>
    }
    Number: <code>{ $requested_number }</code>

    <b>What comes next:</b> an agent contacts you on your registered phone or e-mail by <b>{ $requested_answer_by }</b>. They will never ask for passwords or codes.
    See how it goes in <b>7. Request your products</b> → <b>My requests</b>.
ask_loan-declined = All right, I sent no request. You can go on simulating whenever you like.

ask_deposit-amount =
    How much do you want to invest? For example <b>5000</b>
    .simpler = Write the number alone, for example <b>5000</b> (five thousand dollars).
    .help = This is the amount you are going to request; your money does not move.
ask_deposit-days =
    For how long? For example <b>180 days</b>, <b>6 months</b> or <b>1 year</b>
    .simpler = Write the number of days, for example <b>180</b>.
    .help = The longer the term, the better the rate.
ask_deposit-fits =
    <b>Your term deposit request</b>
    { $answer_amount } for <b>{ $answer_days } days</b>
    Rate for reference: <b>{ $answer_rate }</b> · you would receive { $answer_payout }
ask_deposit-consent =
    <b>Authorisation</b> (version 1)
    Do you authorise us to use your registered data to contact you about this deposit?

    You can withdraw it at any time: /misdatos → <b>Withdraw an authorisation</b>. Nothing is agreed and no money moves without your signature.
    .accept = I authorise and request
    .decline = I do not authorise
    .simpler = Tap <b>I authorise and request</b> so that an agent contacts you, or <b>I do not authorise</b> to leave it.
    .help = The law asks for your permission before we use your data to contact you.
ask_deposit-done = { ask_loan-done }
ask_deposit-declined = { ask_loan-declined }

my_cases-list =
    <b>My requests and claims</b>

    { $items }
    .item =
        <b>{ $item_subject }</b> · <code>{ $item_number }</code>
        { $item_state }
        Since: { $item_opened_at }
        Answer by: { $item_answer_by }
    .empty =
        <b>My requests and claims</b>

        No records found.
    .person = Contact
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Contact</b> to ask about one: they will ask for its number.
    .help = Here you see what you requested and what you claimed, and by when we answer.
my_cases-done = Done! When you want to go on, tap the menu.

value-CaseSubject-product_savings = Savings account
value-CaseSubject-product_deposit = Term deposit
value-CaseSubject-product_loan = Loan
value-CaseSubject-product_card = Credit card
value-CaseSubject-claim = Claim about a movement
value-CaseSubject-claim_told = Claim
value-CaseSubject-not_me = “It wasn't me”
value-CaseSubject-data_access = Copy of your data
value-CaseSubject-data_correct = Correction of your data
value-CaseSubject-data_erase = Deletion of data
value-CaseSubject-data_withdraw = Withdrawal of an authorisation
value-CaseSubject-callback = Call asked for
value-CaseSubject-other = Enquiry
value-CaseState-open = 🆕 Received
value-CaseState-working = 🔎 Under review
value-CaseState-closed = ✅ Answered

notice-RequestProduct = 📋 I confirm that we received your request. Number: <code>{ $told_number }</code>. An agent contacts you by { $told_answer_by }.
refusal-OfferOutOfRange = That product is offered from <b>{ $refusal_least }</b> to <b>{ $refusal_most }</b>. Write another amount.
refusal-TermOutOfRange = That term is not available: it can be from <b>{ $refusal_shortest }</b> to <b>{ $refusal_longest }</b>. Write another one.
invalid-term_unreadable = I did not understand the term. Write the number alone, or with its unit: <b>6 months</b>, <b>1 year</b>.
