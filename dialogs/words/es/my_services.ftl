# Mis servicios (M97).

my_services-service =
    <b>Mis servicios</b>
    Toca el servicio para ponerle un nombre, como <b>luz de la casa</b>.
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .simpler = Toca el servicio al que quieres ponerle nombre.
    .help = Los que tienen nombre salen primero cuando pagas, y puedes pedirlos por su nombre.
my_services-action =
    ¿Qué quieres hacer con <b>{ $saved_alias }</b>?
    .rename = Cambiar nombre
    .forget = Quitar nombre
    .simpler = Toca <b>Cambiar nombre</b> o <b>Quitar nombre</b>.
    .help = El nombre es solo tuyo: la empresa no lo ve.
my_services-name =
    <b>{ $saved_service }</b>
    ¿Cómo quieres llamarlo? Por ejemplo <b>luz de la casa</b>
    .simpler = Escribe el nombre que quieras, por ejemplo <b>luz de la casa</b>.
    .help = El nombre es solo tuyo: la empresa no lo ve.
my_services-done = { $named_has_name ->
    [yes] ✅ Listo: es <b>{ $named_alias }</b>. Saldrá primero cuando pagues.
   *[no] ✅ Listo: le quité el nombre.
}
my_services-nothing = No se encontraron registros. Aquí verás los servicios que pagues.
