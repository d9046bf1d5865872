# Loans (M65-M71).

credit-loan =
    <b>Loan</b>
    Choose the loan:
    .option = { $option_ref } · { $option_principal_balance }
    .simpler = Tap the loan you want to see. Beside each one is the principal you still have to pay.
    .help = I show you the next instalment, how much is left and the amortisation table of the loan you choose.
credit-detail =
    <b>{ $answer_loan_ref }</b>
    { $answer_loan_product }

    Instalment to pay: <b>{ $answer_loan_due }</b>
    Payment date: <b>{ $answer_loan_next_payment_on }</b>
    Balance of the loan: <b>{ $answer_loan_principal_balance }</b>
    Status: { $answer_loan_status }{ $answer_overdue ->
        [0] {""}
        [one] . You have <b>one overdue instalment</b>; the late interest included is { $answer_arrears }.
       *[other] . You have <b>{ $answer_overdue } overdue instalments</b>; the late interest included is { $answer_arrears }.
    }

    Amount: { $answer_loan_amount }
    Granted on: { $answer_loan_granted_on }
    Last instalment: { $answer_ends_on }
    Instalments paid: { $answer_paid } of { $answer_term }
    Rate: { $answer_rate } a year · Method: { $answer_method }
    .instalments = See next instalments
    .table = Download amortisation table
    .no = Finish
    .simpler = Tap <b>See next instalments</b>, <b>Download amortisation table</b> or <b>Finish</b>.
    .help = The instalment adds principal, interest, insurance and, if you are late, late interest. The balance is the principal left.
credit-instalments =
    <b>Next instalments</b> · { $answer_detail_loan_ref }

    { $items }
    .item =
        <b>Instalment { $item_number }: { $item_total }</b>
        { $item_due_on } · { $item_status }
        Principal { $item_principal } · Interest { $item_interest }
        Late interest { $item_arrears } · Insurance { $item_insurance }
    .empty =
        <b>Next instalments</b> · { $answer_detail_loan_ref }

        No records found.
    .table = Download amortisation table
    .no = Finish
    .simpler = Tap <b>Download amortisation table</b> to have all instalments in a file, or <b>Finish</b>.
    .help = These are the instalments you have left. If the date falls on a holiday or weekend, you pay on the next business day.
credit-table = Here is the <b>amortisation table</b> of { $answer_detail_loan_ref }, with its { $answer_detail_term } instalments.
credit-sent = You can keep it or forward it. Whenever you want to go on, tap the menu.
credit-done = Done! Whenever you want to go on, tap the menu.
credit-no_loans = No records found. You have no loans at Cooprogreso.
