# Transferencias Interbancarias (M83-M87).

transfer_interbank-source =
    <b>Transferencias Interbancarias</b>
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres sacar el dinero.
    .help = Es la cuenta de origen. Junto a cada una ves su saldo disponible.
    .label = Cuenta de origen
transfer_interbank-beneficiary =
    ¿A quién le envías?
    El tiempo de acreditación varía según el <b>monto</b> y la <b>institución financiera</b>.
    .option = { $option_ref }
    .new = Nuevo Beneficiario +
    .immediate = Instituciones con acreditación inmediata
    .simpler = Toca a quién le envías, escribe su nombre, o toca <b>Nuevo Beneficiario +</b>.
    .help = Son tus beneficiarios en otras instituciones; primero van los que más usas.
    .label = Beneficiario
transfer_interbank-immediate =
    <b>Instituciones con acreditación inmediata</b>

    { $items }

    Las demás procesan hasta en 24 horas laborables.
    .item = • { $item_name }
    .go_on = Seguir con mi transferencia
    .simpler = Toca <b>Seguir con mi transferencia</b>.
    .help = En estas instituciones tu dinero llega al instante; los montos muy altos van por SPI.
transfer_interbank-none_yet =
    No se encontraron registros. Todavía no tienes beneficiarios en otras instituciones.
    .new = Nuevo Beneficiario +
    .simpler = Toca <b>Nuevo Beneficiario +</b> para guardar a quién le envías.
    .help = Primero guarda la cuenta de la otra persona; después seguimos con tu transferencia.
transfer_interbank-amount =
    ¿Qué monto le envías a <b>{ $beneficiary_name }</b>? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = Es la cantidad en dólares que recibe. La comisión se cobra aparte y la verás antes de confirmar.
    .label = Monto
transfer_interbank-reference =
    ¿Cuál es el motivo? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe una o dos palabras, por ejemplo arriendo, o toca <b>Omitir</b>.
    .help = El motivo va en el comprobante.
    .label = Motivo
transfer_interbank-email =
    ¿A qué <b>correo</b> le avisamos? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe su correo, por ejemplo nombre@correo.com, o toca <b>Omitir</b>.
    .help = Le avisaremos a ese correo cuando reciba tu transferencia. No es obligatorio.
    .label = Correo del beneficiario
transfer_interbank-review =
    <b>Revisa antes de confirmar</b>
    De: { $source }
    A: <b>{ $beneficiary }</b>
    Monto: <b>{ $amount }</b>
    Comisión: { $quote_fee }
    IVA: { $quote_iva }
    Total: <b>{ $quote_total }</b>
    Por: { $quote_rail }
    Llega: { $quote_is_immediate ->
        [yes] de inmediato
       *[no] hasta el { $quote_arrives_on } (24 horas laborables)
    }
    Motivo: { $reference }
    Aviso por correo: { $mailbox }

    ⚠️ Una vez procesada, la transferencia <b>no se puede deshacer</b>.
    .simpler =
        Vas a enviar <b>{ $amount }</b> de { $source } a <b>{ $beneficiary }</b> por { $quote_rail }. Comisión { $quote_fee } más IVA { $quote_iva }: total { $quote_total }. Motivo: { $reference }. Aviso a: { $mailbox }. Procesada, no se puede deshacer. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
transfer_interbank-code =
    Escribe aquí el <b>código de 6 números</b> para enviar <b>{ $amount }</b> a { $beneficiary }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta transferencia. No lo compartas con nadie.
transfer_interbank-done =
    ✅ <b>¡Transferencia en marcha!</b>
    { $receipt_amount } a { $receipt_beneficiary }
    Desde: { $receipt_source }
    Total con comisión e IVA: { $receipt_quote_total }
    Llega: { $receipt_quote_is_immediate ->
        [yes] de inmediato
       *[no] hasta el { $receipt_quote_arrives_on }
    }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>

    Apartamos el dinero de tu cuenta. Para saber si llegó, toca <b>¿Ya le llegó?</b> en Transferencias.
transfer_interbank-cancelled = Listo, cancelé la transferencia. No se movió tu dinero.
transfer_interbank-no_accounts = Para transferir necesitas una cuenta de ahorros activa con saldo disponible. No se encontraron registros.
transfer_interbank-locked = No se realizó la transferencia. Si necesitas ayuda, llama al { $call_center }.
transfer_interbank-frozen = No se movió tu dinero. Cuando quieras desbloquear, entra a <b>Seguridad</b>.
transfer_interbank-pending = ⏳ Todavía no puedo confirmar si la transferencia se hizo. Si se hizo, te avisaré aquí; <b>no la repitas</b> todavía. Si en unos minutos no aparece en <b>¿Ya le llegó?</b>, no se hizo y puedes intentarlo otra vez.

immediate-list =
    <b>Instituciones con acreditación inmediata</b>

    { $items }

    Las demás procesan hasta en 24 horas laborables.
    .item = • { $item_name }
    .close = Listo
    .simpler = Toca <b>Siguientes</b> para ver más, o <b>Listo</b>.
    .help = En estas instituciones tu dinero llega al instante; los montos muy altos van por SPI.
immediate-done = ¡Listo! Cuando quieras seguir, toca el menú.
