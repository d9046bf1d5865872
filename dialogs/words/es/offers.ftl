# Solicita tus productos: catálogo, simuladores, solicitudes y su estado (M134).

product_request-what =
    <b>7. Solicita tus productos</b>

    🐷 <b>Cuenta de ahorros</b>: abrirla y mantenerla no tiene costo.
    📈 <b>Póliza</b> (depósito a plazo fijo): desde { $offers_deposit_least }, hasta { $offers_deposit_best } anual.
    💵 <b>Crédito de consumo</b>: de { $offers_loan_least } a { $offers_loan_most }, hasta { $offers_loan_longest } meses, { $offers_loan_rate } anual.
    💳 <b>Tarjeta de crédito</b>

    ¿Cuál te interesa?
    .savings = Cuenta de ahorros
    .deposit = Simular una póliza
    .loan = Simular un crédito
    .card = Tarjeta de crédito
    .mine = Mis solicitudes
    .simpler = Toca el producto que te interesa. <b>Simular</b> te muestra cuánto pagarías o ganarías, sin compromiso.
    .help = Aquí conoces nuestros productos, simulas y los solicitas. Ninguno se activa sin tu firma: un asesor se comunica contigo. Las tasas son referenciales.

simulate_loan-amount =
    <b>Simulador de crédito</b>
    ¿Qué monto necesitas? De { $offers_loan_least } a { $offers_loan_most }; por ejemplo <b>5000</b>
    .simpler = Escribe solo el número, por ejemplo <b>5000</b> (cinco mil dólares).
    .help = Es una simulación: no pides nada todavía y no consultamos tu información de crédito.
simulate_loan-months =
    ¿A cuántos meses? De { $offers_loan_shortest } a { $offers_loan_longest }; por ejemplo <b>24</b> o <b>2 años</b>
    .simpler = Escribe solo el número de meses, por ejemplo <b>24</b>.
    .help = A más meses, la cuota baja y el interés total sube.
simulate_loan-method =
    ¿Cómo prefieres pagar?
    .french = Cuota fija (francés)
    .german = Cuota que baja (alemán)
    .simpler = Toca <b>Cuota fija</b> para pagar lo mismo cada mes, o <b>Cuota que baja</b> para pagar más al inicio y menos interés en total.
    .help = Francés: la cuota es igual cada mes. Alemán: pagas el mismo capital cada mes, así que la cuota empieza más alta, va bajando y el interés total es menor.
simulate_loan-simulation =
    <b>Simulación de tu crédito</b>
    { $answer_amount } a <b>{ $answer_months } meses</b>, método { $answer_method }, { $answer_rate } anual

    Primera cuota: <b>{ $answer_first_total }</b> ({ $answer_first_due_on })
    Última cuota: <b>{ $answer_last_total }</b> ({ $answer_last_due_on })
    Interés: { $answer_interest }
    Seguro de desgravamen: { $answer_insurance }
    Pagarías en total: <b>{ $answer_total }</b>

    Es referencial: la aprobación, la tasa y el seguro dependen del análisis de una persona.
    .ask = Solicitar este crédito
    .again = Simular otro
    .no = Terminar
    .simpler = Toca <b>Solicitar este crédito</b>, <b>Simular otro</b> con otro monto o plazo, o <b>Terminar</b>.
    .help = La cuota incluye capital, interés y seguro de desgravamen. Es una simulación: nada se aprueba ni se cobra.
simulate_loan-done = ¡Listo! Cuando quieras seguir, toca el menú.

simulate_deposit-amount =
    <b>Simulador de póliza</b>
    ¿Cuánto quieres invertir? Desde { $offers_deposit_least }; por ejemplo <b>5000</b>
    .simpler = Escribe solo el número, por ejemplo <b>5000</b> (cinco mil dólares).
    .help = Es una simulación: no se mueve tu dinero.
simulate_deposit-days =
    ¿A qué plazo? De { $offers_deposit_shortest } a { $offers_deposit_longest } días; por ejemplo <b>180 días</b>, <b>6 meses</b> o <b>un año</b>
    .simpler = Escribe el número de días, por ejemplo <b>180</b>.
    .help = A mayor plazo, mejor tasa. Desde 180 días no hay retención de impuesto sobre el interés.
simulate_deposit-simulation =
    <b>Simulación de tu póliza</b>
    { $answer_amount } a <b>{ $answer_days } días</b>, { $answer_rate } anual

    Interés: { $answer_interest }
    Retención ({ $answer_withheld_rate }): { $answer_withholding }
    Ganarías: <b>{ $answer_net }</b>
    Recibirías el { $answer_matures_on }: <b>{ $answer_payout }</b>

    Es referencial: la tasa se confirma el día que abras la póliza.
    .ask = Solicitar esta póliza
    .again = Simular otra
    .no = Terminar
    .simpler = Toca <b>Solicitar esta póliza</b>, <b>Simular otra</b> con otro monto o plazo, o <b>Terminar</b>.
    .help = El interés se paga al vencimiento, sobre un año de 360 días. La retención de impuesto solo se aplica a plazos menores de 180 días.
simulate_deposit-done = ¡Listo! Cuando quieras seguir, toca el menú.

ask_product-product =
    ¿Qué producto quieres solicitar?
    .savings = Cuenta de ahorros
    .card = Tarjeta de crédito
    .simpler = Toca el producto que quieres solicitar.
    .help = Un asesor se comunica contigo; nada se activa sin tu firma.
ask_product-consent =
    <b>Autorización</b> (versión 1)
    Para atender tu solicitud de <b>{ $product ->
        [card] tarjeta de crédito
       *[other] cuenta de ahorros
    }</b>, ¿nos autorizas a usar tus datos registrados para contactarte{ $product ->
        [card] {" "}y a consultar tu información de crédito
       *[other] {""}
    }?

    Puedes retirarla cuando quieras: /misdatos → <b>Retirar una autorización</b>. Ningún producto se activa sin tu firma.
    .accept = Autorizo y solicito
    .decline = No autorizo
    .simpler = Toca <b>Autorizo y solicito</b> para que un asesor te contacte, o <b>No autorizo</b> para dejarlo.
    .help = La ley nos pide tu permiso. Una persona analiza tu solicitud; ninguna decisión la toma solo un sistema.
ask_product-done = { ask_loan-done }
ask_product-declined = { ask_loan-declined }

ask_loan-amount =
    ¿Qué monto necesitas? Por ejemplo <b>5000</b>
    .simpler = Escribe solo el número, por ejemplo <b>5000</b> (cinco mil dólares).
    .help = Es el monto que vas a solicitar.
ask_loan-months =
    ¿A cuántos meses? Por ejemplo <b>24</b>, o <b>2 años</b>
    .simpler = Escribe solo el número de meses, por ejemplo <b>24</b>.
    .help = A más meses, la cuota baja y el interés total sube.
ask_loan-method =
    ¿Cómo prefieres pagar?
    .french = Cuota fija (francés)
    .german = Cuota que baja (alemán)
    .simpler = Toca <b>Cuota fija</b> o <b>Cuota que baja</b>.
    .help = Francés: la misma cuota cada mes. Alemán: la cuota empieza más alta y va bajando.
ask_loan-fits =
    <b>Tu solicitud de crédito</b>
    { $answer_amount } a <b>{ $answer_months } meses</b>, método { $answer_method }
    Primera cuota referencial: <b>{ $answer_first_total }</b>
ask_loan-consent =
    <b>Autorización</b> (versión 1)
    ¿Nos autorizas a usar tus datos registrados para contactarte y a consultar tu información de crédito, solo para analizar esta solicitud?

    Puedes retirarla cuando quieras: /misdatos → <b>Retirar una autorización</b>. Pedirlo no te compromete: nada se contrata sin tu firma.
    .accept = Autorizo y solicito
    .decline = No autorizo
    .simpler = Toca <b>Autorizo y solicito</b> para que un asesor te contacte, o <b>No autorizo</b> para dejarlo.
    .help = La ley nos pide tu permiso. Una persona analiza tu solicitud; ninguna decisión la toma solo un sistema.
ask_loan-done =
    { $requested_already ->
        [yes] 📋 <b>Ya tienes una solicitud abierta de ese producto.</b>
       *[no] 📋 <b>Recibimos tu solicitud.</b>
    }
    Número: <code>{ $requested_number }</code>

    <b>Qué sigue:</b> un asesor te contacta a tu celular o correo registrado hasta el <b>{ $requested_answer_by }</b>. Nunca te pedirá claves ni códigos.
    Mira cómo va en <b>7. Solicita tus productos</b> → <b>Mis solicitudes</b>.
ask_loan-declined = De acuerdo, no envié ninguna solicitud. Puedes seguir simulando cuando quieras.

ask_deposit-amount =
    ¿Cuánto quieres invertir? Por ejemplo <b>5000</b>
    .simpler = Escribe solo el número, por ejemplo <b>5000</b> (cinco mil dólares).
    .help = Es el monto que vas a solicitar; no se mueve tu dinero.
ask_deposit-days =
    ¿A qué plazo? Por ejemplo <b>180 días</b>, <b>6 meses</b> o <b>un año</b>
    .simpler = Escribe el número de días, por ejemplo <b>180</b>.
    .help = A mayor plazo, mejor tasa.
ask_deposit-fits =
    <b>Tu solicitud de póliza</b>
    { $answer_amount } a <b>{ $answer_days } días</b>
    Tasa referencial: <b>{ $answer_rate }</b> · recibirías { $answer_payout }
ask_deposit-consent =
    <b>Autorización</b> (versión 1)
    ¿Nos autorizas a usar tus datos registrados para contactarte sobre esta póliza?

    Puedes retirarla cuando quieras: /misdatos → <b>Retirar una autorización</b>. Nada se contrata ni se mueve tu dinero sin tu firma.
    .accept = Autorizo y solicito
    .decline = No autorizo
    .simpler = Toca <b>Autorizo y solicito</b> para que un asesor te contacte, o <b>No autorizo</b> para dejarlo.
    .help = La ley nos pide tu permiso antes de usar tus datos para contactarte.
ask_deposit-done = { ask_loan-done }
ask_deposit-declined = { ask_loan-declined }

my_cases-list =
    <b>Mis solicitudes y reclamos</b>

    { $items }
    .item =
        <b>{ $item_subject }</b> · <code>{ $item_number }</code>
        { $item_state }
        Desde: { $item_opened_at }
        Respuesta hasta: { $item_answer_by }
    .empty =
        <b>Mis solicitudes y reclamos</b>

        No se encontraron registros.
    .person = Contacto
    .no = Terminar
    .simpler = Toca <b>Terminar</b>, o <b>Contacto</b> si quieres preguntar por uno: te pedirán su número.
    .help = Aquí ves lo que solicitaste y lo que reclamaste, y hasta cuándo te respondemos.
my_cases-done = ¡Listo! Cuando quieras seguir, toca el menú.

value-CaseSubject-product_savings = Cuenta de ahorros
value-CaseSubject-product_deposit = Póliza
value-CaseSubject-product_loan = Crédito
value-CaseSubject-product_card = Tarjeta de crédito
value-CaseSubject-claim = Reclamo de un movimiento
value-CaseSubject-claim_told = Reclamo
value-CaseSubject-not_me = «No fui yo»
value-CaseSubject-data_access = Copia de tus datos
value-CaseSubject-data_correct = Corrección de tus datos
value-CaseSubject-data_erase = Eliminación de datos
value-CaseSubject-data_withdraw = Retiro de una autorización
value-CaseSubject-callback = Pedido de una llamada
value-CaseSubject-other = Consulta
value-CaseState-open = 🆕 Recibido
value-CaseState-working = 🔎 En revisión
value-CaseState-closed = ✅ Atendido

notice-RequestProduct = 📋 Te confirmo que recibimos tu solicitud. Número: <code>{ $told_number }</code>. Un asesor te contacta hasta el { $told_answer_by }.
refusal-OfferOutOfRange = Ese producto se ofrece de <b>{ $refusal_least }</b> a <b>{ $refusal_most }</b>. Escribe otro monto.
refusal-TermOutOfRange = Ese plazo no está disponible: puede ser de <b>{ $refusal_shortest }</b> a <b>{ $refusal_longest }</b>. Escribe otro.
invalid-term_unreadable = No entendí el plazo. Escribe solo el número, o con su unidad: <b>6 meses</b>, <b>1 año</b>.
