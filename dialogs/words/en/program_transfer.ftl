# Scheduling a transfer (B15, D12).

program_transfer-source =
    <b>Schedule a transfer</b>
    Which account will the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account the money will <b>leave</b> each time.
    .help = This is the account that is debited. Beside each one you see its balance available today.
    .label = Debit account
program_transfer-target =
    Where will it go?
    .option = { $option }
    .new = New beneficiary +
    .simpler = Tap one of your accounts or a beneficiary.
    .help = First come your other accounts and then your beneficiaries. If somebody is missing, tap <b>New beneficiary +</b>.
    .label = To
program_transfer-amount =
    How much would you like to transfer each time? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = It is the amount in dollars of each transfer.
    .label = Amount
program_transfer-reference =
    What is it for? Type it or tap <b>Skip</b>.
    .simpler = Type a word to remember this transfer by, or tap <b>Skip</b>.
    .help = The reason appears on each receipt.
    .label = Reason
program_transfer-frequency =
    <b>Frequency</b>:
    .monthly = Every month, on a fixed day
    .once = Once
    .simpler = Tap <b>Every month</b> if it repeats, or <b>Once</b>.
    .help = If the day falls on a holiday or weekend, it is done on the next business day.
program_transfer-on =
    On which <b>date</b>? For example <b>5 December</b>, <b>tomorrow</b> or <b>the 15th</b>
    .simpler = Type day/month/year, for example <b>05/12/2026</b>.
    .help = It is done in the morning of that day, or of the next business day.
program_transfer-day =
    On which <b>day of each month</b>? For example <b>5</b>, or <b>end of month</b>
    .simpler = Type a number from 1 to 31.
    .help = If the month is shorter, it is done on its last day; on a holiday or weekend, on the next business day.
program_transfer-since =
    <b>Start date</b>: type <b>5 December</b>, <b>tomorrow</b> or <b>the 15th</b>
    .skip = From today
    .simpler = Type day/month/year, for example <b>05/12/2026</b>, or tap <b>From today</b>.
    .help = Before this date nothing is transferred.
program_transfer-until =
    <b>End date</b>: type it as day/month/year: <b>31/12/2027</b>, or tap <b>No end date</b>
    .skip = No end date
    .simpler = Type day/month/year, for example <b>31/12/2027</b>, or tap <b>No end date</b> if it does not end.
    .help = After this date nothing is transferred.
program_transfer-terms =
    <b>Terms and conditions</b>

    The amount of each transfer and its fee will be debited from your account as scheduled, within your limits of that day. Cooprogreso is not responsible for not being able to make the transfer for lack of funds. Cooprogreso is not responsible for situations beyond the cooperative's control, be they technical, technological or acts of God.

    (The Spanish text is the one that counts in law.)
    .accept = Accept
    .decline = I don't accept
    .simpler = Tap <b>Accept</b> to go on, or <b>I don't accept</b> to leave it.
    .help = If on a day the balance or the limit is not enough, I try once more on the next business day and tell you. We keep the date on which you accept.
program_transfer-review =
    <b>Check before scheduling</b>
    From: { $source }
    To: <b>{ $target }</b>
    Amount: <b>{ $amount }</b>
    Fee: { $quote_cost } · Total each time: <b>{ $quote_total }</b>
    Reason: { $reference }

    { $plan }

    Each transfer is made by itself and <b>can't be undone</b>. You can pause or delete it before its date.
    .simpler = <b>{ $amount }</b> will be transferred from { $source } to { $target } (total { $quote_total }, reason: { $reference }). { $plan }. Tap <b>Confirm</b> if that's right.
    .help = Nothing is scheduled yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
program_transfer-code =
    Type the <b>6-digit code</b> here to schedule transfers of <b>{ $quote_total }</b> to { $target }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this schedule. Share it with nobody.
program_transfer-done =
    ✅ <b>Transfer scheduled!</b>
    <b>{ $receipt_schedule_maximum }</b> to { $receipt_schedule_purpose }
    { $receipt_schedule_plan }
    Next date: <b>{ $receipt_schedule_next_on }</b>
    Receipt: <code>{ $receipt_code }</code>

    I'll tell you here and by e-mail of each one, and if one can't be made.
program_transfer-cancelled = Done, no transfer was scheduled.
program_transfer-no_accounts = To schedule a transfer you need an active savings account. No records found.
program_transfer-locked = The transfer was not scheduled. If you need help, call { $call_center }.
program_transfer-frozen = Nothing was scheduled. If all is well again, let money leave under <b>Security</b>.
program_transfer-unclear = ⏳ I can't confirm yet whether it was scheduled. Look under <b>Scheduled transfers</b> in a few minutes; don't repeat it yet.
