# Have a person call me: when nobody is online (M133).

callback-window =
    📞 <b>Have a person call me</b>
    When shall we call you? On business days, on your registered phone.
    .option = { $option_day } · { $option_hours }
    .simpler = Tap the day and the hours when you can answer.
    .help = We call only the phone registered with Cooprogreso. We will never ask for passwords or codes.
    .label = When
callback-words =
    What is it about? Write it in one line or tap <b>Skip</b>.
    .simpler = Write the subject, for example "my card", or tap <b>Skip</b>.
    .help = The person can prepare before calling you. Do not write passwords or codes.
    .label = Subject
callback-review =
    <b>Check your request</b>
    Day: <b>{ $window_day }</b>
    Hours: <b>{ $window_hours }</b>
    Subject: { $words }
    .simpler = We call you on { $window_day }, { $window_hours }, about: { $words }. Tap <b>Confirm</b> if that is right.
    .help = Confirming opens a case with a number.
callback-done =
    { $booked_already ->
        [yes] 📞 <b>You had asked for a call before.</b>
       *[no] 📞 <b>Done: we will call you.</b>
    }
    Case: <code>{ $booked_number }</code>
    Day: <b>{ $booked_window_day }</b>
    Hours: <b>{ $booked_window_hours }</b>
    On your phone: { $booked_phone_masked }

    We will never ask for passwords or codes on the phone.
callback-cancelled = All right, I asked for no call.
callback-none = No records were found.
callback-stranger = For us to call you, this chat has to be linked to your account. You can also call the Call Center: <b>{ $call_center }</b>.
