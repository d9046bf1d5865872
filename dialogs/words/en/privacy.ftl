# /misdatos: rights over personal data (LOPDP).

my_data-what =
    🗂️ <b>My personal data</b>
    The law gives you the right to know, correct and delete your data. What the law obliges us to keep (your operations) is not deleted.
    What do you need?
    .access = Ask for a copy of my data
    .correct = Correct something
    .erase = Delete what can be
    .withdraw = Withdraw an authorisation
    .unlink = Unlink this chat
    .simpler = Tap what you need. <b>Unlink this chat</b> takes you out of Cooprogreso en Línea on this Telegram.
    .help = A person answers your request within 15 days, to your registered e-mail. Unlinking the chat is immediate and confirmed with a code.
my_data-code =
    Type the <b>6-digit code</b> here to unlink this chat. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only unlinking this chat. Share it with nobody.
my_data-done =
    🗂️ <b>We received your request.</b>
    Case: <code>{ $opened_number }</code>
    We will answer to your registered e-mail within <b>15 days</b> at most. This is free of charge.
my_data-left = 👋 <b>Done: this chat is no longer linked to Cooprogreso en Línea.</b> You will get no more news of your accounts here. You can delete this conversation in Telegram; to come back, log in with your user name and password.
my_data-locked = The chat was not unlinked. If you need help, call { $call_center }.
