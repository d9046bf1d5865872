# Menus and help (M7-M10, M135-M137).

menu-choose =
    <b>Menu</b>
    What would you like to do?
    .products = 1. Products
    .transfers = 2. Transfers
    .services = 3. Pay bills
    .cards = 4. Pay cards
    .deferrals = 5. Card instalments
    .contact = 6. Contact
    .offers = 7. Request your products
    .faq = 8. Help
    .security = Security
    .logout = Log out
    .simpler = Tap one of the buttons: <b>Products</b> to see your accounts, <b>Transfers</b> to move your money.
    .help = This is the main menu: from here you reach everything you can do on this channel.
products-choose =
    <b>1. Products</b>
    .detail = Movements in detail
    .summary = Summary of products
    .movements = Latest movements
    .debit_card = Debit card
    .credit_card = Credit card
    .credit = Loan
    .investments = Investments
    .simpler = Tap <b>Summary of products</b> to see your balances.
    .help = Here you see your accounts, their balances and movements.
transfers-choose =
    <b>2. Transfers</b>
    .own = To my accounts
    .cooprogreso = Cooprogreso
    .interbank = Other banks
    .beneficiaries = Manage beneficiaries
    .again = Repeat a transfer
    .program = Schedule a transfer
    .programmed = Scheduled transfers
    .status = Has it arrived?
    .immediate = Institutions credited at once
    .simpler = Tap <b>To my accounts</b> to move money between your accounts, <b>Cooprogreso</b> to send it to another member, or <b>Other banks</b> for another institution.
    .help = Here you move your money: between your accounts, to other members of Cooprogreso or to other institutions. You also keep the people you send to.
security-choose =
    <b>Security</b>
    .not_me = It wasn't me
    .unfreeze = Let money leave again
    .claim = Claims
    .verify = Verify a receipt
    .alerts = Alerts
    .limits = My limits
    .simpler = Tap <b>It wasn't me</b> if somebody used your account.
    .help = From here you stop money from leaving if something is wrong, and let it leave again later. You also verify receipts and choose your alerts.
card_menu-choose =
    <b>4. Pay cards</b>
    .own = Cooprogreso cards
    .other = Other banks
    .simpler = Tap <b>Cooprogreso cards</b> to pay yours, or <b>Other banks</b>.
    .help = Paying your Cooprogreso card is free and immediate. To other banks it costs $0.36 plus IVA (VAT).
deferral_menu-choose =
    <b>5. Card instalments</b>
    .new = Pay purchases in instalments
    .current = My instalment plans
    .simpler = Tap <b>Pay purchases in instalments</b> to spread a purchase over several months.
    .help = Here you turn purchases of your credit card into monthly instalments (diferido), and see those you have.
help-guide =
    <b>8. Help</b>
    • Type <b>menu</b> at any moment to go back to the start.
    • <b>Cancel</b> leaves something without doing it and <b>back</b> goes one step back.
    • Every operation is confirmed with a <b>code by SMS</b> to your registered phone. Don't share it.
    • Your passwords are typed only on the secure page, never in the chat.
    • <b>/idioma</b> changes the language.
    • Call center: <b>{ $call_center }</b>. You can also use Cooprogreso Móvil and Cooprogreso's ATMs.
