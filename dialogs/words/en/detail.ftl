# Movements in detail (M20).

detail-account =
    <b>Movements in detail</b>
    Choose the account:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Tap the account whose movements you want to see.
    .help = Here you see all movements of the last 12 months; you can search and download them.
detail-span =
    Which period?
    .this_month = This month
    .last_month = Last month
    .three_months = Last 3 months
    .twelve_months = Last 12 months
    .one_month = Choose a month
    .simpler = Tap the period you want to see, for example <b>This month</b>.
    .help = I can show you up to 12 months back. The shorter the period, the faster you find what you are looking for.
detail-month =
    Which month?
    .option = { $option }
    .simpler = Tap the month you want to see, or type its name.
    .help = These are this month and the 12 before it.
detail-list =
    { detail-heading }

    { $items }
    .item = { detail-line }
    .empty =
        { detail-heading }

        No records found.
    .search = 🔎 Search
    .pdf = 📄 Download PDF
    .csv = 🧮 Download for Excel
    .chart = 📊 See chart
    .no = Finish
    .simpler = Tap <b>Search</b> to find a movement, <b>Older</b> to see earlier ones, or <b>Finish</b>.
    .help = The newest come first. Debits, with a minus, left your account; credits came in. The balance is what remained after each movement.
detail-search =
    What are you looking for? Type a word as it is written in the movement, an amount, or both:
    • <b>comisión</b>
    • <b>débitos de más de 50</b> (debits above 50)
    • <b>transferencia entre 10 y 20</b> (between 10 and 20)
    • <b>0.36</b>
    .simpler = Type only one word, for example <b>retiro</b> (withdrawal), or only an amount, for example <b>25.50</b>.
    .help = I search the movements of the period you chose; they are written in Spanish. Accents and capitals don't matter.
detail-found =
    { detail-found_heading }

    { $items }
    .item = { detail-line }
    .empty =
        { detail-found_heading }

        No records found.
    .pdf = 📄 Download PDF
    .csv = 🧮 Download for Excel
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to look for something else.
    .help = Tap <b>Back</b> to look for something else in the same period.
detail-chart =
    <b>Your last months</b>
    Account: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    Above, what came in and went out each month; below, the balance at the end of each.
detail-pdf = { detail-file }
detail-csv = { detail-file }
detail-pdf_found = { detail-file }
detail-csv_found = { detail-file }
detail-more_found =
    What else would you like to see?
    .found = See what I found
    .no = Finish
    .simpler = Tap <b>See what I found</b> or <b>Finish</b>.
    .help = You can go back to the list or finish here.
detail-more =
    What else would you like to see?
    .list = See the movements
    .no = Finish
    .simpler = Tap <b>See the movements</b> or <b>Finish</b>.
    .help = You can go back to the list or finish here.
detail-done = Done! Whenever you want to go on, tap the menu.
detail-no_accounts = No records found.

# Parts that are repeated
detail-file =
    📎 <b>Account statement</b> · { $answer_order_account }
    From { $answer_order_period_first } to { $answer_order_period_last }{ $answer_order_is_cut ->
        [yes] . It has the { $answer_order_rows } newest movements: for the others, choose a shorter period.
       *[no] {""}
    }
detail-heading =
    <b>Movements in detail</b>
    Account: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    From { $answer_period_first } to { $answer_period_last }
    { $answer_totals }
detail-found_heading =
    <b>Movements in detail</b>
    Account: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    From { $answer_period_first } to { $answer_period_last } · 🔎 “{ $filter_said }”
    { $answer_adds_up ->
        [yes] { $answer_totals }
       *[no] Too many to add up: choose a shorter period.
    }{ $answer_goes_on ->
        [yes] {" "}· I searched back to { $answer_reached }: tap <b>Older</b> to go on searching.
       *[no] {""}
    }
detail-line =
    { $item_booked_on } · { $item_document } - { $item_text }
    { $item_type } <b>{ $item_amount }</b> · Balance { $item_balance }{ $item_automatic ->
        [yes] {" "}· 🔁 automatic debit
       *[no] {""}
    }
