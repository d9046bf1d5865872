# Payment history (M116, M117).

bill_history-which =
    <b>Payment history</b>
    Which payments do you want to see?
    .all = All
    .hand = Made by me
    .own = Scheduled
    .company = Of one company
    .simpler = Tap <b>All</b> to see every payment, or <b>Of one company</b> to choose one.
    .help = These are the service payments you made and those that were debited by themselves.
bill_history-origin =
    <b>{ $which ->
        [hand] Payments made by me
        [own] Scheduled payments made
       *[all] Payment history
    }</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Scheduled
           *[no] {""}
        }
        From { $item_source } · Receipt <code>{ $item_code }</code>{ $item_is_taken ->
            [yes] {" "}· Company: { $item_reference }
           *[no] {""}
        }
    .empty =
        <b>Payment history</b>

        No records found.
    .receipt = See a receipt
    .csv = Download (CSV)
    .no = Finish
    .simpler = Tap <b>See a receipt</b>, <b>Download</b> or <b>Finish</b>.
    .help = Your service payments, newest first. The amount includes the fee.
bill_history-pick_origin =
    Which payment do you want the receipt of?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .other_month = Another month
    .simpler = Tap the payment. The newest come first.
    .help = These are your latest payments. For older ones tap <b>Another month</b>.
bill_history-month_origin =
    Which month?
    .option = { $option }
    .simpler = Tap the month, or type its name.
    .help = These are the months in which you paid something.
bill_history-pick_month_origin =
    Which payment do you want the receipt of?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .simpler = Tap the payment. The newest come first.
    .help = These are your payments of that month.
bill_history-receipt_origin = 📎 Here is your receipt.
bill_history-csv_origin = 📎 Here are your payments as a file for a spreadsheet.
bill_history-more_origin =
    Anything else?
    .list = Back to the history
    .no = Finish
    .simpler = Tap <b>Back to the history</b> or <b>Finish</b>.
    .help = You can see another receipt or finish.
bill_history-one_company =
    <b>Payments to { $company }</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Scheduled
           *[no] {""}
        }
        From { $item_source } · Receipt <code>{ $item_code }</code>{ $item_is_taken ->
            [yes] {" "}· Company: { $item_reference }
           *[no] {""}
        }
    .empty =
        <b>Payment history</b>

        No records found.
    .receipt = See a receipt
    .csv = Download (CSV)
    .no = Finish
    .simpler = Tap <b>See a receipt</b>, <b>Download</b> or <b>Finish</b>.
    .help = Your service payments, newest first. The amount includes the fee.
bill_history-pick_one_company =
    Which payment do you want the receipt of?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .other_month = Another month
    .simpler = Tap the payment. The newest come first.
    .help = These are your latest payments. For older ones tap <b>Another month</b>.
bill_history-month_one_company =
    Which month?
    .option = { $option }
    .simpler = Tap the month, or type its name.
    .help = These are the months in which you paid something.
bill_history-pick_month_one_company =
    Which payment do you want the receipt of?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .simpler = Tap the payment. The newest come first.
    .help = These are your payments of that month.
bill_history-receipt_one_company = 📎 Here is your receipt.
bill_history-csv_one_company = 📎 Here are your payments as a file for a spreadsheet.
bill_history-more_one_company =
    Anything else?
    .list = Back to the history
    .no = Finish
    .simpler = Tap <b>Back to the history</b> or <b>Finish</b>.
    .help = You can see another receipt or finish.
bill_history-company =
    Choose the <b>company</b>:
    .option = { $option_name }
    .simpler = Tap the company.
    .help = These are the companies you have paid.
bill_history-done = Done! Tap the menu whenever you want to go on.
bill_history-nothing = No records found.
