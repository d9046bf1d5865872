# Diferido de consumos (M125-M132, D14).

deferral-cards =
    <b>Diferido Transacciones</b>

    { $items }
    .item =
        Titular: { $item_holder }
        Número: <code>{ $item_number }</code>
        Estado: <b>{ $item_status }</b>
    .empty = <b>Diferido Transacciones</b>
deferral-card =
    ¿De qué tarjeta quieres diferir consumos?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Toca la tarjeta con la que hiciste la compra.
    .help = Diferir es pagar una compra en varias cuotas mensuales con interés.
    .label = Tarjeta
deferral-purchases =
    Marca los consumos que quieres diferir y toca <b>Listo</b>:
    .option = { $option_made_on } · { $option_ref_merchant } · { $option_ref_amount }
    .ticked = ✅ { $option_made_on } · { $option_ref_merchant } · { $option_ref_amount }
    .simpler = Toca cada compra que quieres pagar en cuotas; al final toca <b>Listo</b>.
    .help = Aparecen los consumos de al menos $50.00 que todavía no están en tu estado de cuenta ni están diferidos.
    .label = Consumos
deferral-amount =
    ¿Qué monto quieres diferir?
    .option = Todo: { $option }
    .part = Solo una parte
    .simpler = Toca <b>Todo</b>, o <b>Solo una parte</b> para escribir una cantidad menor.
    .help = Puedes diferir solo una parte. El mínimo es $50.00; el resto lo pagas normalmente.
    .label = Monto
deferral-part =
    Escribe el monto que quieres diferir, por ejemplo <b>120,00</b>
    .simpler = Escribe solo el número, por ejemplo <b>120,00</b> (ciento veinte dólares).
    .help = El mínimo es $50.00; lo que no difieras lo pagas normalmente.
deferral-months =
    ¿En cuántos meses? Compara la cuota y el total de cada plazo:
    .option = { $option_months } meses · { $option_quota } · total { $option_total }
    .simpler = Toca el plazo que prefieres. Mientras más meses, más baja la cuota y más interés pagas en total.
    .help = La cuota es lo que pagas cada mes. El total incluye los intereses (15.60 % nominal anual).
    .label = Plazo
deferral-simulation =
    <b>Simulación</b>
    { $quote_capital } en <b>{ $quote_months } meses</b>
    Cuota mensual: <b>{ $quote_quota }</b>
    Interés total: { $quote_interest }
    Total a pagar: <b>{ $quote_total }</b>
    Primera cuota: hasta el { $quote_first_due }
    Última cuota: hasta el { $quote_last_due }
deferral-review =
    <b>Revisa antes de confirmar</b>
    Tarjeta: { $card }
    Consumos:
    { $purchases }
    Monto por diferir: <b>{ $amount }</b>
    Plazo: <b>{ $months } meses</b>
    Cuota: <b>{ $quote_quota }</b>
    Interés: { $quote_interest }
    Total: { $quote_total }
    Primera cuota: hasta el { $quote_first_due }
    .simpler =
        Vas a diferir <b>{ $amount }</b> con tu tarjeta { $card }, en <b>{ $months } meses</b> de <b>{ $quote_quota }</b>. Toca <b>Confirmar</b> si está bien. Son estos consumos:
        { $purchases }
    .help = Nada cambia todavía. Al confirmar te enviamos un código por SMS, y el monto pasa de rotativo a diferido.
deferral-code =
    Escribe aquí el <b>código de 6 números</b> para diferir <b>{ $quote_capital }</b> de tu tarjeta { $card } a { $months } meses. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este diferido. No lo compartas con nadie.
deferral-done =
    ✅ <b>¡Listo! Tu consumo quedó diferido.</b>
    { $receipt_plan_quote_capital } en { $receipt_plan_quote_months } meses de <b>{ $receipt_plan_quote_quota }</b>
    Primera cuota: hasta el { $receipt_plan_quote_first_due }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>

    Aquí tienes la tabla con todas tus cuotas.
deferral-no_cards = No se encontraron registros.
deferral-nothing = No se encontraron registros. Puedes diferir consumos de al menos $50.00 que todavía no estén en tu estado de cuenta.
deferral-too_little = Ese monto es muy pequeño para diferirlo: ninguna cuota llegaría a $5.00.
deferral-cancelled = Listo, no diferí nada.
deferral-locked = No se difirió nada. Si necesitas ayuda, llama al { $call_center }.
deferral-pending = ⏳ Todavía no puedo confirmar si el diferido se hizo. Si se hizo, te avisaré aquí; <b>no lo repitas</b> todavía. Si en unos minutos no aparece en <b>Mis diferidos</b>, no se hizo.

deferrals-card =
    <b>Mis diferidos</b>
    Elige tu tarjeta:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_deferred }
    .simpler = Toca la tarjeta de la que quieres ver los diferidos.
    .help = Junto a cada tarjeta ves el capital diferido que falta por facturar.
deferrals-deferral =
    Estos son tus diferidos vigentes:
    .option = { $option_capital } a { $option_ref_months } meses · faltan { $option_left }
    .simpler = Toca un diferido para ver sus cuotas.
    .help = Muestra lo que diferiste, el plazo y el capital que falta por facturar.
deferrals-schedule =
    <b>Tu diferido</b>
    Tarjeta: { $answer_card }
    { $answer_quote_capital } en { $answer_quote_months } meses · interés { $answer_quote_interest } · total <b>{ $answer_quote_total }</b>

    { $items }
    .item = { $item_number }. hasta el { $item_due_on }: <b>{ $item_total }</b> (capital { $item_capital } + interés { $item_interest })
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otro diferido.
    .help = Cada cuota llega en tu estado de cuenta del mes; se paga hasta la fecha indicada.
deferrals-done = ¡Listo! Cuando quieras seguir, toca el menú.
deferrals-none = No se encontraron registros.
