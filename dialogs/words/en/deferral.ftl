# Purchases in instalments, "diferido" (M125-M132, D14).

deferral-cards =
    <b>Purchases in instalments (diferido)</b>

    { $items }
    .item =
        Holder: { $item_holder }
        Number: <code>{ $item_number }</code>
        Status: <b>{ $item_status }</b>
    .empty = <b>Purchases in instalments (diferido)</b>
deferral-card =
    Which card's purchases would you like to pay in instalments?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Tap the card you made the purchase with.
    .help = You pay a purchase in several monthly instalments with interest.
    .label = Card
deferral-purchases =
    Tick the purchases you want to pay in instalments and tap <b>Done</b>:
    .option = { $option_made_on } · { $option_ref_merchant } · { $option_ref_amount }
    .ticked = ✅ { $option_made_on } · { $option_ref_merchant } · { $option_ref_amount }
    .simpler = Tap each purchase you want to pay in instalments; then tap <b>Done</b>.
    .help = Shown are purchases of at least $50.00 that are not on your statement yet nor in a plan.
    .label = Purchases
deferral-amount =
    How much would you like to pay in instalments?
    .option = All: { $option }
    .part = Only a part
    .simpler = Tap <b>All</b>, or <b>Only a part</b> to type a smaller amount.
    .help = It can be only a part. The minimum is $50.00; the rest you pay as usual.
    .label = Amount
deferral-part =
    Type the amount to pay in instalments, for example <b>120.00</b>
    .simpler = Type only the number, for example <b>120.00</b> (a hundred and twenty dollars).
    .help = The minimum is $50.00; the rest you pay as usual.
deferral-months =
    Over how many months? Compare the instalment and the total of each term:
    .option = { $option_months } months · { $option_quota } · total { $option_total }
    .simpler = Tap the term you prefer. The more months, the lower the instalment and the more interest you pay in all.
    .help = The instalment is what you pay each month. The total includes interest (15.60 % nominal a year).
    .label = Term
deferral-simulation =
    <b>Simulation</b>
    { $quote_capital } over <b>{ $quote_months } months</b>
    Monthly instalment: <b>{ $quote_quota }</b>
    Total interest: { $quote_interest }
    Total to pay: <b>{ $quote_total }</b>
    First instalment: by { $quote_first_due }
    Last instalment: by { $quote_last_due }
deferral-review =
    <b>Check before you confirm</b>
    Card: { $card }
    Purchases:
    { $purchases }
    Amount: <b>{ $amount }</b>
    Term: <b>{ $months } months</b>
    Instalment: <b>{ $quote_quota }</b>
    Interest: { $quote_interest }
    Total: { $quote_total }
    First instalment: by { $quote_first_due }
    .simpler =
        You are about to pay <b>{ $amount }</b> of your card { $card } in <b>{ $months } monthly instalments</b> of <b>{ $quote_quota }</b>. Tap <b>Confirm</b> if that's right. These are the purchases:
        { $purchases }
    .help = Nothing changes yet. When you confirm we send you a code by SMS, and the amount moves from revolving debt to instalments.
deferral-code =
    Type the <b>6-digit code</b> here to pay <b>{ $quote_capital }</b> of your card { $card } over { $months } months. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this instalment plan. Share it with nobody.
deferral-done =
    ✅ <b>Done! Your purchase is in instalments.</b>
    { $receipt_plan_quote_capital } in { $receipt_plan_quote_months } monthly instalments of <b>{ $receipt_plan_quote_quota }</b>
    First instalment: by { $receipt_plan_quote_first_due }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>

    Here is the table with all your instalments.
deferral-no_cards = No records found.
deferral-nothing = No records found. You can pay in instalments purchases of at least $50.00 that are not on your statement yet.
deferral-too_little = That amount is too small for instalments: none would reach $5.00.
deferral-cancelled = Done, nothing was put into instalments.
deferral-locked = Nothing was put into instalments. If you need help, call { $call_center }.
deferral-pending = ⏳ I can't confirm yet whether the plan was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show under <b>My instalment plans</b> in a few minutes, it was not made.

deferrals-card =
    <b>My instalment plans</b>
    Choose your card:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_deferred }
    .simpler = Tap the card whose plans you want to see.
    .help = Beside each card you see the principal in instalments that is not billed yet.
deferrals-deferral =
    These are your current plans:
    .option = { $option_capital } over { $option_ref_months } months · { $option_left } left
    .simpler = Tap a plan to see its instalments.
    .help = It shows what you put into instalments, the term, and the principal not billed yet.
deferrals-schedule =
    <b>Your instalment plan</b>
    Card: { $answer_card }
    { $answer_quote_capital } over { $answer_quote_months } months · interest { $answer_quote_interest } · total <b>{ $answer_quote_total }</b>

    { $items }
    .item = { $item_number }. by { $item_due_on }: <b>{ $item_total }</b> (principal { $item_capital } + interest { $item_interest })
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to see another plan.
    .help = Each instalment comes on that month's statement; it is paid by the date shown.
deferrals-done = Done! Whenever you want to go on, tap the menu.
deferrals-none = No records found.
