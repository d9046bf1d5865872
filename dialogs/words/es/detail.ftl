# Detalle de movimientos (M20).

detail-account =
    <b>Detalle de Movimientos</b>
    Selecciona la cuenta que deseas consultar:
    .option = { $option_ref } · { $option_ledger_balance }
    .simpler = Toca la cuenta de la que quieres ver los movimientos.
    .help = Aquí ves todos los movimientos de los últimos 12 meses, los puedes buscar y descargar.
detail-span =
    ¿De qué período?
    .this_month = Este mes
    .last_month = Mes pasado
    .three_months = Últimos 3 meses
    .twelve_months = Últimos 12 meses
    .one_month = Elegir un mes
    .simpler = Toca el período que quieres ver, por ejemplo <b>Este mes</b>.
    .help = Puedo mostrarte hasta 12 meses atrás. Mientras más corto el período, más rápido encuentras lo que buscas.
detail-month =
    ¿Qué mes?
    .option = { $option }
    .simpler = Toca el mes que quieres ver, o escribe su nombre.
    .help = Son el mes actual y los 12 anteriores.
detail-list =
    { detail-heading }

    { $items }
    .item = { detail-line }
    .empty =
        { detail-heading }

        No se encontraron registros.
    .search = 🔎 Buscar
    .pdf = 📄 Descargar PDF
    .csv = 🧮 Descargar para Excel
    .chart = 📊 Ver gráfico
    .no = Terminar
    .simpler = Toca <b>Buscar</b> para encontrar un movimiento, <b>Más antiguos</b> para ver los anteriores o <b>Terminar</b>.
    .help = Primero ves los más recientes. Los débitos, con signo menos, salieron de tu cuenta; los créditos entraron. El saldo es el que quedó después de cada movimiento.
detail-search =
    ¿Qué buscas? Escribe una palabra, un monto o ambos:
    • <b>comisión</b>
    • <b>débitos de más de 50</b>
    • <b>transferencia entre 10 y 20</b>
    • <b>0,36</b>
    .simpler = Escribe solo una palabra, por ejemplo <b>retiro</b>, o solo un monto, por ejemplo <b>25,50</b>.
    .help = Busco en los movimientos del período que elegiste. No importan las tildes ni las mayúsculas.
detail-found =
    { detail-found_heading }

    { $items }
    .item = { detail-line }
    .empty =
        { detail-found_heading }

        No se encontraron registros.
    .pdf = 📄 Descargar PDF
    .csv = 🧮 Descargar para Excel
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para buscar otra cosa.
    .help = Toca <b>Regresar</b> para buscar otra cosa en el mismo período.
detail-chart =
    <b>Tus últimos meses</b>
    Cuenta: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    Arriba, lo que entró y lo que salió cada mes; abajo, el saldo al final de cada uno.
detail-pdf = { detail-file }
detail-csv = { detail-file }
detail-pdf_found = { detail-file }
detail-csv_found = { detail-file }
detail-more_found =
    ¿Qué más quieres ver?
    .found = Ver lo que encontré
    .no = Terminar
    .simpler = Toca <b>Ver lo que encontré</b> o <b>Terminar</b>.
    .help = Puedes volver a la lista o terminar aquí.
detail-more =
    ¿Qué más quieres ver?
    .list = Ver los movimientos
    .no = Terminar
    .simpler = Toca <b>Ver los movimientos</b> o <b>Terminar</b>.
    .help = Puedes volver a la lista o terminar aquí.
detail-done = ¡Listo! Cuando quieras seguir, toca el menú.
detail-no_accounts = No se encontraron registros.

# Partes que se repiten
detail-file =
    📎 <b>Estado de cuenta</b> · { $answer_order_account }
    Del { $answer_order_period_first } al { $answer_order_period_last }{ $answer_order_is_cut ->
        [yes] . Trae los { $answer_order_rows } movimientos más recientes: para los demás, elige un período más corto.
       *[no] {""}
    }
detail-heading =
    <b>Detalle de movimientos</b>
    Cuenta: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    Del { $answer_period_first } al { $answer_period_last }
    { $answer_totals }
detail-found_heading =
    <b>Detalle de movimientos</b>
    Cuenta: { $answer_number } { $answer_account_kind } - USD - COOPROGRESO
    Del { $answer_period_first } al { $answer_period_last } · 🔎 «{ $filter_said }»
    { $answer_adds_up ->
        [yes] { $answer_totals }
       *[no] Son muchos para sumarlos: elige un período más corto.
    }{ $answer_goes_on ->
        [yes] {" "}· Busqué hasta el { $answer_reached }: toca <b>Más antiguos</b> para seguir buscando.
       *[no] {""}
    }
detail-line =
    { $item_booked_on } · { $item_document } - { $item_text }
    { $item_type } <b>{ $item_amount }</b> · Saldo { $item_balance }{ $item_automatic ->
        [yes] {" "}· 🔁 débito automático
       *[no] {""}
    }
