# Alerts that can be switched on and off.

alerts-which =
    🔔 <b>Alerts</b>
    Tap an alert to change it. Those that guard your account always come.
    .option = { $option_topic }: { $option_wanted ->
        [yes] on
       *[no] off
    }
    .simpler = Tap the alert you want to switch on or off.
    .help = When somebody sends you money I tell you here. You can switch that alert off; security alerts stay on.
alerts-done = { $chosen_wanted ->
    [yes] 🔔 Done: the alert <b>{ $chosen_topic }</b> is on.
   *[no] 🔕 Done: the alert <b>{ $chosen_topic }</b> is off.
}
alerts-none = No records found.
