# The secure pages and the verification of receipts, in English.

reveal-show = Show
reveal-hide = Hide
back-to-chat = Back to the chat

done-title = Done
done-heading = ✅ Done, go back to the chat
done-lead = We received your details safely. The conversation goes on in your Telegram chat.
done-close = You can close this page now.

gone-title = Page not available
gone-heading = This page is no longer available
gone-lead = For your safety, each link works for a few minutes and only once.
gone-next = Go back to your chat with Cooprogreso and tap the button again, or type <strong>/menu</strong> to start over.

locked-title = Login blocked for a moment
locked-heading = For your safety, we paused logging in
locked-lead = There were several tries with details that don't match. You can try again after <strong>{ $until }</strong> (Ecuador time).
locked-next = If you forgot your user name or your password, go back to the chat and choose the option to recover them. If it wasn't you, type <strong>/asesor</strong> in the chat.

pin_blocked-title = PIN change blocked
pin_blocked-heading = For your safety, we blocked changing the PIN
pin_blocked-lead = The old PIN did not match several times. Your PIN did not change.
pin_blocked-next = Go back to the chat and choose <strong>Recover PIN</strong>: we will send a temporary PIN to your registered e-mail. If it wasn't you, type <strong>/asesor</strong> in the chat.

error-title = We could not go on
error-nothing = There is nothing here
error-nothing_lead = The address does not exist. Go back to your chat with Cooprogreso and use the buttons we show you there.
error-wait = Wait a moment
error-wait_lead = We received too many tries in a row. Wait some minutes and try again.
error-elsewhere = Open the page from your chat
error-elsewhere_lead = We could not confirm that this page was opened from your chat. Go back to Telegram and tap the button again.
error-failed_lead = We have a technical problem. Try again in a moment; nothing you typed was saved.
error-unread_lead = We did not understand what your browser sent. Go back to your chat with Cooprogreso and tap the button again.
error-reference = If you need help, give an agent this reference: <strong>{ $reference }</strong>

receipt-title = Receipt verification
receipt-genuine = ✅ Authentic receipt
receipt-genuine_lead = Cooprogreso carried out this operation. Compare every detail with the receipt you were shown: if anything differs, <strong>it was altered</strong>.
receipt-forged = ⚠️ We did not find that receipt
receipt-forged_lead = There is no receipt of Cooprogreso with that code.
receipt-forged_next = Check that it is typed right. If it was given to you as proof of a payment, <strong>don't accept it</strong> until you see the money in your account.
receipt-kind = Operation
receipt-amount = Amount
receipt-at = Date and time
receipt-payer = From
receipt-payee = To
receipt-code = Receipt
kind-own = Transfer between own accounts
kind-cooprogreso = Transfer within Cooprogreso
kind-interbank = Interbank transfer ordered
kind-bills = Bill payment
kind-card = Card payment
kind-other_card = Payment of another bank's card ordered

form-check = Check: { $title }
form-alert = { $count ->
    [one] Check the marked field and type your details again.
   *[other] Check the marked fields and type your details again.
}
form-tips = Security tips

credentials = Log in to your account
    .lead = Type the user name and password of Cooprogreso en Línea. If this is your first time, they are in the e-mail we sent you.
    .button = Log in
    .username = User name
    .password = Password
    .password_hint = Your own or the temporary one, whichever you have now.
password = Type your password
    .lead = It is your Cooprogreso en Línea password. It opens your session in the chat.
    .button = Continue
    .password = Password
new_password = Create your new password
    .lead = From now on you log in with it. Keep it to yourself.
    .button = Save my password
    .new_password = New password
    .new_password_hint = { $shortest } to { $longest } characters; it can be a phrase.
    .confirmation = Confirm your new password
    .confirmation_hint = Type it again.
card_number = Card number
    .lead = Type the number of the other bank's card you want to pay. We don't ask for the PIN, the date or the code on the back.
    .button = Continue
    .number = Card number
    .number_hint = The large digits on the front, 13 to 19 of them.
card_pin = Change PIN
    .lead = Create a new 4-digit PIN for your card.
    .button = Continue
    .old_pin = Old PIN
    .old_pin_hint = The one you use today, or the temporary one that came by e-mail.
    .new_pin = New PIN
    .new_pin_hint = 4 digits.
    .confirmation = Confirm new PIN
    .confirmation_hint = Type it again.

tips-new_password-1 = Use at least { $shortest } characters: a short phrase is easy to remember and hard to guess.
tips-new_password-2 = Avoid consecutive digits.
tips-new_password-3 = Avoid your date of birth.
tips-new_password-4 = Avoid repeated digits.
tips-new_password-5 = Don't use it on other sites and share it with nobody.
tips-card_pin-1 = Avoid consecutive digits.
tips-card_pin-2 = Avoid your date of birth.
tips-card_pin-3 = Avoid repeated digits.
tips-card_pin-4 = We will never ask for your PIN by chat, phone or e-mail.
tips-any-1 = You came here from your chat with Cooprogreso. If you didn't, close this page.
tips-any-2 = We will never ask for your password by chat, phone or e-mail.
tips-any-3 = Don't share the link of this page.

missing-username = Type your user name.
missing-password = Type your password.
missing-new_password = Type your new password.
missing-confirmation = Type it again.
missing-old_pin = Type your old PIN.
missing-new_pin = Type your new PIN.
missing-number = Type the card number.
fault-too_short = It is too short: use at least { $shortest } characters.
fault-too_long = It is too long: use { $longest } characters at most.
fault-too_common = It is too easy to guess. Try a short phrase that only you know.
fault-own_data = It has details of yours in it (name, cédula, phone, e-mail or date of birth). Choose another one.
fault-mismatch = It does not match the new one. Type the same in both fields.
fault-same_as_old = It is the same as before. Choose a different one.
fault-four_digits = It must be exactly 4 digits.
fault-not_a_card = That is not a card's number. Check it and type it again.
fault-consecutive = Avoid consecutive digits, like 1234 or 4321. Choose another one.
fault-repeated = Avoid repeated digits, like 1111 or 1212. Choose another one.
fault-birth_date = Avoid your date of birth. Choose another one.
fault-wrong = The details don't match. Check them and type them again.
fault-wrong_pin = That is not your card's PIN. Check it: after three tries changing it is blocked.
