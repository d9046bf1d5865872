# Enrolment and recovery (M13-M17).

enrol-identification =
    Let's register you. Type your <b>cédula (ID card) or passport</b> number:
    .simpler = Type only the 10 digits of your cédula, for example 1712345678. If you use a passport, type its number.
    .help = With your identification we check that you are a member of Cooprogreso and send a code to your registered phone.
enrol-code =
    Type the <b>6-digit code</b> here. It is good for 3 minutes and only for registering.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code proves that you hold the phone registered at Cooprogreso. Share it with nobody. If it doesn't arrive, check with an agent that your phone is registered.
enrol-sent =
    ✅ Done! We sent <b>your user name and temporary password</b> to { $sent_email_masked }. The temporary password is good for 24 hours.
enrol-enrolled =
    What would you like to do?
    .link = Log in with my user name
    .recover = Forgot user name or password
    .simpler = Tap <b>Log in with my user name</b>, or recover it if you forgot it.
    .help = You have registered before, so you only need to log in.
enrol-locked = Try again later or talk to an agent: { $call_center }.

recover-identification =
    Let's recover your access. Type your <b>cédula (ID card) or passport</b> number:
    .simpler = Type only the 10 digits of your cédula, or your passport number.
    .help = We will send a code to your registered phone, and then your user name and a temporary password to your e-mail.
recover-code =
    Type the <b>6-digit code</b> here. It is good for 3 minutes and only for recovering your access.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code proves that you hold the phone registered at Cooprogreso. Share it with nobody.
recover-sent =
    ✅ We sent <b>your user name and a temporary password</b> to { $sent_email_masked }. The temporary password is good for 24 hours.
recover-locked = Try again later or talk to an agent: { $call_center }.
