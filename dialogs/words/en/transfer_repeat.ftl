# Repeating a transfer in two taps and a code (M80, M84).

transfer_repeat-past =
    <b>Repeat a transfer</b>
    Which one?
    .option = { $option_amount } to { $option_beneficiary }
    .simpler = Tap the transfer you want to repeat.
    .help = These are your last transfers to other people. It is repeated as it was: same account, same beneficiary, same amount.
    .label = Transfer
transfer_repeat-inside =
    <b>Check before you confirm</b>
    From: { $past_source }
    To: <b>{ $past_beneficiary }</b>
    Amount: <b>{ $past_amount }</b>
    Commission: { $inside_fee }
    Total: <b>{ $inside_total }</b>
    Arrives: at once
    Reason: { $past_reference }
    Notice by e-mail: { $past_email }

    ⚠️ Once sent, the transfer <b>can't be undone</b>.
    .simpler =
        You are about to send <b>{ $past_amount }</b> from { $past_source } to <b>{ $past_beneficiary }</b>. Commission { $inside_fee }, total { $inside_total }. It can't be undone. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
transfer_repeat-inside_code =
    Type the <b>6-digit code</b> here to send <b>{ $past_amount }</b> to { $past_beneficiary }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this transfer. Share it with nobody.
transfer_repeat-inside_done =
    ✅ <b>Transfer done!</b>
    { $receipt_amount } to { $receipt_beneficiary }
    From: { $receipt_source }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>
transfer_repeat-outside =
    <b>Check before you confirm</b>
    From: { $past_source }
    To: <b>{ $past_beneficiary }</b>
    Amount: <b>{ $past_amount }</b>
    Commission: { $outside_fee }
    IVA (VAT): { $outside_iva }
    Total: <b>{ $outside_total }</b>
    By: { $outside_rail }
    Arrives: { $outside_is_immediate ->
        [yes] at once
       *[no] by { $outside_arrives_on } (24 business hours)
    }
    Reason: { $past_reference }
    Notice by e-mail: { $past_email }

    ⚠️ Once processed, the transfer <b>can't be undone</b>.
    .simpler =
        You are about to send <b>{ $past_amount }</b> from { $past_source } to <b>{ $past_beneficiary }</b> by { $outside_rail }. Commission { $outside_fee } plus IVA { $outside_iva }: total { $outside_total }. Once processed, it can't be undone. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
transfer_repeat-outside_code =
    Type the <b>6-digit code</b> here to send <b>{ $past_amount }</b> to { $past_beneficiary }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this transfer. Share it with nobody.
transfer_repeat-outside_done =
    ✅ <b>Transfer under way!</b>
    { $ordered_amount } to { $ordered_beneficiary }
    From: { $ordered_source }
    Total with commission and IVA: { $ordered_quote_total }
    Date: { $ordered_at }
    Receipt: <code>{ $ordered_code }</code>

    We have set the money aside. To know whether it arrived, tap <b>Has it arrived?</b> under Transfers.
transfer_repeat-cancelled = Done, I cancelled the transfer. Your money did not move.
transfer_repeat-none = No records found: there are no transfers to repeat yet.
transfer_repeat-locked = The transfer was not made. If you need help, call { $call_center }.
transfer_repeat-frozen = Your money did not move. To let money leave again, go to <b>Security</b>.
transfer_repeat-pending = ⏳ I can't confirm yet whether the transfer was made. If it was, I'll tell you here; <b>don't repeat it</b> yet.
