# Claims: a movement the member does not recognise (B23).

claim-what =
    <b>Claims</b>
    Claiming is free of charge. What would you like to do?
    .movement = I don't recognise a movement
    .other = Something else: tell what happened
    .mine = See how my claims go
    .simpler = Tap <b>I don't recognise a movement</b> to choose it from your list, or <b>Something else</b> to tell it in your own words.
    .help = Your claim gets a number and an answer in writing. If somebody else is using your account, type <b>it wasn't me</b> and I stop money from leaving.
claim-account =
    <b>Claims</b>
    In which account is the movement you don't recognise?
    .option = { $option_ref }
    .simpler = Tap the account where you saw the movement.
    .help = A claim is free of charge. An agent looks into your case and answers you in writing.
    .label = Account
claim-movement =
    Which movement don't you recognise?
    .option = { $option_booked_on } · { $option_text } · { $option_amount }
    .simpler = Tap the movement you don't recognise.
    .help = These are the last ten. For an older one, go back and tap <b>Something else</b>.
    .label = Movement
claim-words =
    Would you like to tell us more? Type it in one line or tap <b>Skip</b>.
    .simpler = Type what happened, for example “I didn't make that withdrawal”, or tap <b>Skip</b>.
    .help = It helps the agent understand your case. Don't type passwords or codes.
    .label = What happened
claim-review =
    <b>Check your claim</b>
    Account: { $account }
    Movement: { $movement_booked_on } · { $movement_document } - { $movement_text }
    Amount: <b>{ $movement_amount }</b>
    What happened: { $words }
    .simpler = You are about to dispute the movement { $movement_document } - { $movement_text } of <b>{ $movement_amount }</b> ({ $movement_booked_on }) in { $account }. What happened: { $words }. Tap <b>Confirm</b> if that's right.
    .help = Confirming opens a case with a number. Your money does not move.
claim-done =
    { $claimed_already ->
        [yes] 📋 <b>You already have an open claim about that.</b>
       *[no] 📋 <b>We received your claim.</b>
    }
    Case: <code>{ $claimed_number }</code>
    Opened: { $claimed_at }

    <b>What happens next:</b> an agent looks into it and answers in writing to your e-mail by <b>{ $claimed_answer_by }</b>. See how it goes in <b>Security</b> → <b>Claims</b>. If you don't agree, you can turn to the Defensor del Cliente (customer ombudsman) or to the SEPS (the regulator).

    Do you think somebody else is using your account? Tap <b>It wasn't me</b> and I stop money from leaving at once.
claim-cancelled = All right, I opened no claim.
claim-none = No records found.
claim-story =
    Tell me what happened: when, where and how much. For example “the ATM did not give me the $40 but took them off my account”.
    .simpler = Type what happened, in one or two sentences.
    .help = This opens your claim. Don't type passwords, codes or card numbers.
    .label = What happened
claim-check =
    <b>Check your claim</b>
    What happened: { $story }
    .simpler = You are about to claim: { $story }. Tap <b>Confirm</b> if that's right.
    .help = Confirming opens a case with a number. Your money does not move.

notice-TellClaim = 📋 I confirm that we received your claim. Case: <code>{ $told_number }</code>. We answer in writing by { $told_answer_by }.
