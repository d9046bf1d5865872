# Transferencias a mis cuentas (M74-M78).

transfer_own-source =
    <b>Transferencias a mis Cuentas</b>
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres sacar el dinero.
    .help = Es la cuenta de origen. Junto a cada una ves su saldo disponible.
    .label = Cuenta de origen
transfer_own-target =
    ¿A qué cuenta llega?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>a la que</b> quieres pasar el dinero.
    .help = Es la cuenta de destino, también tuya.
    .label = Cuenta de destino
transfer_own-amount =
    ¿Qué monto quieres transferir? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = Es la cantidad en dólares que pasará de una cuenta a la otra. No tiene costo.
    .label = Monto
transfer_own-reference =
    ¿Quieres ponerle una referencia? Escríbela o toca <b>Omitir</b>.
    .simpler = Escribe una palabra para acordarte de esta transferencia, o toca <b>Omitir</b>.
    .help = La referencia es una nota para ti: la verás en el comprobante.
    .label = Referencia
transfer_own-review =
    <b>Revisa antes de confirmar</b>
    De: { $source }
    A: { $target }
    Monto: <b>{ $amount }</b>
    Costo: { $quote_fee }
    Total: <b>{ $quote_total }</b>
    Referencia: { $reference }
    .simpler =
        Vas a pasar <b>{ $amount }</b> de { $source } a { $target }. Costo { $quote_fee }, total { $quote_total }. Referencia: { $reference }. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
transfer_own-code =
    Escribe aquí el <b>código de 6 números</b> para transferir <b>{ $amount }</b> de { $source } a { $target }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta transferencia. No lo compartas con nadie.
transfer_own-done =
    ✅ <b>¡Transferencia realizada!</b>
    { $receipt_amount } de { $receipt_source } a { $receipt_target }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>
transfer_own-cancelled = Listo, cancelé la transferencia. No se movió tu dinero.
transfer_own-no_accounts = Para transferir necesitas dos cuentas de ahorros activas y saldo disponible. No se encontraron registros.
transfer_own-locked = No se realizó la transferencia. Si necesitas ayuda, llama al { $call_center }.
transfer_own-pending = ⏳ Todavía no puedo confirmar si la transferencia se hizo. Si se hizo, te avisaré aquí; <b>no la repitas</b> todavía. Si en unos minutos no aparece en tus movimientos, no se hizo y puedes intentarlo otra vez.
