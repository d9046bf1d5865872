# Consultar Pagos Programados (M106).

schedules-schedule =
    <b>Pagos programados</b>
    .option = { $option_service } · { $option_state }
    .simpler = Toca el pago programado que quieres ver.
    .help = Son tus débitos automáticos. Aquí los ves, los pausas, cambias su máximo o los cancelas.
    .label = Pago programado
schedules-detail =
    <b>{ $answer_service }</b>
    Estado: <b>{ $answer_state }</b>
    Cuenta de débito: { $answer_source }
    Monto máximo: <b>{ $answer_maximum }</b>
    Frecuencia: { $answer_plan_frequency }
    Desde: { $answer_plan_since } · Hasta: { $answer_plan_until }
    Próxima fecha: { $answer_next_on }
    Último resultado: { $answer_last_outcome } · { $answer_last_at }
    .pause = Pausar
    .resume = Reanudar
    .change = Cambiar monto máximo
    .cancel = Eliminar
    .no = Terminar
    .simpler = Toca lo que quieres hacer con este pago programado.
    .help = La próxima fecha aparece en los pagos de fecha fija; los demás se pagan cuando sale la planilla.
schedules-maximum =
    ¿Cuál es el nuevo <b>monto máximo</b>? Por ejemplo <b>100</b>
    .simpler = Escribe solo el número, por ejemplo <b>100</b>.
    .help = Si una planilla supera este monto, no se paga y te avisamos.
    .label = Monto máximo
schedules-review_pause =
    <b>Revisa antes de confirmar</b>
    Vas a pausar el pago programado de <b>{ $schedule_service }</b>. No pagará nada hasta que lo reanudes.
    .simpler = Vas a pausar el pago programado de <b>{ $schedule_service }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_pause =
    Escribe aquí el <b>código de 6 números</b> para pausar el pago programado de { $schedule_service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_resume =
    <b>Revisa antes de confirmar</b>
    Vas a reanudar el pago programado de <b>{ $schedule_service }</b>. Volverá a pagar solo.
    .simpler = Vas a reanudar el pago programado de <b>{ $schedule_service }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_resume =
    Escribe aquí el <b>código de 6 números</b> para reanudar el pago programado de { $schedule_service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_cancel =
    <b>Revisa antes de confirmar</b>
    Vas a cancelar para siempre el pago programado de <b>{ $schedule_service }</b>. No volverá a pagar nada.
    .simpler = Vas a cancelar para siempre el pago programado de <b>{ $schedule_service }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_cancel =
    Escribe aquí el <b>código de 6 números</b> para cancelar para siempre el pago programado de { $schedule_service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-review_change =
    <b>Revisa antes de confirmar</b>
    El pago programado de <b>{ $schedule_service }</b> tendrá un monto máximo de <b>{ $maximum }</b>.
    .simpler = Nuevo monto máximo de { $schedule_service }: <b>{ $maximum }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
schedules-code_change =
    Escribe aquí el <b>código de 6 números</b> para cambiar a <b>{ $maximum }</b> el máximo de { $schedule_service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
schedules-done =
    ✅ <b>Listo</b>
    { $receipt_schedule_service }
    Estado: <b>{ $receipt_schedule_state }</b> · Máximo: { $receipt_schedule_maximum }
    Comprobante: <code>{ $receipt_code }</code>
schedules-finished = ¡Listo! Cuando quieras seguir, toca el menú.
schedules-no_schedules = No se encontraron registros.
schedules-cancelled = Listo, no cambié nada.
schedules-locked = No se hizo el cambio. Si necesitas ayuda, llama al { $call_center }.
schedules-unclear = ⏳ Todavía no puedo confirmar el cambio. Mira en unos minutos en <b>Pagos programados</b>.
