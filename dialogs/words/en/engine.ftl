# What the engine says in any flow.

engine-menu = Main menu
engine-agent_key = Talk to an agent
engine-back = Back
engine-cancel = Cancel
engine-skip = Skip
engine-confirm = Confirm
engine-correct = Correct something
engine-resend = Send another code
engine-next = Next
engine-previous = Previous
engine-older = Older
engine-newer = Newer
engine-done = Done

engine-on_page = That goes on the secure page, not here: tap the button to open it.
engine-late_page = I received your secure page, but that request is no longer open and nothing was done. Whenever you want to go on, tap the menu.
engine-button_gone = That button was already used or has expired. If you need help, type “it wasn't me” or “agent”.
engine-stale = That button is no longer active. Use the ones under the last message 🙂
engine-not_an_option = I didn't find that option. Tap one of the buttons or type what it says: in English I understand those and short requests best.
engine-option_gone = That option is no longer available. Have a look at the updated ones.
engine-media = I cannot see photos or listen to voice notes yet: I only understand text and buttons. To show something to a person, type <b>agent</b>.
engine-location = 📍 Thank you, but I don't need it here and did not keep it. To see branches and ATMs near you: <b>6. Contact</b> → <b>Branches and ATMs</b>.
engine-door_first = For that I first need to know who you are 🙂
engine-edited = I saw that you edited a message, but only new ones count. Type it again if you want to change it.
engine-secret =
    🔒 <b>For your safety I deleted your message.</b> It looked like a password or a secret. Never type one in the chat: only on the secure page that the button opens.
engine-lost = It seems we don't understand each other. You can go back to the menu, talk to a person, or go on here:
engine-help =
    This is <b>Cooprogreso en Línea</b>. Here you can see your accounts and movements, and transfer between your accounts.

    Type <b>menu</b> for the options, <b>cancel</b> to leave what you are doing, <b>back</b> to go one step back, or <b>agent</b> to talk to a person.
engine-agent =
    👩‍💼 To talk to a person:
    📞 Call center: <b>{ $call_center }</b>
    ✉️ { $email }
    🕗 { $hours }

    We will never ask for your passwords or codes on a call.
engine-desk_queued =
    👩‍💼 I'm connecting you with a person at Cooprogreso. You are number <b>{ $position }</b> in the queue.

    Meanwhile, write here what you need: they will read it first thing. They will never ask for passwords or codes.
engine-desk_queued_wait =
    👩‍💼 I'm connecting you with a person at Cooprogreso. You are number <b>{ $position }</b> in the queue; the wait is about <b>{ $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }</b>.

    Meanwhile, write here what you need: they will read it first thing. They will never ask for passwords or codes.
engine-desk_joined = 👩‍💼 <b>{ $agent }</b>, of Cooprogreso, is with you now. Write freely, but never share your passwords or codes.
engine-desk_again = The conversation was interrupted and I put you back at the front of the queue. Sorry about that.
engine-desk_busy = You are with a person at Cooprogreso now. To come back to me, tap “Main menu”.
engine-desk_check =
    🔐 <b>{ $agent }</b> needs to confirm that it is you. We sent a 6-digit code by SMS to your phone { $phone }: type it here.

    Only the system checks it; <b>{ $agent } does not see it</b>. It authorises no operation.
engine-desk_check_wrong = That is not the code we sent. { $tries ->
        [one] You have <b>1 try</b> left.
       *[other] You have <b>{ $tries } tries</b> left.
    } Check the newest SMS.
engine-desk_check_right = ✅ Done, we confirmed that it is you. You go on with the same person.
engine-desk_check_failed = We could not confirm that it is you. You go on with the same person: they will tell you how to continue.
engine-desk_closed = 🕗 No agents are online now. They are back from <b>{ $opens_at }</b>.
engine-desk_left = You left the conversation with the agent. I'm back with you 🙂
engine-desk_errand =
    <b>{ $agent }</b> leaves you with me for: <b>{ $title }</b>. Nothing is done unless you check and confirm it. To go back to { $agent }, type <b>agent</b>.
engine-desk_over = <b>{ $agent }</b> has finished helping you. How was it? Your answer helps us improve.
engine-desk_ended = The conversation with the agent has ended.
engine-desk_next = I'm back with you 🙂 What would you like to do?
engine-person_says =
    👩‍💼 <b>{ $agent }:</b>
    { $text }
engine-language = 🌐 ¿En qué idioma hablamos? / Which language shall we speak?
engine-language_spanish = Español
engine-language_english = English
engine-language_chosen = From now on I speak English with you 🙂
engine-score = { $score } ⭐
engine-rated = Thank you for your answer!
engine-resume = Go on with what I was doing
engine-cancelled = Done, I cancelled it. Nothing was carried out.
engine-nothing_to_cancel = There is nothing under way.
engine-left = I dropped what you had begun. Nothing was carried out.
engine-silence = I logged you out for inactivity, to protect your account. Log in again whenever you like.
engine-expired = Your session was closed for safety and what was unfinished was not carried out. Log in again to go on.
engine-session_ended = Your session ended. What was unfinished was not carried out. Log in again to go on.
engine-unlinked =
    ⚠️ Your Cooprogreso en Línea was linked to <b>another Telegram account</b>, so this one no longer has access. If that wasn't you, call the call center now: <b>{ $call_center }</b>.
engine-unlinked_by_desk =
    ⚠️ An agent <b>unlinked this chat</b> from Cooprogreso en Línea, so it no longer has access. If the phone is yours, log in again with your user name and password. Call center: <b>{ $call_center }</b>.
engine-confirm_by_button = For your safety, only the <b>Confirm</b> button confirms this. You can also type, for example, “change the amount”.
engine-which_correction = What would you like to correct?
engine-not_a_code = The code has 6 digits. Check the SMS and type it exactly as it came.
engine-code_sent = 📲 We sent a code by SMS to your phone { $code_phone_masked }. Type it in!
engine-code_sent_unnamed = 📲 If the details belong to a member, we sent a code by SMS to the phone registered at Cooprogreso. Type it in!
engine-no_more_codes = We have sent all the codes we can for this operation.
engine-still_working = ⏳ I'm still working on your operation. I'll tell you as soon as it's done; no need to repeat it.
engine-fault = We had a technical problem and I couldn't answer. Try again in a moment. If it goes on, give an agent this reference: <code>{ $reference }</code>
engine-outdated = We updated this while you were in the middle of it, so it has to be started again. Nothing was carried out.
engine-outdated_done = We updated this while it was under way, but <b>your last order was carried out</b>. You can go on from the menu.
engine-outdated_unknown = ⏳ We updated this while it was under way and I can't confirm yet whether your last order was carried out. If it was, I'll tell you here; <b>don't repeat it</b> yet. If it doesn't show among your movements in a few minutes, it was not carried out.
engine-answer =
    { $answer }

    <i>Did this help?</i>
engine-noted = Noted 👌
engine-useful = 👍
engine-useless = 👎
engine-did_not_help = Thank you for telling me: whoever keeps these answers will look at it. If you like, type <b>agent</b> and I will put you through to a person.
engine-also = Let us begin with the first. The other one waits in its button: <b>{ $title }</b>.
engine-greeting = Hello! 👋
engine-thanks = You're welcome! 🙂
engine-insult = I'm sorry I'm not helping the way you'd like. Let's take it step by step; or type <b>agent</b> and I'll tell you how to talk to a person.
engine-not_yet = I understood what you need, but I can't do it in this chat yet. You can do it on Cooprogreso en Línea (web), in Cooprogreso Móvil, or with an agent: <b>{ $call_center }</b>.
engine-which_wish = What would you like to do? Just to be sure:
engine-go = { $title }
engine-another_wish = That is something else: <b>{ $title }</b>. To leave this and start it, tap its button; otherwise, let's go on:
engine-not_understood = I didn't get that. In English I understand buttons, amounts and short requests such as “pay a bill”; whole sentences better in Spanish. Here is what I can do 👇
