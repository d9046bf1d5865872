# Paying Cooprogreso's cards (M118-M124, D13).

card_payment-card =
    <b>4. Pay cards</b>
    Which Cooprogreso card would you like to pay?
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_owes ->
        [yes] you owe { $option_revolving }
       *[no] { $option_in_favour } in your favour
    }
    .simpler = Tap the card you want to pay.
    .help = Beside each card you see what you owe today, without the instalments not billed yet.
    .label = Card
card_payment-source =
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account you want to pay <b>from</b>.
    .help = Beside each account you see its available balance.
    .label = From account
card_payment-amount =
    How much would you like to pay?
    .option = { $option_preset }: { $option_amount }
    .other = Another amount
    .simpler = Tap one of the amounts, or <b>Another amount</b> to type it.
    .help = With the minimum payment you avoid late interest, but the rest bears interest. If you pay in full by the last date, you pay no interest.
    .label = Amount
card_payment-nothing_owed =
    This card has nothing to pay today. Would you like to pay something anyway? It stays as a balance in your favour.
    .other = Type an amount
    .no = No, thanks
    .simpler = Tap <b>No, thanks</b> to leave it.
    .help = A balance in your favour covers your next purchases.
card_payment-other =
    How much would you like to pay? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = It is the amount in dollars that goes from your account to your card. It is free.
card_payment-in_favour =
    ⚠️ You are about to pay <b>{ $quote_amount }</b> and you only owe <b>{ $quote_owed }</b>. That would leave <b>{ $quote_in_favour }</b> in your favour on the card. Shall we go on?
    .yes = Yes, leave it in my favour
    .no = No, cancel
    .simpler = Tap <b>Yes</b> only if you want to leave money in your favour on the card, or <b>Back</b> to change the amount.
    .help = A balance in your favour covers your next purchases; it bears no interest.
card_payment-review =
    <b>Check before you confirm</b>
    From: { $source }
    To: { $card }
    Amount: <b>{ $amount }</b>
    Fee: { $quote_fee }{ $quote_leaves_credit ->
        [yes] {""}
    In your favour afterwards: { $quote_in_favour }
       *[no] {""}
    }
    The payment is credited at once.
    .simpler =
        You are about to pay <b>{ $amount }</b> from { $source } to { $card }. Fee { $quote_fee }. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
card_payment-code =
    Type the <b>6-digit code</b> here to pay <b>{ $amount }</b> from { $source } to { $card }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this payment. Share it with nobody.
card_payment-done =
    ✅ <b>Payment done!</b>
    { $receipt_amount } from { $receipt_source } to { $receipt_card }
    Minimum payment left: { $receipt_minimum_left }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>
card_payment-cancelled = Done, I cancelled the payment. Your money did not move.
card_payment-no_cards = No records found.
card_payment-no_funds = No records found of accounts with an available balance to pay from.
card_payment-locked = The payment was not made. If you need help, call { $call_center }.
card_payment-pending = ⏳ I can't confirm yet whether the payment was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show among your movements in a few minutes, it was not made and you can try again.
