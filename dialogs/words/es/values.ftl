# Cómo se escriben los valores.

value-nothing = No se encontraron registros.
value-Account =
    <b>{ $ref }</b> · { $status }
    Saldo contable: { $ledger_balance }
    Saldo disponible: <b>{ $available }</b>
value-Loan =
    <b>{ $ref }</b> · { $status }
    { $product }
    Monto: { $amount }
    Saldo de capital: <b>{ $principal_balance }</b>
    Valor a pagar: <b>{ $due }</b>
    Próximo pago: { $next_payment_on }
    Fecha de concesión: { $granted_on }
value-Investment =
    <b>{ $ref }</b> · { $status }
    Monto: <b>{ $amount }</b>
    Emisión: { $issued_on }
    Vencimiento: { $matures_on }
    Tasa de interés: { $rate } · { $days } días
    Interés ganado: { $interest_earned }
    Interés pagado: { $interest_paid }
value-CreditCard =
    <b>{ $ref }</b> · { $status }
    Número: { $number }
    Utilizado rotativo: { $revolving }
    Pago mínimo: <b>{ $minimum }</b>
    Fecha máx. de pago: { $pay_by }
    Utilizado diferido: { $deferred }
    Cupo disponible: <b>{ $available }</b>

value-AccountKind-savings = Ahorros
value-AccountKind-contribution = Certificados de aportación
value-AccountStatus-active = ACTIVO
value-AccountStatus-blocked = BLOQUEADO
value-AccountStatus-closed = CERRADO
value-AccountRef = { $kind } ••••{ $last4 }
value-LoanRef = Crédito ••••{ $last4 }
value-LoanStatus-current = Vigente
value-LoanStatus-overdue = Vencido
value-LoanStatus-paid = Pagado
value-InstalmentStatus-paid = Pagada
value-InstalmentStatus-overdue = Vencida
value-InstalmentStatus-current = Vigente
value-InstalmentStatus-upcoming = Por Vencer
value-AmortisationMethod-french = francés
value-AmortisationMethod-german = alemán
value-InvestmentRef = Inversión ••••{ $last4 }
value-InvestmentStatus-running = Vigente
value-InvestmentStatus-matured = Vencida
value-MovementType-debit = Débito
value-MovementType-credit = Crédito
value-Totals =
    Entró <b>{ $credits }</b> · Salió <b>{ $debits }</b> · { $entries ->
        [one] 1 movimiento
       *[other] { $entries } movimientos
    }
value-Month = { $name } { $year }
value-MonthName-january = Enero
value-MonthName-february = Febrero
value-MonthName-march = Marzo
value-MonthName-april = Abril
value-MonthName-may = Mayo
value-MonthName-june = Junio
value-MonthName-july = Julio
value-MonthName-august = Agosto
value-MonthName-september = Septiembre
value-MonthName-october = Octubre
value-MonthName-november = Noviembre
value-MonthName-december = Diciembre

value-CardBrand-mastercard = Mastercard
value-CardBrand-visa = Visa
value-CardBrand-diners = Diners Club
value-CardBrand-amex = American Express
value-CardBrand-discover = Discover
value-CardBrand-other = Tarjeta
value-CardKind-debit = Débito
value-CardKind-credit = Crédito
value-CardStatus-active = Activa
value-CardStatus-frozen = Congelada
value-CardStatus-blocked = Bloqueada
value-CardStatus-expired = Vencida
value-CardRef = { $brand } { $kind } ••••{ $last4 }
value-CardAction-pay = Pagar tarjeta
value-CardAction-defer = Diferir consumos
value-CardAction-change = Cambiar clave
value-CardAction-recover = Recuperar clave
value-CardAction-freeze = Congelar
value-CardAction-unfreeze = Descongelar
value-CardAction-block = Bloqueo definitivo
value-Measure-freeze_cards = Un asesor congeló tus tarjetas activas. Cuando quieras volver a usarlas: menú → Productos → tarjeta → Descongelar.
value-Measure-freeze_outgoing = Un asesor bloqueó las salidas de dinero de tus cuentas.
value-Measure-unlink = Un asesor desvinculó tu chat.
value-Measure-lift = Un asesor confirmó tu identidad y desbloqueó las salidas de dinero de tus cuentas.
value-CaseOutcome-solved = resuelto
value-CaseOutcome-in_favour = a tu favor
value-CaseOutcome-not_in_favour = no procede
value-CaseOutcome-no_contact = no logramos comunicarnos contigo
value-Company = { $name }
value-Service = { $company } · { $number }
value-Bill = { $about } · { $amount } + comisión { $commission }
value-BillReason-already_paid = ese recibo ya estaba pagado
value-BillReason-amount_changed = el valor del recibo cambió
value-BillReason-not_payable = ese recibo se paga solo en sus ventanillas
value-BillReason-other = no lo pudo registrar
value-PurchaseRef = { $merchant } { $amount }
value-ReceiptKind-own = Transferencia entre cuentas propias
value-ReceiptKind-cooprogreso = Transferencia en Cooprogreso
value-ReceiptKind-interbank = Transferencia interbancaria ordenada
value-ReceiptKind-bills = Pago de servicios
value-ReceiptKind-card = Pago de tarjeta
value-ReceiptKind-other_card = Pago de tarjeta de otro banco ordenado
value-Preset-minimum = Pago mínimo
value-Preset-statement = Pago total
value-Preset-everything = Todo lo que debo hoy
value-BeneficiaryRef = { $name } · { $institution } ••••{ $last4 }
value-TransferService-cooprogreso = Transferencias Cooprogreso
value-TransferService-interbank = Transferencias Interbancarias
value-PayeeAccountKind-savings = Ahorros
value-PayeeAccountKind-checking = Corriente
value-IdentificationKind-cedula = Cédula
value-IdentificationKind-passport = Pasaporte
value-IdentificationKind-ruc = RUC
value-BeneficiaryField-alias = alias
value-BeneficiaryField-email = correo electrónico
value-BeneficiaryField-name = nombre
value-BeneficiaryField-identification = identificación
value-BeneficiaryField-number = número de cuenta
value-SavedCardField-alias = nombre corto
value-SavedCardField-holder = titular
value-SavedCardField-identification = identificación del titular
value-SavedCardField-institution = institución
value-Limit-operation = tu límite por transferencia
value-Limit-day = tu límite diario para enviar a otras personas
value-Limit-new_beneficiary = el límite de las primeras 24 horas de un beneficiario nuevo
value-Limit-new_link = el límite de los primeros días después de vincular este Telegram
value-RailName-direct = Pago Directo
value-RailName-spi = SPI
value-PaymentState-authorized = ⏳ En espera de salir
value-PaymentState-held = ⏳ En espera de salir
value-PaymentState-sending = 🚚 En camino
value-PaymentState-sent = 🚚 En camino
value-PaymentState-unknown = 🚚 En camino, confirmando con la otra institución
value-PaymentState-settled = ✅ Acreditada
value-PaymentState-returned = ↩️ La otra institución la devolvió: el dinero está otra vez en tu cuenta
value-PaymentState-rejected = ✖️ No se realizó: el dinero sigue en tu cuenta
value-PaymentState-cancelled = ✖️ Se canceló: el dinero sigue en tu cuenta
value-PaymentState-manual = 🔎 La está revisando una persona de Cooprogreso
value-NewsTopic-MoneyReceived = Dinero que recibes
value-NewsTopic-BillDue = Planillas por vencer
value-TypedNumber = { $brand } ••••{ $last4 }
value-SavedCardRef = { $name } · { $brand } ••••{ $last4 } · { $institution }
value-Institution = { $name }
value-Identification = { $number }
value-Purpose = { $is_service ->
    [yes] { $service }
   *[no] { $is_own ->
        [yes] { $account }
       *[no] { $beneficiary }
    }
}
value-ScheduleRef = { $purpose_is_service ->
    [yes] el pago programado de <b>{ $purpose }</b>
   *[no] la transferencia programada a <b>{ $purpose }</b>
}
value-PaymentPlan =
    Frecuencia: <b>{ $frequency }</b>{ $is_monthly ->
        [yes] {", "}{ $day ->
            [31] el último día
           *[other] el día <b>{ $day }</b>
        }
       *[no] {""}
    }{ $is_once ->
        [yes] , el <b>{ $on }</b>
       *[no] {"\u000A"}Desde: { $since } · Hasta: { $is_indefinite ->
            [yes] indefinida
           *[no] { $until }
        }
    }
value-ScheduleAction-pause = Pausar
value-ScheduleAction-resume = Reanudar
value-ScheduleAction-change = Cambiar monto
value-ScheduleAction-cancel = Eliminar
value-ScheduleOutcome-paid = Hecho
value-ScheduleOutcome-too_high = El valor supera tu monto máximo
value-ScheduleOutcome-no_funds = No había saldo suficiente
value-ScheduleOutcome-away = La empresa no respondió durante el día
value-ScheduleOutcome-nothing = No había valores por pagar
value-ScheduleOutcome-missed = No se pudo procesar en su fecha
value-ScheduleOutcome-rejected = La empresa no aceptó el pago
value-ScheduleOutcome-refused = La cuenta no permite débitos en este momento
value-ScheduleOutcome-limit = Superaba tu límite para enviar a otras personas ese día
value-ScheduleOutcome-gone = El beneficiario ya no está en tu lista o cambió de cuenta
value-ScheduleOutcome-payee = La cuenta que recibe no acepta dinero en este momento
value-ScheduleOutcome-cost = El costo es ahora mayor que el que aceptaste
value-ScheduleState-active = Activo
value-ScheduleState-paused = En pausa
value-ScheduleState-cancelled = Cancelado
value-ScheduleState-ended = Terminado
value-Frequency-as_soon = Tan pronto como esté disponible
value-Frequency-monthly = Cada mes
value-Frequency-once = Una sola vez
value-BillStanding-under_way = En proceso
value-BillStanding-paid = Pagado
value-BillStanding-not_taken = No aceptado
value-BillStanding-in_review = En revisión
