# Resumen de productos, Compartir y Últimos movimientos (M21-M25, M31-M39).

summary-accounts =
    <b>Resumen de Productos</b>

    { $items }

    ¿Deseas conocer más acerca de tu cuenta?
    .item =
        <b>{ $item_ref }</b> · { $item_status }
        Saldo contable: { $item_ledger_balance }
        Saldo disponible: <b>{ $item_available }</b>
    .empty = No se encontraron registros.
    .movements = Ver movimientos
    .share = Compartir mi cuenta
    .no = No, gracias
    .simpler = Toca <b>Ver movimientos</b>, <b>Compartir mi cuenta</b> o <b>No, gracias</b>.
    .help = Son tus cuentas en Cooprogreso. El saldo disponible es lo que puedes usar ahora.
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
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otra cuenta.
    .help = Los montos con signo menos salieron de tu cuenta; los demás entraron. El saldo es el que quedó después de cada movimiento.
movements-done = ¡Listo! Cuando quieras seguir, toca el menú.
movements-no_accounts = No se encontraron registros.
