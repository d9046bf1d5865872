# New beneficiary + (M11, M89, M93, D16).

beneficiary_new-service =
    <b>New beneficiary +</b>
    To create a new beneficiary, first choose a service:
    .cooprogreso = Cooprogreso transfers
    .interbank = Interbank transfers
    .simpler = Tap <b>Cooprogreso transfers</b> if the account is at Cooprogreso, or <b>Interbank transfers</b> if it is at another institution.
    .help = The service depends on where the account is that you will send money to.

payee_cooprogreso-number =
    <b>New beneficiary +</b> · Cooprogreso
    Type the Cooprogreso <b>account number</b> (12 digits):
    .simpler = Type only the 12 digits of the account, for example 410101082030.
    .help = It is the savings account of the person you want to send money to. Ask them for the number, or for the card they can <b>share</b>.
    .label = Account number
payee_cooprogreso-email =
    The account belongs to <b>{ $holder_name }</b>.
    Which <b>e-mail</b> shall we notify when you send money? Type it or tap <b>Skip</b>.
    .simpler = Type the address, for example name@mail.com, or tap <b>Skip</b>.
    .help = If you give us an e-mail, we will tell them of every transfer. You don't have to.
    .label = E-mail
payee_cooprogreso-alias =
    Under which name would you like to see them on your list? For example <b>My landlady</b>. Type it or tap <b>Skip</b>.
    .simpler = Type a short name to recognise them by, or tap <b>Skip</b>.
    .help = The alias is only for you: you find it quickly on your list.
    .label = Alias
payee_cooprogreso-review =
    <b>Check before saving</b>
    Holder: <b>{ $holder_name }</b>
    Identification: { $holder_identification }
    Account: Cooprogreso · <b>{ $number }</b>
    E-mail: { $mailbox }
    Alias: { $alias }

    Is it the right person? For safety we don't show the full name. It has a lower limit for the first 24 hours.
    .simpler =
        You are about to save the account <b>{ $number }</b> of <b>{ $holder_name }</b> ({ $holder_identification }). E-mail: { $mailbox }. Alias: { $alias }. Tap <b>Confirm</b> if that's right.
    .help = Check that the holder is the person you want to send money to. If not, correct the number.
payee_cooprogreso-code =
    Type the <b>6-digit code</b> here to save { $holder_name }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this beneficiary. Share it with nobody.
payee_cooprogreso-saved = ✅ I saved <b>{ $made }</b> as a beneficiary.
payee_cooprogreso-dropped = All right, I saved no beneficiary.
payee_cooprogreso-limited = You can go on with your saved beneficiaries, or try tomorrow. If you need it today, call { $call_center }.
payee_cooprogreso-full = Delete one you no longer use to save another.
payee_cooprogreso-locked = I did not save the beneficiary. If you need help, call { $call_center }.

payee_bank-search =
    <b>New beneficiary +</b> · Another institution
    At which <b>bank or cooperative</b> is the account? Type its name or a part of it, for example <b>Pichincha</b>.
    .simpler = Type a part of the name, for example Pichincha, Guayaquil, JEP or Policía Nacional.
    .help = It is the institution where the other person has the account.
payee_bank-institution =
    Which one?
    .option = { $option_name }
    .simpler = Tap the institution. If it isn't there, tap <b>Back</b> and type it differently.
    .help = I found these institutions with what you typed.
    .label = Institution
payee_bank-number =
    Type the <b>account number</b> at { $institution_name }:
    .simpler = Type only the digits of the account.
    .help = It is the number of the account that will receive the money. Check it well: if it is somebody else's, the money goes to them.
    .label = Account number
payee_bank-kind =
    What type of account is it?
    .savings = Savings
    .checking = Checking
    .simpler = Tap <b>Savings</b> or <b>Checking</b>.
    .help = The other institution needs it to credit the money. If you don't know, ask the holder.
    .label = Type of account
payee_bank-identification =
    Type the holder's <b>cédula (ID card), RUC or passport</b>:
    .simpler = Type only the digits of the cédula (10) or of the RUC (13).
    .help = The other institution checks that the identification is the account holder's.
    .label = Identification
payee_bank-doubtful =
    ⚠️ That RUC does not pass the usual check. It may be right if it is recent: look at it again.
    .right = The RUC is right
    .simpler = If it is typed right tap <b>The RUC is right</b>. If not, tap <b>Back</b>.
    .help = The last digit of a RUC usually checks the others; in the newest ones that is not always so.
payee_bank-name =
    Type the holder's <b>full name</b>, as it is on the account:
    .simpler = Type first and last names, or the name of the company.
    .help = The other institution compares the name with the account's.
    .label = Name
payee_bank-email =
    Which <b>e-mail</b> shall we notify when you send money? Type it or tap <b>Skip</b>.
    .simpler = Type the address, for example name@mail.com, or tap <b>Skip</b>.
    .help = If you give us an e-mail, we will tell them of every transfer. You don't have to.
    .label = E-mail
payee_bank-alias =
    Under which name would you like to see them on your list? For example <b>My landlady</b>. Type it or tap <b>Skip</b>.
    .simpler = Type a short name to recognise them by, or tap <b>Skip</b>.
    .help = The alias is only for you: you find it quickly on your list.
    .label = Alias
payee_bank-review =
    <b>Check before saving</b>
    Name: <b>{ $name }</b>
    { $identification_kind }: { $identification_number }
    Institution: { $institution_name }
    Account: { $kind ->
        [savings] Savings
       *[checking] Checking
    } · <b>{ $number }</b>
    E-mail: { $mailbox }
    Alias: { $alias }

    If the number is somebody else's, the money goes to them. It has a lower limit for the first 24 hours.
    .simpler =
        You are about to save <b>{ $name }</b> ({ $identification_kind } { $identification_number }): { $institution_name }, { $kind ->
            [savings] savings
           *[checking] checking
        } account <b>{ $number }</b>. E-mail: { $mailbox }. Alias: { $alias }. Tap <b>Confirm</b> if that's right.
    .help = Compare every digit with what the holder gave you. If something is wrong, tap <b>Correct something</b>.
payee_bank-code =
    Type the <b>6-digit code</b> here to save { $name }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this beneficiary. Share it with nobody.
payee_bank-saved = ✅ I saved <b>{ $made }</b> as a beneficiary.
payee_bank-dropped = All right, I saved no beneficiary.
payee_bank-full = Delete one you no longer use to save another.
payee_bank-locked = I did not save the beneficiary. If you need help, call { $call_center }.
