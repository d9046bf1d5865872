# Crédito (M65-M71).

credit-loan =
    <b>Crédito</b>
    Selecciona el número de operación:
    .option = { $option_ref } · { $option_principal_balance }
    .simpler = Toca el crédito que quieres ver. Junto a cada uno está lo que te falta por pagar de capital.
    .help = Te muestro la próxima cuota, cuánto te falta y la tabla de amortización del crédito que elijas.
credit-detail =
    <b>{ $answer_loan_ref }</b>
    { $answer_loan_product }

    Cuota a pagar: <b>{ $answer_loan_due }</b>
    Fecha de pago: <b>{ $answer_loan_next_payment_on }</b>
    Saldo del crédito: <b>{ $answer_loan_principal_balance }</b>
    Estado: { $answer_loan_status }{ $answer_overdue ->
        [0] {""}
        [one] . Tienes <b>una cuota vencida</b>; la mora incluida es { $answer_arrears }.
       *[other] . Tienes <b>{ $answer_overdue } cuotas vencidas</b>; la mora incluida es { $answer_arrears }.
    }

    Monto: { $answer_loan_amount }
    Concesión: { $answer_loan_granted_on }
    Última cuota: { $answer_ends_on }
    Cuotas pagadas: { $answer_paid } de { $answer_term }
    Tasa: { $answer_rate } anual · Método { $answer_method }
    .instalments = Ver próximas cuotas
    .table = Descargar tabla de amortización
    .no = Terminar
    .simpler = Toca <b>Ver próximas cuotas</b>, <b>Descargar tabla de amortización</b> o <b>Terminar</b>.
    .help = La cuota a pagar suma capital, interés, seguro y, si te atrasaste, mora. El saldo es el capital que te falta.
credit-instalments =
    <b>Próximas cuotas</b> · { $answer_detail_loan_ref }

    { $items }
    .item =
        <b>Cuota { $item_number }: { $item_total }</b>
        { $item_due_on } · { $item_status }
        Capital { $item_principal } · Interés { $item_interest }
        Mora { $item_arrears } · Seguro { $item_insurance }
    .empty =
        <b>Próximas cuotas</b> · { $answer_detail_loan_ref }

        No se encontraron registros.
    .table = Descargar tabla de amortización
    .no = Terminar
    .simpler = Toca <b>Descargar tabla de amortización</b> para tener todas las cuotas en un archivo, o <b>Terminar</b>.
    .help = Son las cuotas que te faltan. Si la fecha cae en feriado o fin de semana, pagas el siguiente día laborable.
credit-table = Aquí tienes la <b>tabla de amortización</b> de { $answer_detail_loan_ref }, con sus { $answer_detail_term } cuotas.
credit-sent = Puedes guardarla o reenviarla. Cuando quieras seguir, toca el menú.
credit-done = ¡Listo! Cuando quieras seguir, toca el menú.
credit-no_loans = No se encontraron registros. No tienes créditos en Cooprogreso.
