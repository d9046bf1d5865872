# Cards of other banks: registering, paying, correcting, removing (M118-M123, D13).

save_card-page =
    <b>New card of another bank</b>
    🔐 Type the <b>card number</b> on the secure page (tap the button), never here in the chat.
    .open = Open secure page
    .simpler = Tap <b>Open secure page</b> and type the number on the front of the card there.
    .help = The number is typed on a secure page of Cooprogreso. We won't ask for the PIN, the date or the code on the back.
save_card-bank =
    Card { $typed }. Which bank or institution issued it? Type its name, for example <b>Pichincha</b>
    .simpler = Type the name of the bank that issued the card.
    .help = It is the institution that receives the payment.
save_card-institution =
    Which of these?
    .option = { $option_name }
    .simpler = Tap the institution that issued the card.
    .help = If it isn't here, go back and type another name.
    .label = Institution
save_card-holder =
    In whose name is the card?
    .simpler = Type the holder's first and last names, as they are on the card.
    .help = This is the holder: it may be somebody else.
    .label = Holder
save_card-identification =
    Type the holder's <b>cédula (ID card) or passport</b>.
    .simpler = Type the 10 digits of the holder's cédula, or the passport.
    .help = The payment system asks for it, to credit the right person.
    .label = Identification
save_card-alias =
    What would you like to call it? For example <b>Mum's Visa</b>, or tap <b>Skip</b>.
    .simpler = Type a short name to recognise it by, or tap <b>Skip</b>.
    .help = It is only for you, to find it next time.
    .label = Short name
save_card-review =
    <b>Check before you confirm</b>
    Card: { $typed }
    Institution: { $institution }
    Holder: { $holder }
    Identification: { $identification }
    Short name: { $alias }
    .simpler = You are about to register the card { $typed } of { $institution }, in the name of { $holder }, identification { $identification }, as { $alias }. Tap <b>Confirm</b> if that's right.
    .help = Nothing is paid yet. When you confirm we send you a code by SMS.
save_card-code =
    Type the <b>6-digit code</b> here to register the card { $typed }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only registering this card.
save_card-done = ✅ I registered the card { $saved }.
save_card-no_bank = No records found of that institution.
save_card-cancelled = Done, I registered no card.
save_card-locked = The card was not registered. If you need help, call { $call_center }.

other_card-saved =
    <b>Cards of other banks</b>
    Which card would you like to pay?
    .option = { $option }
    .new = New card +
    .edit = Correct a card
    .remove = Remove a card
    .simpler = Tap the card you want to pay, or <b>New card +</b> to register another.
    .help = These are the cards of other banks you registered.
    .label = Card
other_card-source =
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account you want to pay <b>from</b>.
    .help = Beside each account you see its available balance.
    .label = From account
other_card-amount =
    How much would you like to pay? For example <b>25.50</b>
    .simpler = Type only the number, for example <b>25.50</b> (twenty-five dollars and fifty cents).
    .help = Paying other banks costs $0.36 plus IVA (VAT).
    .label = Amount
other_card-review =
    <b>Check before you confirm</b>
    From: { $source }
    To: { $saved }
    Amount: <b>{ $amount }</b>
    Commission: { $quote_fee }
    IVA (VAT): { $quote_iva }
    Total: <b>{ $quote_total }</b>
    Credited by { $quote_arrives_on }

    Once processed it is irrevocable.
    .simpler = You are about to pay <b>{ $amount }</b> from { $source } to { $saved }. With commission and IVA that is <b>{ $quote_total }</b>; it arrives by { $quote_arrives_on }. Tap <b>Confirm</b> if that's right.
    .help = Nothing moves yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS.
other_card-code =
    Type the <b>6-digit code</b> here to pay <b>{ $amount }</b> from { $source } to { $saved }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this payment. Share it with nobody.
other_card-done =
    ✅ <b>Payment on its way!</b>
    { $receipt_amount } from { $receipt_source } to { $receipt_card }
    Total debited: { $receipt_quote_total }
    Credited by { $receipt_quote_arrives_on }; I'll tell you here.
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>
other_card-cancelled = Done, nothing was paid. Your money did not move.
other_card-no_funds = No records found of accounts with an available balance to pay from.
other_card-locked = The payment was not made. If you need help, call { $call_center }.
other_card-pending = ⏳ I can't confirm yet whether the payment was ordered. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show among your movements in a few minutes, it was not ordered.

edit_card-saved =
    Which card would you like to correct?
    .option = { $option }
    .simpler = Tap the card whose details changed.
    .help = These are the cards of other banks you registered.
    .label = Card
edit_card-field =
    What would you like to correct of <b>{ $saved }</b>?
    .alias = Short name
    .holder = Holder
    .identification = Holder's identification
    .institution = Institution
    .simpler = Tap what you want to correct.
    .help = Correct one thing at a time. The number can't be changed: if the card has another one, remove it and register the new one.
edit_card-value =
    { $field ->
        [alias] Type the new <b>short name</b>, or <b>remove</b> to leave it without one:
        [holder] Type the holder's <b>first and last names</b>, as they are on the card:
       *[identification] Type the holder's <b>cédula (ID card) or passport</b>:
    }
    .simpler = Type it as it should be.
    .help = Only this changes; the rest stays the same.
edit_card-bank =
    Which bank or institution issued the card? Type its name, for example <b>Pichincha</b>
    .simpler = Type the name of the bank that issued the card.
    .help = It is the institution that receives the payment.
edit_card-institution =
    Which of these?
    .option = { $option_name }
    .simpler = Tap the institution that issued the card.
    .help = If it isn't here, go back and type another name.
edit_card-review =
    <b>Check before saving</b>
    Card: { $saved }
    What changes: { $change_field }
    New: <b>{ $change_value }</b>
    .simpler = In { $saved } the { $change_field } will be: <b>{ $change_value }</b>. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. When you confirm we send you a code by SMS.
edit_card-code =
    Type the <b>6-digit code</b> here to correct the card { $saved }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
edit_card-done = ✅ I corrected the details of the card { $edited }.
edit_card-none = No records found.
edit_card-no_bank = No records found of that institution.
edit_card-cancelled = Done, I changed nothing.
edit_card-locked = I changed nothing. If you need help, call { $call_center }.

remove_card-saved =
    Which card would you like to remove from your list?
    .option = { $option }
    .simpler = Tap the card you no longer want registered.
    .help = Removing it from the list changes nothing at the other bank.
    .label = Card
remove_card-review =
    <b>Remove</b> the card { $saved } from your list.
    .simpler = You are about to remove { $saved } from your list. Tap <b>Confirm</b> if you agree.
    .help = You can register it again whenever you like.
remove_card-code =
    Type the <b>6-digit code</b> here to remove the card { $saved }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only removing this card.
remove_card-done = ✅ I removed the card { $removed_card } from your list.
remove_card-none = No records found.
remove_card-cancelled = Done, I removed no card.
remove_card-locked = The card was not removed. If you need help, call { $call_center }.
