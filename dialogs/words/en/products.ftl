# Summary of products, sharing an account, latest movements (M21-M25, M31-M39).

summary-products =
    <b>Summary of products</b>

    <b>💰 Accounts</b>
    { $answer_accounts }

    <b>🏦 Loans</b>
    { $answer_loans }

    <b>📈 Investments</b>
    { $answer_investments }

    <b>💳 Cards</b>
    { $answer_cards }

    Would you like to know more about your account?
    .yes = Yes, show me
    .share = Share my account
    .no = No, thanks
    .simpler = Tap <b>Yes, show me</b>, <b>Share my account</b> or <b>No, thanks</b>.
    .help = This is everything you have at Cooprogreso. The available balance is what you can use now; the book balance includes what is on hold.
summary-what =
    What would you like to see?
    .accounts = Accounts
    .credit_card = Credit card
    .credit = Loan
    .investments = Investments
    .simpler = Tap what you want to see, for example <b>Accounts</b>.
    .help = Choose the product whose details you want to see.
summary-account =
    Which account would you like to share?
    .option = { $option_ref }
    .simpler = Tap the account where you want to receive the money.
    .help = I give you the details another person needs to send you money.
summary-card =
    <b>Details for deposits and transfers</b>
    Account: <code>{ $answer_number }</code>
    Type: { $answer_kind } · USD
    Holder: { $answer_holder }
    Identification: { $answer_identification }
    Institution: { $answer_institution }
summary-shared = You can forward that message to whoever is going to pay you.
summary-nothing_to_share = No records found.
summary-done = Done! Whenever you want to go on, tap the menu.

accounts-account =
    <b>Accounts</b>
    Choose the account:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Tap the account you want to look at.
    .help = Of the account you choose you can see the movements and its card.
accounts-what =
    What would you like to see?
    .movements = Latest movements
    .detail = Movements in detail
    .debit_card = Debit card
    .simpler = Tap <b>Latest movements</b> to see the 10 newest.
    .help = The latest movements are 10; the detail goes back up to 12 months.
accounts-no_accounts = No records found.

movements-account =
    Choose the account:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Tap the account whose movements you want to see.
    .help = I show you the 10 latest movements of the account you choose.
movements-list =
    <b>Latest movements</b>
    Account: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO

    { $items }
    .item =
        { $item_booked_on } · { $item_document } - { $item_text }
        { $item_type } <b>{ $item_amount }</b> · Balance { $item_balance }{ $item_automatic ->
            [yes] {" "}· 🔁 automatic debit
           *[no] {""}
        }
    .empty =
        <b>Latest movements</b>
        Account: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO

        No records found.
    .detail = See more movements
    .no = Finish
    .simpler = Tap <b>See more movements</b>, <b>Finish</b>, or <b>Back</b> to see another account.
    .help = Amounts with a minus left your account; the others came in. The balance is what remained after each movement.
movements-done = Done! Whenever you want to go on, tap the menu.
movements-no_accounts = No records found.
