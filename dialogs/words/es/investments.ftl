# Inversiones (M27, M72).

investments-investment =
    <b>Inversiones</b>
    Selecciona la inversión que deseas consultar:
    .option = { $option_ref } · { $option_amount }
    .simpler = Toca la inversión que quieres ver.
    .help = Te muestro cuánto ha ganado la inversión que elijas, cuándo vence y cuánto recibirás.
investments-detail =
    <b>{ $answer_investment_ref }</b> · { $answer_investment_status }

    Monto: <b>{ $answer_investment_amount }</b>
    Fecha de emisión: { $answer_investment_issued_on }
    Fecha de vencimiento: <b>{ $answer_investment_matures_on }</b>
    Tasa de interés: { $answer_investment_rate } · { $answer_investment_days } días
    Interés ganado: <b>{ $answer_investment_interest_earned }</b>
    Interés pagado: { $answer_investment_interest_paid }

    <b>Al vencimiento</b>
    Interés total: { $answer_interest }
    Retención ({ $answer_withheld_rate }): { $answer_withholding }
    Recibes: <b>{ $answer_payout }</b>
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Regresar</b> para ver otra inversión.
    .help = El interés se calcula día a día sobre un año de 360 días. Las inversiones de menos de 180 días tienen retención de impuesto sobre el interés; desde 180 días, no.
investments-done = ¡Listo! Cuando quieras seguir, toca el menú.
investments-no_investments = No se encontraron registros. No tienes inversiones en Cooprogreso.
