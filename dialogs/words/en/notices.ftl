# What is told without being asked: outcomes that were not told yet, and news. Their buttons.

button-not_me = It wasn't me
button-share_receipt = Share receipt
    .shown = 🧾 Receipt from Cooprogreso. To check that it is genuine, scan the QR code or type /verify in our chat.
    .hint = Press and hold the picture to forward it.
button-name_service = Give it a name
button-pay_now = Pay now

notice-OwnTransfer =
    ✅ Confirming an operation I had not told you about: you transferred <b>{ $told_amount }</b> from { $told_source } to { $told_target } on { $told_at }.
    Receipt: <code>{ $told_code }</code>
notice-MoneyReceived =
    💰 <b>You received { $told_amount }</b>
    From: { $told_sender }
    Into your account: ••••{ $told_account_last4 }
    Date: { $told_at }
notice-ReportNotMe = 🛑 Confirming: I stopped money from leaving your accounts. Case: <code>{ $told_number }</code>. An agent will call you on your registered phone.
notice-LiftFreeze = ✅ Confirming: money can leave your accounts again.
notice-PayBills =
    📨 Confirming a payment I had not told you about: <b>{ $told_quote_total }</b> to { $told_service } from { $told_source } on { $told_at }.
    Receipt: <code>{ $told_code }</code>
notice-BillSettled =
    ✅ <b>{ $told_service_company } received your payment</b>{ $told_automatic ->
        [yes] {" "}(scheduled)
       *[no] {""}
    }
    { $told_service }
    { $told_bill }
    Total: <b>{ $told_total }</b> from { $told_source }
    The company's receipt: <code>{ $told_reference }</code>
notice-FirstBillSettled =
    { notice-BillSettled }

    Give it a name, such as <b>light at home</b>, and it comes first next time.
notice-BillDue =
    🗓️ <b>Your bill is due on { $told_bill_due_on }</b>
    { $told_has_name ->
        [yes] <b>{ $told_alias }</b>{"\u000A"}
       *[no] {""}
    }{ $told_service }
    { $told_bill_about }: <b>{ $told_bill_amount }</b> + fee { $told_bill_commission } = <b>{ $told_bill_total }</b>

    Switch these reminders off in <b>Security → Alerts</b>.
notice-BillNotTaken =
    ↩️ <b>{ $told_service_company } did not accept your payment</b>: { $told_reason }. All of your money is back in { $told_source }.
    { $told_service }
    { $told_bill }{ $told_is_tried_again ->
        [yes] {"\u000A"}I will try again on <b>{ $told_retry_on }</b>.
       *[no] {""}
    }
notice-Defer = ✅ Confirming: <b>{ $told_plan_quote_capital }</b> of your card { $told_plan_card } is now in { $told_plan_quote_months } monthly instalments of <b>{ $told_plan_quote_quota }</b>. Receipt: <code>{ $told_code }</code>
notice-TransferArrived =
    ✅ <b>Your transfer arrived</b>
    { $told_amount } to { $told_to }, { $told_institution } ••••{ $told_to_last4 }
    Date: { $told_at }
    Receipt: <code>{ $told_code }</code>
notice-TransferReturned =
    ↩️ <b>A transfer was returned to you</b>
    { $told_institution } returned the { $told_amount } you sent to { $told_to } (••••{ $told_to_last4 }). The amount and the fees are back in your account.
    Receipt: <code>{ $told_code }</code>
notice-TransferRejected =
    ❌ <b>Your transfer was not carried out</b>
    { $told_institution } did not accept the { $told_amount } for { $told_to } (••••{ $told_to_last4 }). The amount and the fees are available again.
    Check the beneficiary's details before you try again.
    Receipt: <code>{ $told_code }</code>
notice-TransferInReview =
    🔎 <b>We are looking into your transfer</b>
    { $told_amount } to { $told_to }, { $told_institution } ••••{ $told_to_last4 }. We have no confirmation yet that it arrived; the money stays on hold and I'll tell you as soon as I know. Don't repeat it.
notice-PaymentStopped =
    🛑 <b>We did not send your payment of { $told_amount }</b>
    The account it came from no longer allows debits. The amount and the fees were not charged.
    Receipt: <code>{ $told_code }</code>
    If you don't know why, call us at { $call_center }.
notice-PayCard =
    ✅ Confirming an operation I had not told you about: you paid <b>{ $told_amount }</b> of your card { $told_card } from { $told_source } on { $told_at }.
    Receipt: <code>{ $told_code }</code>
notice-CooprogresoTransfer =
    ✅ Confirming an operation I had not told you about: you sent <b>{ $told_amount }</b> to { $told_beneficiary } from { $told_source } on { $told_at }.
    Receipt: <code>{ $told_code }</code>
notice-InterbankTransfer =
    ✅ Confirming an operation I had not told you about: you ordered a transfer of <b>{ $told_amount }</b> to { $told_beneficiary } from { $told_source } on { $told_at }.
    Total with commission and IVA: { $told_quote_total }
    Receipt: <code>{ $told_code }</code>
notice-CancelTransfer = ✅ Confirming an operation I had not told you about: you cancelled a transfer and <b>{ $told_freed }</b> are available in your account again.
notice-CreateCooprogresoBeneficiary = ✅ Confirming an operation I had not told you about: you saved <b>{ $told }</b> as a beneficiary.
notice-CreateBankBeneficiary = ✅ Confirming an operation I had not told you about: you saved <b>{ $told }</b> as a beneficiary.
notice-EditBeneficiary = ✅ Confirming an operation I had not told you about: you changed the details of your beneficiary <b>{ $told }</b>.
notice-DeleteBeneficiary = ✅ Confirming an operation I had not told you about: you deleted <b>{ $told }</b> from your beneficiaries.
notice-ChangeLimit = ✅ Confirming an operation I had not told you about: { $told_limit } is <b>{ $told_amount }</b>.
notice-ChangePin = 🔑 Confirming: you changed the PIN of your card { $told_card } on { $told_at }.
notice-RecoverPin = 🔑 Confirming: we sent a temporary PIN of your card { $told_card } to your e-mail { $told_email_masked }. It is good until { $told_valid_until }.
notice-FreezeCard = ❄️ Confirming: your card { $told_card } is frozen since { $told_at }.
notice-UnfreezeCard = ✅ Confirming: your card { $told_card } works again since { $told_at }.
notice-BlockCard = 🔒 Confirming: your card { $told_card } was blocked for good on { $told_at }.
notice-SaveCard = ✅ Confirming: you registered the card { $told }.
notice-EditCard = ✅ Confirming: you changed the details of the card { $told }.
notice-RemoveCard = ✅ Confirming: you removed the card { $told_card } from your list.
notice-PayOtherCard =
    ✅ Confirming an operation I had not told you about: you ordered a payment of <b>{ $told_amount }</b> from { $told_source } to { $told_card } on { $told_at }.
    Receipt: <code>{ $told_code }</code>
notice-ScheduleNews =
    ⚠️ <b>Your scheduled { $told_purpose_is_service ->
        [yes] payment
       *[no] transfer
    } was not made</b>
    { $told_purpose }
    { $told_outcome }{ $told_has_amount ->
        [yes] {"\u000A"}{ $told_purpose_is_service ->
            [yes] Amount: { $told_amount } · Authorised maximum: { $told_maximum }
           *[no] Amount: { $told_amount }
        }
       *[no] {""}
    }{ $told_is_tried_again ->
        [yes] {"\u000A"}I will try again on <b>{ $told_retry_on }</b>.
       *[no] {"\u000A\u000A"}{ $told_purpose_is_service ->
            [yes] If you like, pay it now under <b>3. Pay bills</b>.
           *[no] If you like, make it now under <b>2. Transfers</b>.
        }
    }
notice-StandingTransferMade =
    ✅ <b>Your scheduled transfer was made</b>
    <b>{ $told_amount }</b> to { $told_purpose }
    From your account: { $told_source } · Total with fees: { $told_total }
    Reason: { $told_reference }
    Date: { $told_at }
    Receipt: <code>{ $told_code }</code>
notice-ProgramPayment = ✅ Confirming: the payment of { $told_schedule_purpose }, up to <b>{ $told_schedule_maximum }</b>, is scheduled. Receipt: <code>{ $told_code }</code>
notice-ProgramTransfer = ✅ Confirming: the transfer of <b>{ $told_schedule_maximum }</b> to { $told_schedule_purpose } is scheduled. Receipt: <code>{ $told_code }</code>
notice-ChangeSchedule = ✅ Confirming the change of what you have scheduled for { $told_schedule_purpose }: { $told_schedule_state }, { $told_schedule_maximum }. Receipt: <code>{ $told_code }</code>
notice-MeasureTaken =
    🛡️ <b>Security measure</b>
    { $told_measure }
    Date: { $told_at }
notice-FrozenByPerson =
    🛑 <b>An agent stopped money from leaving your accounts</b>, for your safety. { $told_stopped ->
        [0] There were no payments waiting to be sent.
        [one] We cancelled 1 payment that had not been sent yet.
       *[other] We cancelled { $told_stopped } payments that had not been sent yet.
    }
    Case: <code>{ $told_case }</code>
    Date: { $told_at }
notice-CaseClosed =
    📋 <b>Answer to your case</b> <code>{ $told_case }</code>: { $told_outcome }

    { $told_answer }
notice-BookCall = 📞 We will call you on <b>{ $told_window_day }</b>, { $told_window_hours }. Case: <code>{ $told_number }</code>.
notice-OpenClaim = 📋 Confirming: we received your claim. Case: <code>{ $told_number }</code>. An agent will answer in writing to your e-mail.
notice-RequestData = 🗂️ Confirming: we received your request about your personal data. Case: <code>{ $told_number }</code>. We will answer to your e-mail within 15 days at most.
