# Has it arrived? and cancelling a transfer that has not left (M87, B16).

transfer_status-transfer =
    <b>Has it arrived?</b>
    Choose the transfer or payment:
    .option = { $option_at } · { $option_ref_amount } to { $option_ref_beneficiary_name }
    .simpler = Tap the one you want to look at.
    .help = These are your last transfers to other institutions and payments of other banks' cards.
transfer_status-queued =
    <b>{ $standing_ref_amount } to { $standing_ref_beneficiary }</b>
    Status: { $standing_state }
    Arrives: by { $standing_quote_arrives_on }

    It has not left Cooprogreso yet, so you can cancel it.
    .take_back = Cancel it
    .leave = Leave it
    .simpler = Tap <b>Leave it</b>, or <b>Cancel it</b> if you don't want it to leave any more.
    .help = It leaves with the next batch to the other institution. After that it can't be cancelled.
transfer_status-moved =
    <b>{ $standing_ref_amount } to { $standing_ref_beneficiary }</b>
    Status: { $standing_state }
    Last change: { $standing_changed_at }
    Ordered: { $standing_at }
    By: { $standing_quote_rail }
    Receipt: <code>{ $standing_ref_code }</code>
transfer_status-none = No records found.

transfer_cancel-transfer =
    Which transfer would you like to cancel?
    .option = { $option_at } · { $option_ref_amount } to { $option_ref_beneficiary_name }
    .simpler = Tap the one you don't want to leave any more.
    .help = Only those that have not left Cooprogreso yet are shown.
    .label = Transfer
transfer_cancel-review =
    Shall we cancel the transfer of <b>{ $transfer_amount }</b> to <b>{ $transfer_beneficiary }</b>?
    Receipt: <code>{ $transfer_code }</code>
    The money, the commission and the IVA become available in your account again.
    .simpler = You are about to cancel the transfer { $transfer_code } of { $transfer_amount } to { $transfer_beneficiary }. Tap <b>Confirm</b> if that's right.
    .help = As long as it has not left Cooprogreso, you can cancel it free of charge.
transfer_cancel-code =
    Type the <b>6-digit code</b> here to cancel the transfer of { $transfer_amount }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this cancellation. Share it with nobody.
transfer_cancel-done = ✅ I cancelled it. <b>{ $cancelled_freed }</b> are available in your account again.
transfer_cancel-kept = Done, it goes on its way.
transfer_cancel-too_late = See under <b>Has it arrived?</b> how it is doing.
transfer_cancel-none = No records found: you have nothing waiting to leave.
transfer_cancel-locked = I cancelled nothing. If you need help, call { $call_center }.
transfer_cancel-pending = ⏳ I can't confirm yet whether it was cancelled. Look under <b>Has it arrived?</b> in a few minutes.
