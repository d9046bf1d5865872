# Payment history (M116, M117).

bill_history-which =
    <b>Payment history</b>
    Which payments would you like to see?
    .all = All
    .hand = Made by me
    .own = Scheduled
    .simpler = Tap <b>All</b> to see all your payments.
    .help = Here are the bill payments you made and those debited by themselves.
bill_history-everything =
    <b>Payment history</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Scheduled
           *[no] {""}
        }
        From { $item_source } · Receipt <code>{ $item_code }</code> · Company: { $item_reference }
    .empty =
        <b>Payment history</b>

        No records found.
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to see other payments.
    .help = These are your bill payments, newest first. The amount includes the commission.
bill_history-by_hand =
    <b>Payments made by me</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Scheduled
           *[no] {""}
        }
        From { $item_source } · Receipt <code>{ $item_code }</code> · Company: { $item_reference }
    .empty =
        <b>Payments made by me</b>

        No records found.
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to see other payments.
    .help = These are your bill payments, newest first. The amount includes the commission.
bill_history-automatic =
    <b>Scheduled payments made</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Scheduled
           *[no] {""}
        }
        From { $item_source } · Receipt <code>{ $item_code }</code> · Company: { $item_reference }
    .empty =
        <b>Scheduled payments made</b>

        No records found.
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to see other payments.
    .help = These are your bill payments, newest first. The amount includes the commission.
bill_history-done = Done! Whenever you want to go on, tap the menu.
