# "It wasn't me" and how it is undone (S38).

not_me-ask =
    🛑 <b>Is there an operation you didn't make?</b>
    If you tap <b>Block</b>, from this moment no money leaves your accounts, I cancel what has not been sent yet, and an agent looks into your case.
    .freeze = Block now
    .no = No, all is well
    .otherwise = Stay calm, I'm here with you and your money can be protected right now. If you are in doubt, blocking is safest: you lose nothing, and it can be lifted later.
    .simpler = Tap <b>Block now</b> if somebody used your account, or <b>No, all is well</b>.
    .help = Use it if you see an operation you didn't make, if you lost your phone, or if you gave your code to somebody. You can still look at your accounts and move money between them.
not_me-done =
    { $frozen_already ->
        [yes] 🛑 <b>Money was already stopped from leaving your accounts, and still is.</b>
       *[no] 🛑 <b>Done: no money leaves your accounts any more.</b>
    }
    Case: <code>{ $frozen_number }</code>
    { $frozen_stopped ->
        [0] There were no payments waiting to be sent.
        [one] I cancelled <b>one payment</b> that had not been sent yet.
       *[other] I cancelled <b>{ $frozen_stopped } payments</b> that had not been sent yet.
    }

    <b>What happens next:</b> an agent will look into your case and call you on your registered phone. They will never ask for passwords or codes. If it is urgent, call <b>{ $call_center }</b> with your case number.

    I logged you out for safety. To undo this later: menu → Security.
not_me-kept = All right, I changed nothing. If you see something odd, type <b>it wasn't me</b> at any hour.
not_me-stranger = I can't block anything from here. If somebody used your account, call the call center now: <b>{ $call_center }</b>.

unfreeze-password =
    🔐 To let money leave again (case <code>{ $status_case }</code>), enter <b>your password</b> on the secure page and then the code that comes by SMS.
    .open = Log in
    .simpler = Tap <b>Log in</b> and type your password on the secure page.
    .help = We ask for your password and a code to be sure that it is you.
unfreeze-code =
    Type the <b>6-digit code</b> here to let money leave again. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this. Share it with nobody.
unfreeze-done = ✅ <b>Done: you can transfer and pay again.</b> Your case is still being looked into.
unfreeze-free = ✅ Money can leave your accounts: nothing is blocked.
unfreeze-cooling =
    🛑 No money can leave your accounts since { $status_since } (case <code>{ $status_case }</code>).
    You can undo it yourself from <b>{ $status_may_lift_at }</b>. Before that only an agent can, after checking that it is you: <b>{ $call_center }</b>.
unfreeze-kept = For now no money can leave. If it is urgent, call <b>{ $call_center }</b>.
unfreeze-locked = It was not undone. If you need help, call { $call_center }.
