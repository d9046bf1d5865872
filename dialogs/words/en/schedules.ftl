# Looking at scheduled payments (M106), and scheduled transfers (B15).

schedules-schedule =
    <b>Scheduled payments and transfers</b>
    .option = { $option_purpose_is_service ->
        [yes] {""}
       *[no] { "Transfer to " }
    }{ $option_purpose } · { $option_state }
    .simpler = Tap the payment or transfer you want to see.
    .help = These are the payments and transfers that are made by themselves. Here you see them, pause them, change their amount or delete them.
    .label = Scheduled payment
schedules-detail =
    <b>{ $answer_purpose_is_service ->
        [yes] {""}
       *[no] { "Transfer to " }
    }{ $answer_purpose }</b>
    Status: <b>{ $answer_state }</b>
    Debit account: { $answer_source }
    { $answer_purpose_is_service ->
        [yes] Maximum
       *[no] Amount
    }: <b>{ $answer_maximum }</b>
    { $answer_plan }{ $answer_is_dated ->
        [yes] {"\u000A"}Next date: <b>{ $answer_next_on }</b>
       *[no] {""}
    }{ $answer_is_waiting ->
        [yes] {"\u000A"}Next date: when the bill comes out
       *[no] {""}
    }
    Last outcome: { $answer_has_run ->
        [yes] { $answer_last_outcome } · { $answer_last_at }
       *[no] none yet
    }
schedules-action =
    What would you like to do?
    .option = { $option }
    .no = Finish
    .simpler = Tap what you want to do, or <b>Finish</b> to leave it as it is.
    .help = You can pause and resume whenever you like. Deleting is for good.
schedules-maximum =
    What is the new <b>{ $schedule_purpose_is_service ->
        [yes] maximum
       *[no] amount
    }</b>? For example <b>100</b>
    .simpler = Type only the number, for example <b>100</b>.
    .help = { $schedule_purpose_is_service ->
        [yes] If a bill is above this amount, it is not paid and we tell you.
       *[no] It is what will be transferred each time from now on.
    }
    .label = Amount
schedules-review_pause =
    <b>Check before you confirm</b>
    You are about to pause { $schedule }. Nothing will be done while it is paused.
    .simpler = You are about to pause { $schedule }. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code by SMS.
schedules-code_pause =
    Type the <b>6-digit code</b> here to pause { $schedule }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
schedules-review_resume =
    <b>Check before you confirm</b>
    You are about to resume { $schedule }. It will be done on its dates again, without you doing anything.
    .simpler = You are about to resume { $schedule }. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code by SMS.
schedules-code_resume =
    Type the <b>6-digit code</b> here to resume { $schedule }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
schedules-review_cancel =
    <b>Check before you confirm</b>
    You are about to delete { $schedule } for good. It will not be done again.
    .simpler = You are about to delete { $schedule } for good. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code by SMS.
schedules-code_cancel =
    Type the <b>6-digit code</b> here to delete { $schedule } for good. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
schedules-review_change =
    <b>Check before you confirm</b>
    You are about to change { $schedule }.
    { $schedule_purpose_is_service ->
        [yes] New maximum
       *[no] New amount
    }: <b>{ $maximum }</b>
    .simpler = You are about to change { $schedule }: new amount <b>{ $maximum }</b>. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code by SMS.
schedules-code_change =
    Type the <b>6-digit code</b> here to set { $schedule } to <b>{ $maximum }</b>. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
schedules-done =
    ✅ <b>Done</b>
    { $receipt_schedule_purpose_is_service ->
        [yes] {""}
       *[no] { "Transfer to " }
    }{ $receipt_schedule_purpose }
    Status: <b>{ $receipt_schedule_state }</b> · { $receipt_schedule_purpose_is_service ->
        [yes] Maximum
       *[no] Amount
    }: { $receipt_schedule_maximum }
    Receipt: <code>{ $receipt_code }</code>
schedules-finished = Done! Whenever you want to go on, tap the menu.
schedules-no_schedules = No records found.
schedules-cancelled = Done, I changed nothing.
schedules-locked = The change was not made. If you need help, call { $call_center }.
schedules-unclear = ⏳ I can't confirm the change yet. Look under <b>Scheduled payments</b> in a few minutes.
