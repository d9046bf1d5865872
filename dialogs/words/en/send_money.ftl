# Sending money to somebody by name (B27).

send_money-payee =
    Who are you sending to?
    .option = { $option_ref_name } ••••{ $option_ref_last4 }
    .new = New beneficiary +
    .simpler = Tap who you are sending to, type the name, or tap <b>New beneficiary +</b>.
    .help = These are your beneficiaries, at Cooprogreso and at other institutions. Whoever is not there has to be saved first.
send_money-nobody = You have no beneficiaries yet: save that person's account first.
