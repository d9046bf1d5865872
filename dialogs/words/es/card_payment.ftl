# Pago de tarjetas de Cooprogreso (M118-M124, D13).

card_payment-card =
    <b>4. Pago Tarjetas</b>
    ¿Qué tarjeta de Cooprogreso quieres pagar?
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_owes ->
        [yes] debes { $option_revolving }
       *[no] tienes { $option_in_favour } a favor
    }
    .simpler = Toca la tarjeta que quieres pagar.
    .help = Junto a cada tarjeta ves lo que debes hoy, sin contar las cuotas diferidas que aún no se facturan.
    .label = Tarjeta
card_payment-source =
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres pagar.
    .help = Junto a cada cuenta ves su saldo disponible.
    .label = Cuenta de origen
card_payment-amount =
    ¿Cuánto quieres pagar?
    .option = { $option_preset }: { $option_amount }
    .other = Otro monto
    .simpler = Toca uno de los montos, o <b>Otro monto</b> para escribirlo.
    .help = Con el pago mínimo evitas la mora, pero el resto genera interés. Si pagas el total hasta la fecha máxima, no pagas interés.
    .label = Monto
card_payment-nothing_owed =
    Esta tarjeta no tiene nada por pagar hoy. ¿Quieres abonar igual? Quedará como saldo a tu favor.
    .other = Escribir un monto
    .no = No, gracias
    .simpler = Toca <b>No, gracias</b> para dejarlo así.
    .help = Un saldo a favor cubre tus próximos consumos.
card_payment-other =
    ¿Qué monto quieres pagar? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = Es la cantidad en dólares que pasará de tu cuenta a tu tarjeta. No tiene costo.
card_payment-in_favour =
    ⚠️ Vas a pagar <b>{ $quote_amount }</b> y solo debes <b>{ $quote_owed }</b>. Quedarían <b>{ $quote_in_favour }</b> a tu favor en la tarjeta. ¿Seguimos?
    .yes = Sí, dejar saldo a favor
    .no = No, cancelar
    .simpler = Toca <b>Sí</b> solo si quieres dejar dinero a favor en la tarjeta, o <b>Regresar</b> para cambiar el monto.
    .help = Un saldo a favor cubre tus próximos consumos; no genera interés.
card_payment-review =
    <b>Revisa antes de confirmar</b>
    De: { $source }
    A: { $card }
    Monto: <b>{ $amount }</b>
    Costo: { $quote_fee }{ $quote_leaves_credit ->
        [yes] {""}
    Saldo a tu favor después: { $quote_in_favour }
       *[no] {""}
    }
    El pago se acredita de inmediato.
    .simpler =
        Vas a pagar <b>{ $amount }</b> de { $source } a { $card }. Costo { $quote_fee }. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
card_payment-code =
    Escribe aquí el <b>código de 6 números</b> para pagar <b>{ $amount }</b> de { $source } a { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este pago. No lo compartas con nadie.
card_payment-done =
    ✅ <b>¡Pago realizado!</b>
    { $receipt_amount } de { $receipt_source } a { $receipt_card }
    Pago mínimo que falta: { $receipt_minimum_left }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>
card_payment-cancelled = Listo, cancelé el pago. No se movió tu dinero.
card_payment-no_cards = No se encontraron registros.
card_payment-no_funds = No se encontraron registros de cuentas con saldo disponible para pagar.
card_payment-locked = No se realizó el pago. Si necesitas ayuda, llama al { $call_center }.
card_payment-pending = ⏳ Todavía no puedo confirmar si el pago se hizo. Si se hizo, te avisaré aquí; <b>no lo repitas</b> todavía. Si en unos minutos no aparece en tus movimientos, no se hizo y puedes intentarlo otra vez.
