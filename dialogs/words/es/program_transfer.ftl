# Programar transferencia (B15, D12).

program_transfer-source =
    <b>Programar transferencia</b>
    ¿De qué cuenta saldrá el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> saldrá el dinero cada vez.
    .help = Es la cuenta de débito. Junto a cada una ves su saldo disponible de hoy.
    .label = Cuenta de débito
program_transfer-target =
    ¿A dónde llegará?
    .option = { $option }
    .new = Nuevo Beneficiario +
    .simpler = Toca una de tus cuentas o un beneficiario.
    .help = Primero están tus otras cuentas y luego tus beneficiarios. Si falta alguien, toca <b>Nuevo Beneficiario +</b>.
    .label = Destino
program_transfer-amount =
    ¿Qué monto quieres transferir cada vez? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = Es la cantidad en dólares de cada transferencia.
    .label = Monto
program_transfer-reference =
    ¿Cuál es el motivo? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe una palabra para acordarte de esta transferencia, o toca <b>Omitir</b>.
    .help = El motivo aparece en cada comprobante.
    .label = Motivo
program_transfer-frequency =
    <b>Frecuencia</b>:
    .monthly = Cada mes, un día fijo
    .once = Una sola vez
    .simpler = Toca <b>Cada mes</b> si se repite, o <b>Una sola vez</b>.
    .help = Si el día cae en feriado o fin de semana, se hace el siguiente día laborable.
program_transfer-on =
    ¿En qué <b>fecha</b>? Por ejemplo <b>05/12/2026</b>, <b>mañana</b> o <b>el 15</b>
    .simpler = Escribe día/mes/año, por ejemplo <b>05/12/2026</b>.
    .help = Se hace en la mañana de ese día, o del siguiente día laborable.
program_transfer-day =
    ¿Qué <b>día de cada mes</b>? Por ejemplo <b>5</b>, o <b>fin de mes</b>
    .simpler = Escribe un número del 1 al 31.
    .help = Si el mes es más corto, se hace su último día; si es feriado o fin de semana, el siguiente día laborable.
program_transfer-since =
    <b>Fecha desde</b>: escribe <b>05/12/2026</b>, <b>mañana</b> o <b>el 15</b>
    .skip = Desde hoy
    .simpler = Escribe día/mes/año, por ejemplo <b>05/12/2026</b>, o toca <b>Desde hoy</b>.
    .help = Antes de esta fecha no se transfiere nada.
program_transfer-until =
    <b>Fecha hasta</b>: escribe por ejemplo <b>31/12/2027</b>, o toca <b>Fecha indefinida</b>
    .skip = Fecha indefinida
    .simpler = Escribe día/mes/año, por ejemplo <b>31/12/2027</b>, o toca <b>Fecha indefinida</b> si no termina.
    .help = Después de esta fecha no se transfiere nada.
program_transfer-terms =
    <b>Términos y condiciones</b>

    El valor de cada transferencia y su costo se debitarán de tu cuenta de forma programada, dentro de tus límites de ese día. Cooprogreso no se responsabiliza por no poder realizar la transferencia por falta de fondos. Cooprogreso no se responsabiliza por situaciones ajenas al control de la cooperativa ya sean técnicas, tecnológicas o que tengan relación con casos fortuitos.
    .accept = Aceptar
    .decline = No acepto
    .simpler = Toca <b>Aceptar</b> para seguir, o <b>No acepto</b> para dejarlo.
    .help = Si un día no alcanza el saldo o el límite, lo intento una vez más el siguiente día laborable y te aviso. Guardamos la fecha en que aceptas.
program_transfer-review =
    <b>Revisa antes de programar</b>
    Sale de: { $source }
    Llega a: <b>{ $target }</b>
    Monto: <b>{ $amount }</b>
    Costo: { $quote_cost } · Total cada vez: <b>{ $quote_total }</b>
    Motivo: { $reference }

    { $plan }

    Cada transferencia se hace sola y <b>no se puede deshacer</b>. Puedes pausarla o eliminarla antes de su fecha.
    .simpler = Se transferirán <b>{ $amount }</b> de { $source } a { $target } (total { $quote_total }, motivo: { $reference }). { $plan }. Toca <b>Confirmar</b> si está bien.
    .help = Nada queda programado todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
program_transfer-code =
    Escribe aquí el <b>código de 6 números</b> para programar transferencias de <b>{ $quote_total }</b> a { $target }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta programación. No lo compartas con nadie.
program_transfer-done =
    ✅ <b>¡Transferencia programada!</b>
    <b>{ $receipt_schedule_maximum }</b> a { $receipt_schedule_purpose }
    { $receipt_schedule_plan }
    Próxima fecha: <b>{ $receipt_schedule_next_on }</b>
    Comprobante: <code>{ $receipt_code }</code>

    Te avisaré aquí y por correo de cada una, y si alguna no se puede hacer.
program_transfer-cancelled = Listo, no se programó ninguna transferencia.
program_transfer-no_accounts = Para programar necesitas una cuenta de ahorros activa. No se encontraron registros.
program_transfer-locked = No se programó la transferencia. Si necesitas ayuda, llama al { $call_center }.
program_transfer-frozen = No se programó nada. Si ya está todo bien, desbloquéalas en <b>Seguridad</b>.
program_transfer-unclear = ⏳ Todavía no puedo confirmar si quedó programada. Mira en unos minutos en <b>Transferencias programadas</b>; no la repitas todavía.
