# Welcome, consent and the ways in (M1-M5, M14).

front_door-terms =
    🌐 ¿Prefieres español? Escribe <b>/idioma</b>.

    👋 Welcome to your new <b>Cooprogreso en Línea</b> app.

    Make transfers, check balances, pay bills, change and recover your PIN, pay card purchases in instalments, and much more.

    Before we start: to serve you we use your personal data (identification, contact details and products) <b>only</b> to provide this service, under Ecuador's Personal Data Protection Law. Messages pass through Telegram, whose servers are outside Ecuador; that is why we will never ask for passwords in the chat. You may ask for access to your data, or to correct or delete it, at any time.

    Do you accept? (version 1; the Spanish text is the one that counts in law)
    .accept = I accept
    .decline = I don't accept
    .simpler =
        To use this service we need your permission to handle your data. Tap <b>I accept</b> to go on or <b>I don't accept</b> to leave.
    .help = The law asks us for your permission before we use your data. We use it only to serve you on this channel.
front_door-declined = All right. Without your permission we can't serve you on this channel, but you can visit any branch or call { $call_center }. If you change your mind, write to us.
front_door-door =
    How would you like to enter <b>Cooprogreso en Línea</b>?
    .enrol = Register here
    .link = I have a user name
    .recover = Forgot user name or password
    .requirements = What do I need?
    .contact = Contact and branches
    .offers = Products and simulators
    .simpler = Tap <b>Register here</b> if this is your first time, or <b>I have a user name</b> if you have registered before.
    .help = We need to know who you are to show you your accounts. If this is your first time, tap <b>Register here</b>.
front_door-requirements =
    To use Cooprogreso en Línea you need:

    • <b>Internet:</b> a reliable, stable connection.
    • <b>Everything up to date:</b> the official Telegram app and your phone's software, for compatibility and security.
    • <b>A current browser</b> for the secure pages: Google Chrome, Mozilla Firefox, Safari or Microsoft Edge.
    • The <b>phone and e-mail</b> you registered at Cooprogreso, within reach.
    .enrol = Register here
    .link = I have a user name
    .simpler = Tap <b>Register here</b> to start.
    .help = These are the requirements for everything to work well and safely.
