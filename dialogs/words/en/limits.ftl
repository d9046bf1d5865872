# My limits (D10, B33).

limits-now =
    <b>My limits</b> for sending to other people

    { $items }

    Today you can still send <b>{ $answer_left_today }</b>. Between your own accounts there is no limit.
    .item =
        { $item_limit }: <b>{ $item_amount }</b>{ $item_is_rising ->
            [yes] {" "}(rises to { $item_later } on { $item_later_from })
           *[no] {""}
        }
    .change = Change a limit
    .close = Done
    .simpler = Tap <b>Change a limit</b> or <b>Done</b>.
    .help = The limits protect your money if somebody uses your phone. Lowering them counts at once; raising them, 24 hours later.
limits-limit =
    Which limit would you like to change?
    .operation = Per transfer
    .day = Per day
    .simpler = Tap <b>Per transfer</b> or <b>Per day</b>.
    .help = The limit per transfer counts for each one; the daily limit, for all of a day.
limits-amount =
    What shall we set it to? For example <b>200</b>
    .simpler = Type only the number, for example <b>200</b>.
    .help = It is the most you will be able to send to other people.
limits-review =
    <b>Check before saving</b>
    { $change_limit }: today { $change_before }, will be <b>{ $change_amount }</b>
    Counts: { $change_at_once ->
        [yes] at once
       *[no] in 24 hours, for your safety
    }
    .simpler = You are about to set { $change_limit } to <b>{ $change_amount }</b>. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code.
limits-code =
    Type the <b>6-digit code</b> here to change your limit. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
limits-saved =
    ✅ Done: { $changed_limit } is <b>{ $changed_amount }</b> { $changed_at_once ->
        [yes] from now on.
       *[no] in 24 hours.
    }
limits-kept = Done, your limits stay as they are.
limits-done = Done! Whenever you want to go on, tap the menu.
limits-locked = I did not change your limits. If you need help, call { $call_center }.
