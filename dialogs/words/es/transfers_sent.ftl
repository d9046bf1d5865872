# ¿Ya le llegó? y cancelar una transferencia que no ha salido (M87, B16).

transfer_status-transfer =
    <b>¿Ya le llegó?</b>
    Elige la transferencia o el pago:
    .option = { $option_at } · { $option_ref_amount } a { $option_ref_beneficiary_name }
    .simpler = Toca el envío que quieres consultar.
    .help = Son tus últimas transferencias a otras instituciones y pagos de tarjetas de otros bancos.
transfer_status-queued =
    <b>{ $standing_ref_amount } a { $standing_ref_beneficiary }</b>
    Estado: { $standing_state }
    Llega: hasta el { $standing_quote_arrives_on }

    Todavía no sale de Cooprogreso, así que puedes cancelar el envío.
    .take_back = Cancelar el envío
    .leave = Dejarlo así
    .simpler = Toca <b>Dejarlo así</b>, o <b>Cancelar el envío</b> si ya no quieres que salga.
    .help = Sale con el siguiente envío a la otra institución. Después ya no se puede cancelar.
transfer_status-moved =
    <b>{ $standing_ref_amount } a { $standing_ref_beneficiary }</b>
    Estado: { $standing_state }
    Último cambio: { $standing_changed_at }
    Ordenado: { $standing_at }
    Por: { $standing_quote_rail }
    Comprobante: <code>{ $standing_ref_code }</code>
transfer_status-none = No se encontraron registros.

transfer_cancel-transfer =
    ¿Qué envío quieres cancelar?
    .option = { $option_at } · { $option_ref_amount } a { $option_ref_beneficiary_name }
    .simpler = Toca el envío que ya no quieres que salga.
    .help = Solo aparecen las que todavía no salen de Cooprogreso.
    .label = Envío
transfer_cancel-review =
    ¿Cancelamos el envío de <b>{ $transfer_amount }</b> a <b>{ $transfer_beneficiary }</b>?
    Comprobante: <code>{ $transfer_code }</code>
    El dinero, la comisión y el IVA vuelven a estar disponibles en tu cuenta.
    .simpler = Vas a cancelar el envío { $transfer_code } de { $transfer_amount } a { $transfer_beneficiary }. Toca <b>Confirmar</b> si está bien.
    .help = Mientras no salga de Cooprogreso, puedes cancelarla sin costo.
transfer_cancel-code =
    Escribe aquí el <b>código de 6 números</b> para cancelar el envío de { $transfer_amount }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta cancelación. No lo compartas con nadie.
transfer_cancel-done = ✅ Cancelé el envío. <b>{ $cancelled_freed }</b> están otra vez disponibles en tu cuenta.
transfer_cancel-kept = Listo, el envío sigue su camino.
transfer_cancel-too_late = Mira en <b>¿Ya le llegó?</b> cómo va.
transfer_cancel-none = No se encontraron registros: no tienes envíos en espera de salir.
transfer_cancel-locked = No cancelé nada. Si necesitas ayuda, llama al { $call_center }.
transfer_cancel-pending = ⏳ Todavía no puedo confirmar si se canceló. Mira en unos minutos en <b>¿Ya le llegó?</b> cómo quedó.
