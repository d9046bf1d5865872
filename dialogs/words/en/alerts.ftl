# Alerts that can be switched on and off.

alerts-which =
    🔔 <b>Alerts</b>
    Tap an alert to change it. Those that guard your account always come.
    .option = { $option_topic }: { $option_wanted ->
        [yes] on
       *[no] off
    }
    .simpler = Tap the alert you want to switch on or off.
    .help = I tell you here when somebody sends you money and, if you switch it on, five days before a bill of a service you pay falls due. Security alerts stay on.
alerts-done = { $chosen_wanted ->
    [yes] 🔔 Done: the alert <b>{ $chosen_topic }</b> is on.
   *[no] 🔕 Done: the alert <b>{ $chosen_topic }</b> is off.
}
alerts-none = No records found.
