# Repetir una transferencia en dos toques y un código (M80, M84).

transfer_repeat-past =
    <b>Repetir una transferencia</b>
    ¿Cuál?
    .option = { $option_amount } a { $option_beneficiary }
    .simpler = Toca la transferencia que quieres repetir.
    .help = Son tus últimas transferencias a otras personas. Se repite igual: misma cuenta, mismo beneficiario y mismo monto.
    .label = Transferencia
transfer_repeat-inside =
    <b>Revisa antes de confirmar</b>
    De: { $past_source }
    A: <b>{ $past_beneficiary }</b>
    Monto: <b>{ $past_amount }</b>
    Comisión: { $inside_fee }
    Total: <b>{ $inside_total }</b>
    Llega: de inmediato
    Motivo: { $past_reference }
    Aviso por correo: { $past_email }

    ⚠️ Una vez enviada, la transferencia <b>no se puede deshacer</b>.
    .simpler =
        Vas a enviar <b>{ $past_amount }</b> de { $past_source } a <b>{ $past_beneficiary }</b>. Comisión { $inside_fee }, total { $inside_total }. No se puede deshacer. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
transfer_repeat-inside_code =
    Escribe aquí el <b>código de 6 números</b> para enviar <b>{ $past_amount }</b> a { $past_beneficiary }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta transferencia. No lo compartas con nadie.
transfer_repeat-inside_done =
    ✅ <b>¡Transferencia realizada!</b>
    { $receipt_amount } a { $receipt_beneficiary }
    Desde: { $receipt_source }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>
transfer_repeat-outside =
    <b>Revisa antes de confirmar</b>
    De: { $past_source }
    A: <b>{ $past_beneficiary }</b>
    Monto: <b>{ $past_amount }</b>
    Comisión: { $outside_fee }
    IVA: { $outside_iva }
    Total: <b>{ $outside_total }</b>
    Por: { $outside_rail }
    Llega: { $outside_is_immediate ->
        [yes] de inmediato
       *[no] hasta el { $outside_arrives_on } (24 horas laborables)
    }
    Motivo: { $past_reference }
    Aviso por correo: { $past_email }

    ⚠️ Una vez procesada, la transferencia <b>no se puede deshacer</b>.
    .simpler =
        Vas a enviar <b>{ $past_amount }</b> de { $past_source } a <b>{ $past_beneficiary }</b> por { $outside_rail }. Comisión { $outside_fee } más IVA { $outside_iva }: total { $outside_total }. Procesada, no se puede deshacer. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
transfer_repeat-outside_code =
    Escribe aquí el <b>código de 6 números</b> para enviar <b>{ $past_amount }</b> a { $past_beneficiary }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta transferencia. No lo compartas con nadie.
transfer_repeat-outside_done =
    ✅ <b>¡Transferencia en marcha!</b>
    { $ordered_amount } a { $ordered_beneficiary }
    Desde: { $ordered_source }
    Total con comisión e IVA: { $ordered_quote_total }
    Fecha: { $ordered_at }
    Comprobante: <code>{ $ordered_code }</code>

    Apartamos el dinero de tu cuenta. Para saber si llegó, toca <b>¿Ya le llegó?</b> en Transferencias.
transfer_repeat-cancelled = Listo, cancelé la transferencia. No se movió tu dinero.
transfer_repeat-none = No se encontraron registros: todavía no hay transferencias que repetir.
transfer_repeat-locked = No se realizó la transferencia. Si necesitas ayuda, llama al { $call_center }.
transfer_repeat-frozen = No se movió tu dinero. Cuando quieras desbloquear, entra a <b>Seguridad</b>.
transfer_repeat-pending = ⏳ Todavía no puedo confirmar si la transferencia se hizo. Si se hizo, te avisaré aquí; <b>no la repitas</b> todavía.
