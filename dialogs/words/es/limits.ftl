# Mis límites (D10, B33).

limits-now =
    <b>Mis límites</b> para enviar a otras personas

    { $items }

    Hoy todavía puedes enviar <b>{ $answer_left_today }</b>. Entre tus cuentas no hay límite.
    .item =
        { $item_limit }: <b>{ $item_amount }</b>{ $item_is_rising ->
            [yes] {" "}(sube a { $item_later } el { $item_later_from })
           *[no] {""}
        }
    .change = Cambiar un límite
    .close = Listo
    .simpler = Toca <b>Cambiar un límite</b> o <b>Listo</b>.
    .help = Los límites protegen tu dinero si alguien usa tu celular. Bajarlos vale al instante; subirlos, 24 horas después.
limits-limit =
    ¿Qué límite quieres cambiar?
    .operation = Por transferencia
    .day = Por día
    .simpler = Toca <b>Por transferencia</b> o <b>Por día</b>.
    .help = El límite por transferencia vale para cada envío; el diario, para todos los de un día.
limits-amount =
    ¿En cuánto lo dejamos? Por ejemplo <b>200</b>
    .simpler = Escribe solo el número, por ejemplo <b>200</b>.
    .help = Es lo máximo que podrás enviar a otras personas.
limits-review =
    <b>Revisa antes de guardar</b>
    { $change_limit }: hoy { $change_before }, quedará en <b>{ $change_amount }</b>
    Vale: { $change_at_once ->
        [yes] al instante
       *[no] dentro de 24 horas, por tu seguridad
    }
    .simpler = Vas a dejar { $change_limit } en <b>{ $change_amount }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código.
limits-code =
    Escribe aquí el <b>código de 6 números</b> para cambiar tu límite. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
limits-saved =
    ✅ Listo: { $changed_limit } queda en <b>{ $changed_amount }</b> { $changed_at_once ->
        [yes] desde ahora.
       *[no] dentro de 24 horas.
    }
limits-kept = Listo, tus límites siguen igual.
limits-done = ¡Listo! Cuando quieras seguir, toca el menú.
limits-locked = No cambié tus límites. Si necesitas ayuda, llama al { $call_center }.
