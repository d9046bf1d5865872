# Avisos que se pueden activar o desactivar.

alerts-which =
    🔔 <b>Avisos</b>
    Toca un aviso para cambiarlo. Los que cuidan tu cuenta llegan siempre.
    .option = { $option_topic }: { $option_wanted ->
        [yes] activado
       *[no] desactivado
    }
    .simpler = Toca el aviso que quieres activar o desactivar.
    .help = Cuando alguien te envía dinero te lo cuento aquí. Puedes apagar ese aviso; los de seguridad no se apagan.
alerts-done = { $chosen_wanted ->
    [yes] 🔔 Listo: activé el aviso <b>{ $chosen_topic }</b>.
   *[no] 🔕 Listo: desactivé el aviso <b>{ $chosen_topic }</b>.
}
alerts-none = No se encontraron registros.
