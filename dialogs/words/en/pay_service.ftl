# Bill payments: new payment (M94-M104).

pay_service-source =
    <b>New payment</b>
    Which account does the money leave?
    .option = { $option_ref } · { $option_available }
    .simpler = Tap the account you want to pay <b>from</b>.
    .help = This is the account that is debited. Beside each one you see its available balance.
    .label = Debit account
pay_service-known =
    What would you like to pay?
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .other = Another service
    .simpler = Tap a service you have paid before, or <b>Another service</b>.
    .help = The services you pay most come first. For a new one tap <b>Another service</b>.
    .label = Service: company and number
pay_service-category =
    Choose the <b>category</b>:
    .option = { $option_name }
    .by_name = Search by name
    .simpler = Tap what you want to pay: luz (electricity), agua (water), internet… or <b>Search by name</b>.
    .help = You can tap a category or type, for example, <b>luz</b>.
pay_service-company =
    Choose the <b>company</b>:
    .option = { $option_name }
    .simpler = Tap the company that bills you.
    .help = It is the company named on your bill.
pay_service-wanted =
    What is the company called? For example <b>CNT</b>, <b>el inter</b> or <b>agua de Quito</b>
    .simpler = Type the name of the company as it is on your bill.
    .help = I look for the company by its name or by what people call it.
pay_service-found =
    I found:
    .option = { $option_name }
    .simpler = Tap the company you're looking for, or <b>Back</b> to type another name.
    .help = These companies look like what you typed.
pay_service-number =
    <b>{ $company_name }</b>
    Type: <b>{ $company_label }</b>. For example { $company_example }
    .simpler = It is on your bill: <b>{ $company_label }</b>. Type the number, for example { $company_example }
    .help = By this number the company knows which service you pay.
pay_service-pending =
    <b>{ $service }</b>
    Tap the bills you want to pay and then <b>Done</b>:
    .option = { $option_id } · { $option_amount } + { $option_commission } = { $option_total }
    .ticked = ☑ { $option_id } · { $option_amount } + { $option_commission } = { $option_total }
    .simpler = Tap a bill: you will see ☑. When you have the ones you want, tap <b>Done</b>.
    .help = Of each bill you see its number, amount, commission and total.
    .label = Bills or amount
pay_service-amount =
    <b>{ $service }</b>
    How much is the top-up? For example <b>5</b>
    .simpler = Type only the amount of the top-up, for example <b>5</b> (five dollars).
    .help = It is the credit that number will receive.
pay_service-review =
    <b>Check before you pay</b>

    <b>From</b>
    { $quote_holder }
    Account: { $source } - AHO - USD

    <b>To</b>
    { $service }

    <b>Amounts to pay</b>
    { $bills }
    Amount: { $quote_amount }
    Commission: { $quote_commission }
    Total to pay: <b>{ $quote_total }</b>
    .simpler =
        You are about to pay <b>{ $quote_total }</b> from { $source } to { $service }: { $bills }. Tap <b>Confirm</b> if that's right.
    .help = Nothing is paid yet. If everything is right, tap <b>Confirm</b> and we will send you a code by SMS. The commission includes IVA (VAT).
pay_service-code =
    Type the <b>6-digit code</b> here to pay <b>{ $quote_total }</b> to { $service }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this payment. Share it with nobody.
pay_service-done =
    📨 <b>Payment in process</b>
    { $receipt_service }
    { $receipt_bills }
    Total: <b>{ $receipt_quote_total }</b> from { $receipt_source }
    Date: { $receipt_at }
    Receipt: <code>{ $receipt_code }</code>

    It is on its way to the company. If it does not accept it, all of your money comes back.
pay_service-cancelled = Done, I cancelled the payment. Nothing was charged.
pay_service-no_accounts = To pay you need an active savings account with an available balance. No records found.
pay_service-no_companies = No records found.
pay_service-nothing_owed = <b>{ $service }</b>: nothing to pay. No records found.
pay_service-not_known = Check the number on your bill and try again. Nothing was charged.
pay_service-away = Try again later. Nothing was charged.
pay_service-locked = The payment was not made. If you need help, call { $call_center }.
pay_service-unclear = ⏳ I can't confirm yet whether the payment was made. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show in your history in a few minutes, it was not made and you can try again.
pay_service-frozen = Nothing was charged. If all is well again, let money leave under <b>Security</b>.
