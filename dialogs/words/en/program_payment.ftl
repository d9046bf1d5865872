# Scheduling a payment (M105-M115, D12).

program_payment-source =
    <b>Schedule a payment</b>
    Choose the <b>debit account</b>:
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account that will be <b>debited</b>.
    .help = This is the account that is debited. Beside each one you see its available balance.
    .label = Debit account
program_payment-known =
    What would you like to schedule?
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .other = Another service
    .simpler = Tap a service you have paid before, or <b>Another service</b>.
    .help = The services you pay most come first. For a new one tap <b>Another service</b>.
    .label = Service: company and number
program_payment-category =
    Choose the <b>category</b>:
    .option = { $option_name }
    .by_name = Search by name
    .simpler = Tap what you want to pay: luz (electricity), agua (water), internet… or <b>Search by name</b>.
    .help = You can tap a category or type, for example, <b>luz</b>.
program_payment-company =
    Choose the <b>company</b>:
    .option = { $option_name }
    .simpler = Tap the company that bills you.
    .help = It is the company named on your bill.
program_payment-wanted =
    What is the company called? For example <b>CNT</b>, <b>el inter</b> or <b>agua de Quito</b>
    .simpler = Type the name of the company as it is on your bill.
    .help = I look for the company by its name or by what people call it.
program_payment-found =
    I found:
    .option = { $option_name }
    .simpler = Tap the company you're looking for, or <b>Back</b> to type another name.
    .help = These companies look like what you typed.
program_payment-number =
    <b>{ $company_name }</b>
    Type: <b>{ $company_label }</b>. For example { $company_example }
    .simpler = It is on your bill: <b>{ $company_label }</b>. Type the number, for example { $company_example }
    .help = By this number the company knows which service you pay.
program_payment-maximum =
    <b>{ $service }</b>
    What is the <b>maximum</b> you authorise? For example <b>100</b>
    .simpler = Type only the number, for example <b>100</b>. If the bill is higher, it is not paid and we tell you.
    .help = If the amount is above this, the payment is <b>not made</b> and we tell you by e-mail and here.
    .label = Maximum
program_payment-since =
    <b>Start date</b>: type <b>5 December</b>, <b>tomorrow</b> or <b>the 15th</b>
    .skip = From today
    .simpler = Type day/month/year, for example <b>05/12/2026</b>, or tap <b>From today</b>.
    .help = From this date on debits can be made.
program_payment-until =
    <b>End date</b>: type it as day/month/year: <b>31/12/2027</b>, or tap <b>No end date</b>
    .skip = No end date
    .simpler = Type day/month/year, for example <b>31/12/2027</b>, or tap <b>No end date</b> if it does not end.
    .help = After this date no debit is made.
program_payment-frequency =
    <b>Frequency</b>:
    .as_soon = As soon as it is available
    .monthly = Every month, on a fixed day
    .once = Once
    .simpler = Tap <b>As soon as it is available</b> to pay each bill when it comes out.
    .help = If the day falls on a holiday or weekend, it is paid on the next business day.
program_payment-day =
    On which <b>day of each month</b>? For example <b>5</b>, or <b>end of month</b>
    .simpler = Type a number from 1 to 31.
    .help = If the month is shorter, it is paid on its last day; on a holiday or weekend, on the next business day.
program_payment-on =
    On which <b>date</b>? For example <b>5 December</b>, <b>tomorrow</b> or <b>the 15th</b>
    .simpler = Type day/month/year, for example <b>05/12/2026</b>.
    .help = On that day, or the next business day, whatever is due is paid.
program_payment-terms =
    <b>Terms and conditions</b>

    The amount to pay will be debited from your account as scheduled. Cooprogreso is not responsible for not being able to make the debit for lack of funds. Cooprogreso is not responsible for situations beyond the cooperative's control, be they technical, technological or acts of God.

    (The Spanish text is the one that counts in law.)
    .accept = Accept
    .decline = I don't accept
    .simpler = Tap <b>Accept</b> to go on, or <b>I don't accept</b> to leave it.
    .help = If the amount is above the maximum, the payment is not made and we tell you by e-mail. We keep the date on which you accept.
program_payment-review =
    <b>Check before scheduling</b>
    Debit account: { $source } - AHO - USD
    Service: <b>{ $service }</b>
    Maximum: <b>{ $maximum }</b>
    { $plan }
    .simpler =
        { $service } will be paid from { $source }, up to <b>{ $maximum }</b> each time. { $plan }. Tap <b>Confirm</b> if that's right.
    .help = Nothing is scheduled yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
program_payment-code =
    Type the <b>6-digit code</b> here to schedule payments of up to <b>{ $maximum }</b> to { $service }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this schedule. Share it with nobody.
program_payment-done =
    ✅ <b>Payment scheduled!</b>
    { $receipt_schedule_purpose }
    Up to <b>{ $receipt_schedule_maximum }</b> each time
    { $receipt_schedule_plan }{ $receipt_schedule_is_dated ->
        [yes] {"\u000A"}Next date: <b>{ $receipt_schedule_next_on }</b>
       *[no] {""}
    }
    Receipt: <code>{ $receipt_code }</code>

    I'll tell you here and by e-mail of each payment, and if one can't be made.
program_payment-cancelled = Done, no payment was scheduled.
program_payment-no_accounts = To schedule a payment you need an active savings account. No records found.
program_payment-no_companies = No records found.
program_payment-no_topups = Top-ups are not scheduled: make them under <b>New payment</b>.
program_payment-locked = The payment was not scheduled. If you need help, call { $call_center }.
program_payment-frozen = Nothing was scheduled. If all is well again, let money leave under <b>Security</b>.
program_payment-unclear = ⏳ I can't confirm yet whether it was scheduled. Look under <b>Scheduled payments</b> in a few minutes; don't repeat it yet.
