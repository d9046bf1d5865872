# Consultar Pagos Programados (M106), con las transferencias programadas (B15).

schedules-schedule =
    <b>Pagos y transferencias programados</b>
    .option = { $option_purpose_is_service ->
        [yes] {""}
       *[no] { "Transferencia a " }
    }{ $option_purpose } · { $option_state }
    .simpler = Toca el pago o la transferencia que quieres ver.
    .help = Son los pagos y transferencias que se hacen solos. Aquí los ves, los pausas, cambias su monto o los eliminas.
    .label = Pago programado
schedules-detail =
    <b>{ $answer_purpose_is_service ->
        [yes] {""}
       *[no] { "Transferencia a " }
    }{ $answer_purpose }</b>
    Estado: <b>{ $answer_state }</b>
    Cuenta de débito: { $answer_source }
    { $answer_purpose_is_service ->
        [yes] Monto máximo
       *[no] Monto
    }: <b>{ $answer_maximum }</b>
    { $answer_plan }{ $answer_is_dated ->
        [yes] {"\u000A"}Próxima fecha: <b>{ $answer_next_on }</b>
       *[no] {""}
    }{ $answer_is_waiting ->
        [yes] {"\u000A"}Próxima fecha: cuando salga la planilla
       *[no] {""}
    }
    Último resultado: { $answer_has_run ->
        [yes] { $answer_last_outcome } · { $answer_last_at }
       *[no] todavía ninguno
    }
schedules-action =
    ¿Qué quieres hacer?
    .option = { $option }
    .no = Terminar
    .simpler = Toca lo que quieres hacer, o <b>Terminar</b> para dejarlo como está.
    .help = Puedes pausar y reanudar cuando quieras. Eliminar es para siempre.
schedules-maximum =
    ¿Cuál es el nuevo <b>{ $schedule_purpose_is_service ->
        [yes] monto máximo
       *[no] monto
    }</b>? Por ejemplo <b>100</b>
    .simpler = Escribe solo el número, por ejemplo <b>100</b>.
    .help = { $schedule_purpose_is_service ->
        [yes] Si una planilla supera este monto, no se paga y te avisamos.
       *[no] Es lo que se transferirá cada vez desde ahora.
    }
    .label = Monto
schedules-review_pause =
    <b>Revisa antes de confirmar</b>
    Vas a pausar { $schedule }. No se hará nada mientras esté en pausa.
    .simpler = Vas a pausar { $schedule }. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_pause =
    Escribe aquí el <b>código de 6 números</b> para pausar { $schedule }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_resume =
    <b>Revisa antes de confirmar</b>
    Vas a reanudar { $schedule }. Volverá a hacerse en sus fechas, sin que tengas que hacer nada.
    .simpler = Vas a reanudar { $schedule }. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_resume =
    Escribe aquí el <b>código de 6 números</b> para reanudar { $schedule }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_cancel =
    <b>Revisa antes de confirmar</b>
    Vas a eliminar para siempre { $schedule }. No se volverá a hacer.
    .simpler = Vas a eliminar para siempre { $schedule }. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_cancel =
    Escribe aquí el <b>código de 6 números</b> para eliminar para siempre { $schedule }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_change =
    <b>Revisa antes de confirmar</b>
    Vas a cambiar { $schedule }.
    { $schedule_purpose_is_service ->
        [yes] Nuevo monto máximo
       *[no] Nuevo monto
    }: <b>{ $maximum }</b>
    .simpler = Vas a cambiar { $schedule }: nuevo monto <b>{ $maximum }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_change =
    Escribe aquí el <b>código de 6 números</b> para dejar en <b>{ $maximum }</b> { $schedule }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-done =
    ✅ <b>Listo</b>
    { $receipt_schedule_purpose_is_service ->
        [yes] {""}
       *[no] { "Transferencia a " }
    }{ $receipt_schedule_purpose }
    Estado: <b>{ $receipt_schedule_state }</b> · { $receipt_schedule_purpose_is_service ->
        [yes] Máximo
       *[no] Monto
    }: { $receipt_schedule_maximum }
    Comprobante: <code>{ $receipt_code }</code>
schedules-finished = ¡Listo! Cuando quieras seguir, toca el menú.
schedules-no_schedules = No se encontraron registros.
schedules-cancelled = Listo, no cambié nada.
schedules-locked = No se hizo el cambio. Si necesitas ayuda, llama al { $call_center }.
schedules-unclear = ⏳ Todavía no puedo confirmar el cambio. Mira en unos minutos en <b>Pagos programados</b>.
