# Resumen de productos, Compartir y Últimos movimientos (M21-M25, M31-M39).

summary-products =
    <b>Resumen de Productos</b>

    <b>💰 Cuentas</b>
    { $answer_accounts }

    <b>🏦 Préstamos</b>
    { $answer_loans }

    <b>📈 Inversiones</b>
    { $answer_investments }

    <b>💳 Tarjetas</b>
    { $answer_cards }

    ¿Deseas conocer más acerca de tu cuenta?
    .yes = Sí, consultar
    .share = Compartir mi cuenta
    .no = No, gracias
    .simpler = Toca <b>Sí, consultar</b>, <b>Compartir mi cuenta</b> o <b>No, gracias</b>.
    .help = Es todo lo que tienes en Cooprogreso. El saldo disponible es lo que puedes usar ahora; el contable incluye lo que está reservado.
summary-what =
    ¿Qué deseas consultar?
    .accounts = Cuentas
    .credit_card = Tarjeta de Crédito
    .credit = Crédito
    .investments = Inversiones
    .simpler = Toca lo que quieres ver, por ejemplo <b>Cuentas</b>.
    .help = Elige de qué producto quieres ver el detalle.
summary-account =
    ¿Qué cuenta quieres compartir?
    .option = { $option_ref }
    .simpler = Toca la cuenta en la que quieres recibir el depósito.
    .help = Te doy los datos que otra persona necesita para depositarte.
summary-card =
    <b>Datos para depositar o transferir</b>
    Cuenta: <code>{ $answer_number }</code>
    Tipo: { $answer_kind } · USD
    Titular: { $answer_holder }
    Identificación: { $answer_identification }
    Institución: { $answer_institution }
summary-shared = Puedes reenviar ese mensaje a quien te va a depositar.
summary-nothing_to_share = No se encontraron registros.
summary-done = ¡Listo! Cuando quieras seguir, toca el menú.

accounts-account =
    <b>Cuentas</b>
    Selecciona el número de cuenta:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Toca la cuenta que quieres consultar.
    .help = De la cuenta que elijas puedes ver los movimientos y su tarjeta.
accounts-what =
    ¿Qué información deseas consultar?
    .movements = Últimos Movimientos
    .detail = Detalle de Movimientos
    .debit_card = Tarjeta débito
    .simpler = Toca <b>Últimos Movimientos</b> para ver los 10 más recientes.
    .help = Los últimos movimientos son 10; el detalle llega hasta 12 meses atrás.
accounts-no_accounts = No se encontraron registros.

movements-account =
    Selecciona la cuenta que deseas consultar:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Toca la cuenta de la que quieres ver los movimientos.
    .help = Te muestro los 10 últimos movimientos de la cuenta que elijas.
movements-list =
    <b>Últimos movimientos</b>
    Cuenta: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO

    { $items }
    .item =
        { $item_booked_on } · { $item_document } - { $item_text }
        { $item_type } <b>{ $item_amount }</b> · Saldo { $item_balance }{ $item_automatic ->
            [yes] {" "}· 🔁 débito automático
           *[no] {""}
        }
    .empty =
        <b>Últimos movimientos</b>
        Cuenta: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO

        No se encontraron registros.
    .detail = Ver más movimientos
    .no = Terminar
    .simpler = Toca <b>Ver más movimientos</b>, <b>Terminar</b>, o <b>Regresar</b> para ver otra cuenta.
    .help = Los montos con signo menos salieron de tu cuenta; los demás entraron. El saldo es el que quedó después de cada movimiento.
movements-done = ¡Listo! Cuando quieras seguir, toca el menú.
movements-no_accounts = No se encontraron registros.
