# Cooprogreso transfers (M79-M82).

transfer_cooprogreso-source =
    <b>Cooprogreso transfers</b>
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account the money <b>leaves</b>.
    .help = This is the account the money comes from. Beside each one you see its available balance.
    .label = From account
transfer_cooprogreso-beneficiary =
    Who are you sending to?
    .option = { $option_ref_name } ••••{ $option_ref_last4 }
    .new = New beneficiary +
    .simpler = Tap who you are sending to, type the name, or tap <b>New beneficiary +</b>.
    .help = These are your beneficiaries with an account at Cooprogreso; the ones you use most come first.
    .label = Beneficiary
transfer_cooprogreso-none_yet =
    No records found. You have no beneficiaries with an account at Cooprogreso yet.
    .new = New beneficiary +
    .simpler = Tap <b>New beneficiary +</b> to save whom you are sending to.
    .help = First save the other person's account; then we go on with your transfer.
transfer_cooprogreso-amount =
    How much are you sending to <b>{ $beneficiary_name }</b>? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = It is the amount in dollars they receive. Within Cooprogreso it is free.
    .label = Amount
transfer_cooprogreso-reference =
    What is it for? Type it or tap <b>Skip</b>.
    .simpler = Type one or two words, for example rent, or tap <b>Skip</b>.
    .help = The reason goes on the receipt.
    .label = Reason
transfer_cooprogreso-email =
    Which <b>e-mail</b> shall we notify? Type it or tap <b>Skip</b>.
    .simpler = Type the address, for example name@mail.com, or tap <b>Skip</b>.
    .help = We will tell that address that your transfer was received. You don't have to.
    .label = Beneficiary's e-mail
transfer_cooprogreso-review =
    <b>Check before you confirm</b>
    From: { $source }
    To: <b>{ $beneficiary }</b>
    Amount: <b>{ $amount }</b>
    Commission: { $quote_fee }
    Total: <b>{ $quote_total }</b>
    Arrives: at once
    Reason: { $reference }
    Notice by e-mail: { $mailbox }

    ⚠️ Once sent, the transfer <b>can't be undone</b>.
    .simpler =
        You are about to send <b>{ $amount }</b> from { $source } to <b>{ $beneficiary }</b>. Commission { $quote_fee }, total { $quote_total }. Reason: { $reference }. Notice to: { $mailbox }. It can't be undone. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
transfer_cooprogreso-code =
    Type the <b>6-digit code</b> here to send <b>{ $amount }</b> to { $beneficiary }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this transfer. Share it with nobody.
transfer_cooprogreso-done =
    ✅ <b>Transfer done!</b>
    { $receipt_amount } to { $receipt_beneficiary }
    From: { $receipt_source }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>
transfer_cooprogreso-cancelled = Done, I cancelled the transfer. Your money did not move.
transfer_cooprogreso-no_accounts = To transfer you need an active savings account with an available balance. No records found.
transfer_cooprogreso-locked = The transfer was not made. If you need help, call { $call_center }.
transfer_cooprogreso-frozen = Your money did not move. To let money leave again, go to <b>Security</b>.
transfer_cooprogreso-pending = ⏳ I can't confirm yet whether the transfer was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show among your movements in a few minutes, it was not made and you can try again.
