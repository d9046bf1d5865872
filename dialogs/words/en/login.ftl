# Logging in and out (M18, M19, D5).

link_chat-credentials =
    🔐 Enter <b>your user name and password</b> on the secure page (tap the button). When you're done, we go on here.
    .open = Open secure page
    .recover = Forgot user name or password
    .simpler = Tap <b>Open secure page</b> and type your user name and password there, not in the chat.
    .help = The password is typed on a secure page of Cooprogreso so that it never stays in the chat.
link_chat-personalise =
    Your password is temporary. <b>Create your own</b> on the secure page: 8 to 64 characters that only you know.
    .open = Create my password
    .simpler = Tap <b>Create my password</b> and type it twice on the secure page.
    .help = You are asked to make the password your own so that nobody else knows it.
link_chat-code =
    Type the <b>6-digit code</b> here to link this Telegram. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = As this is your first login from this Telegram, we check your registered phone too.
link_chat-code_personal =
    Type the <b>6-digit code</b> here to link this Telegram. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = As this is your first login from this Telegram, we check your registered phone too.
link_chat-done = 🎉 Hello, <b>{ $session_first_name }</b>! This Telegram is now linked to your Cooprogreso en Línea.
link_chat-locked = Try again later or talk to an agent: { $call_center }.

login-password =
    🔐 Enter <b>your password</b> on the secure page (tap the button). When you're done, we go on here.
    .open = Log in
    .recover = Forgot my password
    .simpler = Tap <b>Log in</b> and type your password on the secure page, not in the chat.
    .help = For your safety the session closes after 5 minutes without use; the password opens it again.
login-personalise =
    Your password is temporary. <b>Create your own</b> on the secure page: 8 to 64 characters that only you know.
    .open = Create my password
    .simpler = Tap <b>Create my password</b> and type it twice on the secure page.
    .help = You are asked to make the password your own so that nobody else knows it.
login-done = Hello, <b>{ $session_first_name }</b>!
login-locked = Try again later or talk to an agent: { $call_center }.

logout-done = 👋 You are logged out. See you soon!
