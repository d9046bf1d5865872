# My services (M97).

my_services-service =
    <b>My services</b>
    Tap a service to give it a name, such as <b>power at home</b>.
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .simpler = Tap the service you want to name.
    .help = Those with a name come first when you pay, and you can ask for them by it.
my_services-action =
    What do you want to do with <b>{ $saved_alias }</b>?
    .rename = Change the name
    .forget = Remove the name
    .simpler = Tap <b>Change the name</b> or <b>Remove the name</b>.
    .help = The name is only yours: the company does not see it.
my_services-name =
    <b>{ $saved_service }</b>
    What do you want to call it? For example <b>power at home</b>
    .simpler = Write any name, for example <b>power at home</b>.
    .help = The name is only yours: the company does not see it.
my_services-done = { $named_has_name ->
    [yes] ✅ Done: it is <b>{ $named_alias }</b>. It comes first when you pay.
   *[no] ✅ Done: the name is gone.
}
my_services-nothing = No records found. The services you pay will be here.
