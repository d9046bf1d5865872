# Avisos que se pueden activar o desactivar.

alerts-which =
    🔔 <b>Avisos</b>
    Toca un aviso para cambiarlo. Los que cuidan tu cuenta llegan siempre.
    .option = { $option_topic }: { $option_wanted ->
        [yes] activado
       *[no] desactivado
    }
    .simpler = Toca el aviso que quieres activar o desactivar.
    .help = Te cuento aquí cuando alguien te envía dinero y, si lo activas, cinco días antes de que venza una planilla de los servicios que pagas. Los de seguridad no se apagan.
alerts-done = { $chosen_wanted ->
    [yes] 🔔 Listo: activé el aviso <b>{ $chosen_topic }</b>.
   *[no] 🔕 Listo: desactivé el aviso <b>{ $chosen_topic }</b>.
}
alerts-none = No se encontraron registros.
