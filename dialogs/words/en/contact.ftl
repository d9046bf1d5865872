# Contact: call center, networks, agents, branches and ATMs (M133, M136).

contact-ways =
    <b>6. Contact</b>
    📞 Call center: <b>{ $call_center }</b>
    ✉️ { $email }
    🌐 { $website }
    🕗 { $hours }
    { $answer_networks }

    👩‍💼 Agents in this chat: { $answer_desk }{ $answer_sample ->
        [yes] {"\u000A\u000A"}ℹ️ Networks, branches and ATMs are <b>sample data</b> of this demonstration.
       *[no] {""}
    }

    We will never ask for your passwords or codes on a call.
    .places = Branches and ATMs
    .person = Talk to an agent
    .no = Finish
    .simpler = Tap <b>Branches and ATMs</b> to know where and when we are open, <b>Talk to an agent</b> to write with a person, or call <b>{ $call_center }</b>.
    .help = These are Cooprogreso's contacts, branches and ATMs. You can also talk to a person in this very chat.
contact-places =
    <b>Branches and ATMs</b>
    Tap one to see its address, its hours and the map.

    📍 Would you like the nearest ones? Send me your location: tap 📎 and then <b>Location</b>. I don't keep it.
    .option = { $option_place_kind } { $option_place_name } · { $option_place_city }
    .near =
        📍 <b>The nearest to you</b>

        { $answer }

        Tap one to see the map. Your location was not kept.
    .simpler = Tap a branch or an ATM on the list, type its name, or send me your location with 📎 and I tell you the three nearest.
    .help = I show you the address, the hours and whether it is open now. If you send me your location I use it only to measure the distance in a straight line and don't keep it.
contact-place =
    { $answer_place_kind } <b>{ $answer_place_name }</b>
    { $answer_place_address }, { $answer_place_city }

    { $answer_opening }
    { $answer_place_hours }{ $answer_sample ->
        [yes] {"\u000A\u000A"}ℹ️ Sample data of this demonstration.
       *[no] {""}
    }
    .no = Finish
    .simpler = Tap <b>Back</b> to see another branch or ATM, or <b>Finish</b>.
    .help = Above is the point on the map: tap it to know how to get there. Branches are closed on holidays.
contact-person = Of course!
contact-done = Done! Whenever you want to go on, tap the menu.
contact-none = No records found.

value-PlaceKind-agency = 🏢
value-PlaceKind-atm = 🏧
value-Place = { $kind } <b>{ $name }</b>
value-PlaceNear =
    { $place } · { $away }
    { $place_address }, { $place_city }
    { $opening }
value-Distance = { $kilometres }.{ $tenths } km away
value-Network = { $name }: { $handle }
value-Opening = { $state } { $at }
value-OpeningState-always = 🟢 Open 24 hours
value-OpeningState-open = 🟢 Open now · closes at
value-OpeningState-today = 🔴 Closed now · opens today at
value-OpeningState-tomorrow = 🔴 Closed now · opens tomorrow at
value-OpeningState-monday = 🔴 Closed now · opens on Monday at
value-OpeningState-tuesday = 🔴 Closed now · opens on Tuesday at
value-OpeningState-wednesday = 🔴 Closed now · opens on Wednesday at
value-OpeningState-thursday = 🔴 Closed now · opens on Thursday at
value-OpeningState-friday = 🔴 Closed now · opens on Friday at
value-OpeningState-saturday = 🔴 Closed now · opens on Saturday at
value-OpeningState-sunday = 🔴 Closed now · opens on Sunday at
value-Hours = { $days } from { $begins } to { $ends }
value-OpenDays-always = Every day
value-OpenDays-weekdays = Monday to Friday
value-OpenDays-saturday = Saturday
value-OpenDays-sunday = Sunday
