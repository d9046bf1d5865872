# Debit card and credit card: their details, their PIN, freezing and blocking (M42-M64, B7).

debit_card-account =
    <b>Debit card</b>
    Choose the account of your card:
    .option = { $option_ref }
    .simpler = Tap the account your debit card takes money from.
    .help = Each debit card uses the money of one of your accounts.
debit_card-card =
    Choose your card:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_status }
    .simpler = Tap the card you want to see or manage.
    .help = These are the debit cards of that account.
debit_card-detail =
    <b>Debit card</b>
    Account: { $answer_account } - USD - COOPROGRESO
    Brand: { $answer_product }
    Number: <code>{ $answer_number }</code>
    Status: <b>{ $answer_status }</b>
    Expires: { $answer_expires_on }
debit_card-action =
    What would you like to do?
    .option = { $option }
    .simpler = Tap what you want to do with your card.
    .help = Freezing is temporary and you undo it whenever you like; blocking for good can't be undone.
debit_card-no_cards = No records found. You can ask for your debit card at any branch.
debit_card-blocked = This card is blocked for good. To get a new one, go to a branch or call { $call_center }.

credit_card-card =
    <b>Credit card</b>
    Choose your card:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_available } available
    .simpler = Tap the card you want to see or manage.
    .help = Beside each card you see the credit you have left.
credit_card-detail =
    <b>{ $answer_product }</b>
    Number: <code>{ $answer_number }</code>
    Status: <b>{ $answer_status }</b>

    Used to date: <b>{ $answer_used }</b>
    Credit limit: { $answer_limit }
    Available: <b>{ $answer_available }</b>

    Pay by: <b>{ $answer_pay_by }</b>
    Minimum payment: <b>{ $answer_minimum }</b>
    Full payment of the statement: { $answer_statement_total }

    Revolving debt: { $answer_revolving }
    In instalments: { $answer_deferred }
    Expires: { $answer_expires_on }
credit_card-action =
    What would you like to do with your card?
    .option = { $option }
    .simpler = Tap what you want to do with your card.
    .help = Freezing is temporary and you undo it whenever you like; blocking for good can't be undone.
credit_card-no_cards = No records found.
credit_card-blocked = This card is blocked for good. To get a new one, go to a branch or call { $call_center }.

change_pin-card =
    <b>Change PIN</b>
    Which card's PIN would you like to change?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Tap the card whose PIN you will change.
    .help = Only active cards are shown.
change_pin-page =
    <b>Change PIN</b>
    Create a new <b>4-digit</b> PIN for your card { $card }. { $check_temporary ->
        [yes] As the old PIN use the temporary one that came by e-mail.
       *[no] You need your old PIN.
    }

    <b>Security tips</b>
    • Avoid consecutive digits
    • Avoid your date of birth
    • Avoid repeated digits
    .open = Open secure page
    .recover = I don't remember my PIN
    .simpler = Tap <b>Open secure page</b>. There you type the old PIN and twice the new one; never here in the chat.
    .help = PINs are typed on a secure page of Cooprogreso so that they never stay in the chat.
change_pin-code =
    Type the <b>6-digit code</b> here to change the PIN of your card { $card }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change of PIN. Until then your old PIN works.
change_pin-recover_first =
    Would you like a temporary PIN by e-mail, to your registered address?
    .recover = Recover PIN
    .no = No, thanks
    .simpler = Tap <b>Recover PIN</b> and we send you a temporary one by e-mail.
    .help = With the temporary PIN you then create your own under <b>Change PIN</b>.
change_pin-done =
    ✅ <b>Done! You changed the PIN</b> of your card { $changed_card }.
    Date: { $changed_at }

    We sent you a note by e-mail. From now on use the new one at ATMs and shops.
change_pin-cancelled = Done, I did not change your PIN.
change_pin-no_cards = No records of active cards found. If you froze your card, unfreeze it first.
change_pin-locked = Your PIN did not change. If you need help, call { $call_center }.

recover_pin-card =
    <b>Recover PIN</b>
    Which card's PIN would you like to recover?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Tap the card whose PIN you don't remember.
    .help = Only active cards are shown.
    .label = Card
recover_pin-review =
    <b>Recover PIN</b>
    We will send a <b>temporary PIN</b> of your card { $card } to your registered e-mail. The PIN you have today will stop working.
    .simpler = You are about to ask for a temporary PIN for { $card }. Tap <b>Confirm</b> if you agree.
    .help = The temporary one goes only to your e-mail registered at Cooprogreso, never to this chat.
recover_pin-code =
    Type the <b>6-digit code</b> here to recover the PIN of your card { $card }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this temporary PIN. Share it with nobody.
recover_pin-done =
    ✉️ We have sent a temporary PIN to your registered e-mail.
    Card: { $sent_card }
    E-mail: { $sent_email_masked }
    It is good until { $sent_valid_until } and for one use.

    Don't forget to change your PIN: use the option <b>Change PIN</b> in Cooprogreso en Línea and Móvil.
recover_pin-cancelled = Done, I asked for no PIN. The one you have stays the same.
recover_pin-no_cards = No records of active cards found. If you froze your card, unfreeze it first.
recover_pin-locked = Your PIN stays the same. If you need help, call { $call_center }.

freeze_card-card =
    <b>Freeze card</b>
    Which card would you like to freeze?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Tap the card you want to stop for now.
    .help = While it is frozen, nobody can buy or withdraw with it. You unfreeze it whenever you like.
    .label = Card
freeze_card-review =
    ❄️ <b>Freeze</b> your card { $card }
    Nobody will be able to buy or withdraw money with it until you unfreeze it. It is free.
    .simpler = You are about to freeze { $card }. Tap <b>Confirm</b> if you agree.
    .help = It is immediate, and you can undo it here whenever you like.
freeze_card-code =
    Type the <b>6-digit code</b> here to freeze your card { $card }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only freezing this card.
freeze_card-done =
    ❄️ <b>Your card { $switched_card } is frozen.</b>
    Since: { $switched_at }
    When you want to use it again, go to your card and choose <b>Unfreeze</b>.
freeze_card-cancelled = Done, I froze nothing. Your card is still active.
freeze_card-no_cards = No records of active cards found.
freeze_card-locked = Your card is still active. If you lost it or it was stolen, call { $call_center } now.

unfreeze_card-card =
    <b>Unfreeze card</b>
    Which card would you like to use again?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Tap the frozen card you want to use again.
    .help = Only the cards you froze are shown.
    .label = Card
unfreeze_card-review =
    <b>Unfreeze</b> your card { $card }
    It will work again at once.
    .simpler = You are about to unfreeze { $card }. Tap <b>Confirm</b> if you agree.
    .help = Do it only if you have the card with you.
unfreeze_card-code =
    Type the <b>6-digit code</b> here to unfreeze your card { $card }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only unfreezing this card.
unfreeze_card-done =
    ✅ <b>Your card { $switched_card } works again.</b>
    Since: { $switched_at }
unfreeze_card-cancelled = Done, your card is still frozen.
unfreeze_card-no_cards = No records of frozen cards found.
unfreeze_card-locked = Your card is still frozen. If you need help, call { $call_center }.

block_card-card =
    <b>Block for good</b>
    Which card would you like to block for good?
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_status }
    .simpler = Tap the card you lost or that was stolen.
    .help = If you just can't find it, freeze it instead: that can be undone.
    .label = Card
block_card-review =
    🔒 <b>Block for good</b> your card { $card }
    <b>This can't be undone.</b> To have another card, you will have to ask for it at a branch. If you just can't find it, freeze it instead.
    .simpler = You are about to block { $card } for good. Tap <b>Confirm</b> only if you agree.
    .help = Blocking for good is for lost or stolen cards.
block_card-code =
    Type the <b>6-digit code</b> here to block your card { $card } for good. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only blocking this card.
block_card-done =
    🔒 <b>Your card { $switched_card } is blocked for good.</b>
    Since: { $switched_at }
    To get a new one, go to a branch or call { $call_center }.
block_card-cancelled = Done, I blocked nothing.
block_card-no_cards = No records of cards to block found.
block_card-locked = Your card was not blocked. If you lost it or it was stolen, call { $call_center } now.
