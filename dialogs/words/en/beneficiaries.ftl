# Managing beneficiaries (M88-M92, M147).

beneficiaries-list =
    <b>Manage beneficiaries</b>
    Tap one to see the details, or search:
    .option = { $option_ref }
    .search = Search
    .new = New beneficiary +
    .simpler = Tap a beneficiary, <b>Search</b> or <b>New beneficiary +</b>. You can also type the name.
    .help = These are the accounts you send money to; the ones you use most come first.
beneficiaries-service =
    Of which service?
    .all = All services
    .cooprogreso = Cooprogreso transfers
    .interbank = Interbank transfers
    .simpler = Tap <b>All services</b> if you're not sure.
    .help = The service says whether the account is at Cooprogreso or at another institution.
beneficiaries-text =
    Type the <b>name or identification</b>, or tap <b>Skip</b> to see all.
    .simpler = Type a part of the name or of the alias, or the whole cédula.
    .help = I search the names, aliases and identifications of your list.
beneficiaries-found =
    I found:
    .option = { $option_ref }
    .new = New beneficiary +
    .simpler = Tap the one you're looking for, or <b>Back</b> to search again.
    .help = These are the beneficiaries that match your search.
beneficiaries-card =
    <b>{ $answer_ref_name }</b>
    Service: { $answer_service }
    Beneficiary: { $answer_holder }
    { $answer_identification_kind }: { $answer_identification }
    Account: { $answer_ref_institution } · { $answer_account_kind } ••••{ $answer_ref_last4 }
    E-mail: { $answer_email }
    Alias: { $answer_alias }
    .send = Transfer
    .edit = Edit
    .delete = Delete
    .close = Done
    .simpler = Tap <b>Transfer</b>, <b>Edit</b>, <b>Delete</b> or <b>Done</b>.
    .help = These are the details we send your money with. Every change is confirmed with a code.
beneficiaries-none_yet =
    No records found. You have no beneficiaries yet.
    .new = New beneficiary +
    .simpler = Tap <b>New beneficiary +</b> to save the first one.
    .help = A beneficiary is an account you send money to. Save it once and choose it afterwards.
beneficiaries-nothing =
    No records found.
    .everybody = See all
    .new = New beneficiary +
    .simpler = Tap <b>See all</b>, or <b>Back</b> to search again.
    .help = Nobody on your list matches what you searched for.
beneficiaries-done = Done! Whenever you want to go on, tap the menu.

beneficiary_edit-beneficiary =
    Which beneficiary would you like to change?
    .option = { $option_ref }
    .simpler = Tap a beneficiary or type the name.
    .help = Choose from your list the beneficiary whose details changed.
    .label = Beneficiary
beneficiary_edit-own_field =
    What would you like to change of <b>{ $beneficiary_name }</b>? The other details are the account holder's.
    .alias = Alias
    .email = E-mail
    .simpler = Tap <b>Alias</b> or <b>E-mail</b>.
    .help = To send to another account, save a new beneficiary.
beneficiary_edit-field =
    What would you like to change of <b>{ $beneficiary_name }</b>?
    .alias = Alias
    .email = E-mail
    .name = Name
    .identification = Identification
    .number = Account number
    .simpler = Tap what you want to change.
    .help = Change one thing at a time. For another institution, save a new beneficiary.
beneficiary_edit-value =
    { $field ->
        [alias] Type the new <b>alias</b>, or <b>remove</b> to leave it without one:
        [email] Type the new <b>e-mail</b>, or <b>remove</b> not to notify them by e-mail:
        [name] Type the holder's <b>full name</b>:
        [identification] Type the holder's <b>cédula (ID card), RUC or passport</b>:
       *[number] Type the new <b>account number</b>. It has a lower limit for the first 24 hours:
    }
    .simpler = Type it as it should be.
    .help = Only this changes; the rest stays the same.
beneficiary_edit-review =
    <b>Check before saving</b>
    Beneficiary: { $beneficiary }
    New { $change_field }: <b>{ $change_value }</b>
    .simpler =
        In { $beneficiary } the { $change_field } will be: <b>{ $change_value }</b>. Tap <b>Confirm</b> if that's right.
    .help = Nothing changes yet. If it's right, tap <b>Confirm</b> and we will send you a code.
beneficiary_edit-code =
    Type the <b>6-digit code</b> here to change { $beneficiary_name }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this change. Share it with nobody.
beneficiary_edit-saved = ✅ I changed the details of <b>{ $edited }</b>.
beneficiary_edit-cancelled = Done, I changed nothing.
beneficiary_edit-none = No records found.
beneficiary_edit-locked = I changed nothing. If you need help, call { $call_center }.

beneficiary_delete-beneficiary =
    Which beneficiary would you like to delete?
    .option = { $option_ref }
    .simpler = Tap a beneficiary or type the name.
    .help = Choose from your list whom you won't send money to any more.
    .label = Beneficiary
beneficiary_delete-review =
    Shall we delete <b>{ $beneficiary }</b> from your list?
    What you already sent does not change.
    .simpler = You are about to delete <b>{ $beneficiary }</b>. Tap <b>Confirm</b> if that's right.
    .help = To send to them again you will have to save them anew.
beneficiary_delete-code =
    Type the <b>6-digit code</b> here to delete { $beneficiary_name }. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only this deletion. Share it with nobody.
beneficiary_delete-removed = ✅ I deleted <b>{ $beneficiary }</b> from your beneficiaries.
beneficiary_delete-cancelled = Done, I left it on your list.
beneficiary_delete-none = No records found.
beneficiary_delete-locked = I deleted nobody. If you need help, call { $call_center }.
