# Transfers to my accounts (M74-M78).

transfer_own-source =
    <b>Transfers to my accounts</b>
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account the money <b>leaves</b>.
    .help = This is the account the money comes from. Beside each one you see its available balance.
    .label = From account
transfer_own-target =
    Which account does it go to?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account the money <b>goes to</b>.
    .help = This is the account that receives it, also yours.
    .label = To account
transfer_own-amount =
    How much would you like to transfer? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = It is the amount in dollars that goes from one account to the other. It is free.
    .label = Amount
transfer_own-reference =
    Would you like to add a reference? Type it or tap <b>Skip</b>.
    .simpler = Type a word to remember this transfer by, or tap <b>Skip</b>.
    .help = The reference is a note for you: you will see it on the receipt.
    .label = Reference
transfer_own-review =
    <b>Check before you confirm</b>
    From: { $source }
    To: { $target }
    Amount: <b>{ $amount }</b>
    Fee: { $quote_fee }
    Total: <b>{ $quote_total }</b>
    Reference: { $reference }
    .simpler =
        You are about to move <b>{ $amount }</b> from { $source } to { $target }. Fee { $quote_fee }, total { $quote_total }. Reference: { $reference }. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
transfer_own-code =
    Type the <b>6-digit code</b> here to transfer <b>{ $amount }</b> from { $source } to { $target }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this transfer. Share it with nobody.
transfer_own-done =
    ✅ <b>Transfer done!</b>
    { $receipt_amount } from { $receipt_source } to { $receipt_target }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>
transfer_own-cancelled = Done, I cancelled the transfer. Your money did not move.
transfer_own-no_accounts = To transfer you need two active savings accounts and an available balance. No records found.
transfer_own-locked = The transfer was not made. If you need help, call { $call_center }.
transfer_own-pending = ⏳ I can't confirm yet whether the transfer was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show among your movements in a few minutes, it was not made and you can try again.
