# Historial de Pagos (M116, M117).

bill_history-which =
    <b>Historial de Pagos</b>
    ¿Qué pagos quieres ver?
    .all = Todos
    .hand = Hechos por mí
    .own = Programados
    .company = De una empresa
    .simpler = Toca <b>Todos</b> para ver todos tus pagos, o <b>De una empresa</b> para elegir una.
    .help = Aquí están los pagos de servicios que hiciste y los que se debitaron solos.
bill_history-origin =
    <b>{ $which ->
        [hand] Pagos hechos por mí
        [own] Pagos programados realizados
       *[all] Historial de Pagos
    }</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Programado
           *[no] {""}
        }
        Desde { $item_source } · Comprobante <code>{ $item_code }</code>{ $item_is_taken ->
            [yes] {" "}· Empresa: { $item_reference }
           *[no] {""}
        }
    .empty =
        <b>Historial de Pagos</b>

        No se encontraron registros.
    .receipt = Ver un comprobante
    .csv = Descargar (CSV)
    .no = Terminar
    .simpler = Toca <b>Ver un comprobante</b>, <b>Descargar</b> o <b>Terminar</b>.
    .help = Son tus pagos de servicios, del más nuevo al más antiguo. El valor ya incluye la comisión.
bill_history-pick_origin =
    ¿De qué pago quieres el comprobante?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .other_month = Otro mes
    .simpler = Toca el pago. Primero están los más nuevos.
    .help = Son tus últimos pagos. Para los más antiguos toca <b>Otro mes</b>.
bill_history-month_origin =
    ¿De qué mes?
    .option = { $option }
    .simpler = Toca el mes, o escribe su nombre.
    .help = Son los meses en los que hiciste pagos.
bill_history-pick_month_origin =
    ¿De qué pago quieres el comprobante?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .simpler = Toca el pago. Primero están los más nuevos.
    .help = Son tus pagos de ese mes.
bill_history-receipt_origin = 📎 Aquí tienes tu comprobante.
bill_history-csv_origin = 📎 Aquí tienes tus pagos en un archivo para hoja de cálculo.
bill_history-more_origin =
    ¿Algo más?
    .list = Volver al historial
    .no = Terminar
    .simpler = Toca <b>Volver al historial</b> o <b>Terminar</b>.
    .help = Puedes ver otro comprobante o terminar.
bill_history-one_company =
    <b>Pagos a { $company }</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Programado
           *[no] {""}
        }
        Desde { $item_source } · Comprobante <code>{ $item_code }</code>{ $item_is_taken ->
            [yes] {" "}· Empresa: { $item_reference }
           *[no] {""}
        }
    .empty =
        <b>Historial de Pagos</b>

        No se encontraron registros.
    .receipt = Ver un comprobante
    .csv = Descargar (CSV)
    .no = Terminar
    .simpler = Toca <b>Ver un comprobante</b>, <b>Descargar</b> o <b>Terminar</b>.
    .help = Son tus pagos de servicios, del más nuevo al más antiguo. El valor ya incluye la comisión.
bill_history-pick_one_company =
    ¿De qué pago quieres el comprobante?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .other_month = Otro mes
    .simpler = Toca el pago. Primero están los más nuevos.
    .help = Son tus últimos pagos. Para los más antiguos toca <b>Otro mes</b>.
bill_history-month_one_company =
    ¿De qué mes?
    .option = { $option }
    .simpler = Toca el mes, o escribe su nombre.
    .help = Son los meses en los que hiciste pagos.
bill_history-pick_month_one_company =
    ¿De qué pago quieres el comprobante?
    .option = { $option_at } · { $option_bill_total } · { $option_service_company }
    .simpler = Toca el pago. Primero están los más nuevos.
    .help = Son tus pagos de ese mes.
bill_history-receipt_one_company = 📎 Aquí tienes tu comprobante.
bill_history-csv_one_company = 📎 Aquí tienes tus pagos en un archivo para hoja de cálculo.
bill_history-more_one_company =
    ¿Algo más?
    .list = Volver al historial
    .no = Terminar
    .simpler = Toca <b>Volver al historial</b> o <b>Terminar</b>.
    .help = Puedes ver otro comprobante o terminar.
bill_history-company =
    Selecciona la <b>empresa</b>:
    .option = { $option_name }
    .simpler = Toca la empresa.
    .help = Son las empresas a las que ya pagaste.
bill_history-done = ¡Listo! Cuando quieras seguir, toca el menú.
bill_history-nothing = No se encontraron registros.
