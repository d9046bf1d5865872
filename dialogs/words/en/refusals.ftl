# Why something could not be done, said before the next question.

refusal-NotFound = We did not find that record.
refusal-ChatNotLinked = This chat is not linked to a member.
refusal-TooManyLookups = You have made too many inquiries.
refusal-ReceiptUnknown = ⚠️ <b>There is no receipt of Cooprogreso with that code.</b>
refusal-SameAccount = The money would go to the account it comes from. Choose another one.
refusal-AccountUnavailable = That account can't be used for transfers at the moment.
refusal-InsufficientFunds = The available balance is not enough: you have <b>{ $refusal_available }</b>.
refusal-AmountOutOfRange = That amount can't be transferred at once. The most is <b>{ $refusal_ceiling }</b>.
refusal-NotAuthorised = The code is no longer valid for this operation. For safety it has to be confirmed again.
refusal-CodesLocked = 🔒 For safety, codes are blocked until <b>{ $refusal_until }</b>.
refusal-CodeNotSent = Wait a moment before you ask for another code: you can after { $refusal_retry_at }.
refusal-CodeWrong = { $refusal_tries_left ->
    [one] That code is not right. You have <b>one try</b> left.
   *[other] That code is not right. You have <b>{ $refusal_tries_left } tries</b> left.
}
refusal-CodeExhausted = There are no tries left for that code and we voided it. Nothing was carried out.
refusal-CodeExpired = ⌛ The code expired or the operation changed, so it no longer works. Nothing was carried out.
refusal-CredentialsLocked = 🔒 After several failed tries, logging in is blocked until <b>{ $refusal_until }</b>.
refusal-CredentialsInvalid = The login was not completed or too much time has passed. Let's do it again.
refusal-CoolingDown = You can't let money leave yet: you can from <b>{ $refusal_until }</b>.
refusal-AlreadyEnrolled = You already have a Cooprogreso en Línea user name.
refusal-CardUnavailable = That card shows as <b>{ $refusal_status }</b> and does not allow this.
refusal-PinMissing = That card has no valid PIN yet.
refusal-PinBlocked = 🔒 After several tries with a PIN that doesn't match, changing it is blocked. To unblock it, recover your PIN.
refusal-CompanyUnknown = I couldn't find that company. Type another name, for example <b>CNT</b> or <b>Emelnorte</b>.
refusal-ServiceNumberUnreadable = That number can't be one of { $refusal_company_name }. I need: <b>{ $refusal_company_label }</b>, for example { $refusal_company_example }
refusal-ServiceUnknown = { $refusal_company_name } does not know that number.
refusal-CompanyAway = { $refusal_company_name } does not answer at the moment.
refusal-BillPaid = That bill <b>was paid</b> in the meantime. Nothing was charged and the code is void.
refusal-BillChanged = The company <b>changed the amount</b> in the meantime. Nothing was charged and the code is void. Here is the new amount:
refusal-AmountToChoose = At { $refusal_company_name } you choose the amount.
refusal-TopUpOutOfRange = A top-up can be from <b>{ $refusal_least }</b> to <b>{ $refusal_most }</b>.
refusal-QuoteChanged = The fee or the arrival date changed in the meantime. Nothing was charged; look at the new details.
refusal-OutgoingFrozen = 🛑 No money can leave your accounts since <b>{ $refusal_since }</b>. Case: <code>{ $refusal_case }</code>.
refusal-PurchaseUnavailable = One of those purchases can no longer go into instalments: it is on your statement or already in a plan. Choose again.
refusal-DeferralOutOfRange = Instalments are possible from <b>{ $refusal_least }</b> to <b>{ $refusal_most }</b>.
refusal-TermNotAllowed = That term is not available for that amount. Choose another one.
refusal-LimitExceeded = { $refusal_is_used_up ->
        [yes] You have reached { $refusal_limit }: you can't send more for now. Tap <b>Cancel</b> and try later; your limits are under <b>Security → My limits</b>.
       *[no] That amount is above { $refusal_limit }. You can send up to <b>{ $refusal_left }</b> now.
    }
refusal-BeneficiaryGone = That beneficiary is no longer on your list or has changed. Choose again.
refusal-AccountUnknown = Cooprogreso has no account with that number. Please check it.
refusal-OwnAccount = That account is yours: move the money with <b>Transfers to my accounts</b>.
refusal-PayeeUnavailable = That account can't receive money at the moment. Check the details with its holder.
refusal-AlreadyBeneficiary = That account is already on your list: <b>{ $refusal_beneficiary }</b>.
refusal-TooManyBeneficiaries = Your list already has { $refusal_most } beneficiaries, the most there can be.
refusal-InstitutionUnknown = I couldn't find an institution with that name.
refusal-FieldFixed = That belongs to the holder of the account and can't be changed.
refusal-FieldUnreadable = That can't be the { $refusal_field }. Please check it.
refusal-TooLate = That transfer has already left and can't be cancelled.
refusal-LimitTooHigh = The highest limit you can have is <b>{ $refusal_ceiling }</b>.
refusal-CardKnown = That card is already on your list.
refusal-TooManyCards = You already have { $refusal_most } cards registered. Remove one to register another.
refusal-NeverDue = With those dates it would never be done. Let's look at the dates.
refusal-PlanOver = Its last day is over: there is nothing to resume. You can delete it and schedule another one.
refusal-TooManyBills = One code pays up to <b>{ $refusal_most }</b> bills. Choose fewer; you can pay the others afterwards.
