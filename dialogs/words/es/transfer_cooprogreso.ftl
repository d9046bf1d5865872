# Transferencias Cooprogreso (M79-M82).

transfer_cooprogreso-source =
    <b>Transferencias Cooprogreso</b>
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres sacar el dinero.
    .help = Es la cuenta de origen. Junto a cada una ves su saldo disponible.
    .label = Cuenta de origen
transfer_cooprogreso-beneficiary =
    ¿A quién le envías?
    .option = { $option_ref_name } ••••{ $option_ref_last4 }
    .new = Nuevo Beneficiario +
    .simpler = Toca a quién le envías, escribe su nombre, o toca <b>Nuevo Beneficiario +</b>.
    .help = Son tus beneficiarios con cuenta en Cooprogreso; primero van los que más usas.
    .label = Beneficiario
transfer_cooprogreso-none_yet =
    No se encontraron registros. Todavía no tienes beneficiarios con cuenta en Cooprogreso.
    .new = Nuevo Beneficiario +
    .simpler = Toca <b>Nuevo Beneficiario +</b> para guardar a quién le envías.
    .help = Primero guarda la cuenta de la otra persona; después seguimos con tu transferencia.
transfer_cooprogreso-amount =
    ¿Qué monto le envías a <b>{ $beneficiary_name }</b>? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = Es la cantidad en dólares que recibe. Dentro de Cooprogreso no tiene costo.
    .label = Monto
transfer_cooprogreso-reference =
    ¿Cuál es el motivo? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe una o dos palabras, por ejemplo arriendo, o toca <b>Omitir</b>.
    .help = El motivo va en el comprobante.
    .label = Motivo
transfer_cooprogreso-email =
    ¿A qué <b>correo</b> le avisamos? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe su correo, por ejemplo nombre@correo.com, o toca <b>Omitir</b>.
    .help = Le avisaremos a ese correo que recibió tu transferencia. No es obligatorio.
    .label = Correo del beneficiario
transfer_cooprogreso-review =
    <b>Revisa antes de confirmar</b>
    De: { $source }
    A: <b>{ $beneficiary }</b>
    Monto: <b>{ $amount }</b>
    Comisión: { $quote_fee }
    Total: <b>{ $quote_total }</b>
    Llega: de inmediato
    Motivo: { $reference }
    Aviso por correo: { $mailbox }

    ⚠️ Una vez enviada, la transferencia <b>no se puede deshacer</b>.
    .simpler =
        Vas a enviar <b>{ $amount }</b> de { $source } a <b>{ $beneficiary }</b>. Comisión { $quote_fee }, total { $quote_total }. Motivo: { $reference }. Aviso a: { $mailbox }. No se puede deshacer. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
transfer_cooprogreso-code =
    Escribe aquí el <b>código de 6 números</b> para enviar <b>{ $amount }</b> a { $beneficiary }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta transferencia. No lo compartas con nadie.
transfer_cooprogreso-done =
    ✅ <b>¡Transferencia realizada!</b>
    { $receipt_amount } a { $receipt_beneficiary }
    Desde: { $receipt_source }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>
transfer_cooprogreso-cancelled = Listo, cancelé la transferencia. No se movió tu dinero.
transfer_cooprogreso-no_accounts = Para transferir necesitas una cuenta de ahorros activa con saldo disponible. No se encontraron registros.
transfer_cooprogreso-locked = No se realizó la transferencia. Si necesitas ayuda, llama al { $call_center }.
transfer_cooprogreso-frozen = No se movió tu dinero. Cuando quieras desbloquear, entra a <b>Seguridad</b>.
transfer_cooprogreso-pending = ⏳ Todavía no puedo confirmar si la transferencia se hizo. Si se hizo, te avisaré aquí; <b>no la repitas</b> todavía. Si en unos minutos no aparece en tus movimientos, no se hizo y puedes intentarlo otra vez.
