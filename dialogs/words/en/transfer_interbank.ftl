# Interbank transfers (M83-M87).

transfer_interbank-source =
    <b>Interbank transfers</b>
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account the money <b>leaves</b>.
    .help = This is the account the money comes from. Beside each one you see its available balance.
    .label = From account
transfer_interbank-beneficiary =
    Who are you sending to?
    The time until it is credited depends on the <b>amount</b> and the <b>institution</b>.
    .option = { $option_ref }
    .new = New beneficiary +
    .immediate = Institutions credited at once
    .simpler = Tap who you are sending to, type the name, or tap <b>New beneficiary +</b>.
    .help = These are your beneficiaries at other institutions; the ones you use most come first.
    .label = Beneficiary
transfer_interbank-immediate =
    <b>Institutions credited at once</b>

    { $items }

    The others take up to 24 business hours.
    .item = • { $item_name }
    .go_on = Go on with my transfer
    .simpler = Tap <b>Go on with my transfer</b>.
    .help = At these institutions your money arrives at once; very high amounts go by SPI.
transfer_interbank-none_yet =
    No records found. You have no beneficiaries at other institutions yet.
    .new = New beneficiary +
    .simpler = Tap <b>New beneficiary +</b> to save whom you are sending to.
    .help = First save the other person's account; then we go on with your transfer.
transfer_interbank-amount =
    How much are you sending to <b>{ $beneficiary_name }</b>? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = It is the amount in dollars they receive. The commission is charged separately; you will see it before you confirm.
    .label = Amount
transfer_interbank-reference =
    What is it for? Type it or tap <b>Skip</b>.
    .simpler = Type one or two words, for example rent, or tap <b>Skip</b>.
    .help = The reason goes on the receipt.
    .label = Reason
transfer_interbank-email =
    Which <b>e-mail</b> shall we notify? Type it or tap <b>Skip</b>.
    .simpler = Type the address, for example name@mail.com, or tap <b>Skip</b>.
    .help = We will tell that address when your transfer is received. You don't have to.
    .label = Beneficiary's e-mail
transfer_interbank-review =
    <b>Check before you confirm</b>
    From: { $source }
    To: <b>{ $beneficiary }</b>
    Amount: <b>{ $amount }</b>
    Commission: { $quote_fee }
    IVA (VAT): { $quote_iva }
    Total: <b>{ $quote_total }</b>
    By: { $quote_rail }
    Arrives: { $quote_is_immediate ->
        [yes] at once
       *[no] by { $quote_arrives_on } (24 business hours)
    }
    Reason: { $reference }
    Notice by e-mail: { $mailbox }

    ⚠️ Once processed, the transfer <b>can't be undone</b>.
    .simpler =
        You are about to send <b>{ $amount }</b> from { $source } to <b>{ $beneficiary }</b> by { $quote_rail }. Commission { $quote_fee } plus IVA { $quote_iva }: total { $quote_total }. Reason: { $reference }. Notice to: { $mailbox }. Once processed, it can't be undone. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
transfer_interbank-code =
    Type the <b>6-digit code</b> here to send <b>{ $amount }</b> to { $beneficiary }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this transfer. Share it with nobody.
transfer_interbank-done =
    ✅ <b>Transfer under way!</b>
    { $receipt_amount } to { $receipt_beneficiary }
    From: { $receipt_source }
    Total with commission and IVA: { $receipt_quote_total }
    Arrives: { $receipt_quote_is_immediate ->
        [yes] at once
       *[no] by { $receipt_quote_arrives_on }
    }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>

    We have set the money aside. To know whether it arrived, tap <b>Has it arrived?</b> under Transfers.
transfer_interbank-cancelled = Done, I cancelled the transfer. Your money did not move.
transfer_interbank-no_accounts = To transfer you need an active savings account with an available balance. No records found.
transfer_interbank-locked = The transfer was not made. If you need help, call { $call_center }.
transfer_interbank-frozen = Your money did not move. To let money leave again, go to <b>Security</b>.
transfer_interbank-pending = ⏳ I can't confirm yet whether the transfer was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show under <b>Has it arrived?</b> in a few minutes, it was not made and you can try again.

immediate-list =
    <b>Institutions credited at once</b>

    { $items }

    The others take up to 24 business hours.
    .item = • { $item_name }
    .close = Done
    .simpler = Tap <b>Next</b> to see more, or <b>Done</b>.
    .help = At these institutions your money arrives at once; very high amounts go by SPI.
immediate-done = Done! Whenever you want to go on, tap the menu.
