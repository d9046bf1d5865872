# Historial de Pagos (M116, M117).

bill_history-which =
    <b>Historial de Pagos</b>
    ¿Qué pagos quieres ver?
    .all = Todos
    .hand = Hechos por mí
    .own = Programados
    .simpler = Toca <b>Todos</b> para ver todos tus pagos.
    .help = Aquí están los pagos de servicios que hiciste y los que se debitaron solos.
bill_history-everything =
    <b>Historial de Pagos</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Programado
           *[no] {""}
        }
        Desde { $item_source } · Comprobante <code>{ $item_code }</code> · Empresa: { $item_reference }
    .empty =
        <b>Historial de Pagos</b>

        No se encontraron registros.
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otros pagos.
    .help = Son tus pagos de servicios, del más nuevo al más antiguo. El valor ya incluye la comisión.
bill_history-by_hand =
    <b>Pagos hechos por mí</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Programado
           *[no] {""}
        }
        Desde { $item_source } · Comprobante <code>{ $item_code }</code> · Empresa: { $item_reference }
    .empty =
        <b>Pagos hechos por mí</b>

        No se encontraron registros.
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otros pagos.
    .help = Son tus pagos de servicios, del más nuevo al más antiguo. El valor ya incluye la comisión.
bill_history-automatic =
    <b>Pagos programados realizados</b>

    { $items }
    .item =
        <b>{ $item_at }</b> · <b>{ $item_bill_total }</b> · { $item_standing }
        { $item_service }
        { $item_bill }{ $item_automatic ->
            [yes] {" "}· Programado
           *[no] {""}
        }
        Desde { $item_source } · Comprobante <code>{ $item_code }</code> · Empresa: { $item_reference }
    .empty =
        <b>Pagos programados realizados</b>

        No se encontraron registros.
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otros pagos.
    .help = Son tus pagos de servicios, del más nuevo al más antiguo. El valor ya incluye la comisión.
bill_history-done = ¡Listo! Cuando quieras seguir, toca el menú.
