# Que me llame un asesor: cuando no hay nadie en línea (M133).

callback-window =
    📞 <b>Que me llame un asesor</b>
    ¿Cuándo te llamamos? Es en días laborables, a tu celular registrado.
    .option = { $option_day } · { $option_hours }
    .simpler = Toca el día y el horario en que puedes contestar.
    .help = Te llamamos solo al celular que tienes registrado en Cooprogreso. Nunca te pediremos claves ni códigos.
    .label = Cuándo
callback-words =
    ¿Sobre qué quieres hablar? Escríbelo en una línea o toca <b>Omitir</b>.
    .simpler = Escribe el tema, por ejemplo «mi tarjeta», o toca <b>Omitir</b>.
    .help = Así el asesor se prepara antes de llamarte. No escribas claves ni códigos.
    .label = Tema
callback-review =
    <b>Revisa tu pedido</b>
    Día: <b>{ $window_day }</b>
    Horario: <b>{ $window_hours }</b>
    Tema: { $words }
    .simpler = Te llamamos el { $window_day }, { $window_hours }, sobre: { $words }. Toca <b>Confirmar</b> si está bien.
    .help = Al confirmar se abre un caso con número. Puedes dejar de esperar la llamada cuando quieras.
callback-done =
    { $booked_already ->
        [yes] 📞 <b>Ya tenías una llamada pedida.</b>
       *[no] 📞 <b>Listo: te llamamos.</b>
    }
    Caso: <code>{ $booked_number }</code>
    Día: <b>{ $booked_window_day }</b>
    Horario: <b>{ $booked_window_hours }</b>
    A tu celular: { $booked_phone_masked }

    Nunca te pediremos contraseñas ni códigos por llamada.
callback-cancelled = De acuerdo, no pedí ninguna llamada.
callback-none = No se encontraron registros.
callback-stranger = Para que te llamemos, este chat tiene que estar vinculado a tu cuenta. También puedes llamar al Call Center: <b>{ $call_center }</b>.
