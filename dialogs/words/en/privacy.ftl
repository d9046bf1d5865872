# /misdatos: rights over personal data (LOPDP).

my_data-what =
    🗂️ <b>My personal data</b>
    The law gives you the right to know, correct and delete your data, and to withdraw your authorisations.
    What do you need?
    .access = Get a copy of my data
    .correct = Correct something
    .erase = Delete what can be
    .withdraw = Withdraw an authorisation
    .unlink = Unlink this chat
    .simpler = Tap what you need. <b>Unlink this chat</b> takes you out of Cooprogreso en Línea on this Telegram.
    .help = The copy, deleting and unlinking are immediate and confirmed with a code. Correcting and withdrawing are done by a person, within 15 days.
my_data-form =
    How would you like the copy? It holds your registered data, authorisations, logins, products, beneficiaries, preferences and cases, with masked numbers. You can download your movements in <b>Movements in detail</b>.

    The copy comes to this chat: mind who sees it.
    .pdf = To read (PDF)
    .json = For another system (JSON)
    .simpler = Tap <b>To read</b> to look at it yourself, or <b>For another system</b> to take it elsewhere.
    .help = The PDF is made for your phone. The JSON is for taking your data to another institution (portability).
my_data-copy_code =
    Type the <b>6-digit code</b> here to get the copy of your data. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only sending the copy to this chat. Share it with nobody.
my_data-pdf = 🗂️ Here is the <b>copy of your personal data</b>.
my_data-json = 🗂️ Here is the <b>copy of your personal data</b>, in a format that other systems read.
my_data-sent = If something is not right, type /misdatos and tap <b>Correct something</b>.
my_data-erase =
    <b>This would be deleted now</b>
    Beneficiaries: { $erasable_beneficiaries }
    Saved services: { $erasable_services }
    Other banks' cards: { $erasable_cards }
    Notification preferences: { $erasable_preferences }

    <b>This is kept</b>
    • Your operations, receipts and claims: the law obliges us to.
    • Your data as a member, while you have products.
    • The authorisations you gave: they prove what you agreed to.
    • Conversations with agents: they back the attention you received.{ $erasable_kept ->
        [0] {""}
        [one] {"\u000A"}• One beneficiary or service that a scheduled payment uses: cancel it first.
       *[other] {"\u000A"}• { $erasable_kept } beneficiaries or services that your scheduled payments use: cancel those first.
    }
    .all = Delete now
    .people = Ask to delete something else
    .simpler = Tap <b>Delete now</b> to delete what the first list shows, or <b>Ask to delete something else</b> so that a person looks at it.
    .help = What is deleted cannot be brought back: you would have to register it again.
my_data-nothing =
    You have no saved beneficiaries, services, cards or preferences that can be deleted here. Your operations and your data as a member are kept because the law obliges us to.
    .people = Ask to delete something else
    .no = Finish
    .simpler = Tap <b>Ask to delete something else</b> so that a person looks at it, or <b>Finish</b>.
    .help = A person looks at your request within 15 days.
my_data-erase_code =
    Type the <b>6-digit code</b> here to delete that data. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only deleting what the list showed. Share it with nobody.
my_data-erased =
    🗑️ <b>Done, it is deleted.</b>
    Beneficiaries: { $erased_beneficiaries }
    Saved services: { $erased_services }
    Other banks' cards: { $erased_cards }
    Notification preferences: { $erased_preferences }
    Date: { $erased_at }
my_data-words =
    What is it about? Write it in one line: for example “my e-mail changed”, or tap <b>Skip</b>.
    .simpler = Write in a few words which data or which authorisation, or tap <b>Skip</b>.
    .help = It helps the person who answers you. Don't write the new data, passwords or codes here: they will contact you to verify it.
my_data-asked =
    🗂️ <b>We received your request.</b>
    Case: <code>{ $opened_number }</code>
    We will answer to your registered e-mail within <b>15 days</b> at most. This is free of charge.
my_data-code =
    Type the <b>6-digit code</b> here to unlink this chat. It is good for 3 minutes.
    .simpler = Find the SMS from Cooprogreso on your phone and type its 6 digits here.
    .help = The code authorises only unlinking this chat. Share it with nobody.
my_data-left = 👋 <b>Done: this chat is no longer linked to Cooprogreso en Línea.</b> You will get no more news of your accounts here. You can delete this conversation in Telegram; to come back, log in with your user name and password.
my_data-done = Done! When you want to go on, tap the menu.
my_data-locked = Nothing was changed. If you need help, call { $call_center }.

notice-EraseData = 🗑️ I confirm that I deleted your saved beneficiaries, services, cards and preferences.

document-data_title = My personal data
document-data_holder = { $data_holder }
document-data_at = Copy of { $data_at }
document-data_empty = No records found.
document-data_since = since { $moment }
document-data_until = until { $moment }
document-data_version = version { $version }
document-data_messages = { $count } messages
document-data_topics =
    .person = Registered data
    .consents = Authorisations
    .access = Logins to this channel
    .products = Products
    .directory = Beneficiaries, services and cards
    .preferences = Limits and preferences
    .cases = Requests, claims and attention
document-data_facts =
    .name = Name
    .identification = Identification
    .phone = Mobile phone
    .email = E-mail
    .birth_date = Date of birth
    .member_since = Member
    .channel_terms = Terms of the channel
    .product_consent = Request
    .schedule_terms = Scheduled payments
    .user = User name
    .chat = Linked Telegram chat
    .session = Session
    .savings = Savings account
    .contribution = Contribution certificates
    .loan = Loan
    .investment = Investment
    .debit_card = Debit card
    .credit_card = Credit card
    .beneficiary = Beneficiary
    .service = Service
    .saved_card = Another bank's card
    .limit_operation = Limit per transfer
    .limit_day = Daily limit
    .muted = Notification switched off
    .wanted = Notification switched on
    .language = Language of your chat
    .case = Case
    .talk = Conversation with an agent
document-data_note = Numbers are masked. Your passwords and PINs cannot be read, by us either. Your movements are in Movements in detail. We keep your operations, authorisations and claims for as long as the law demands. To correct or delete: /misdatos.
