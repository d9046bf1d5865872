# Reclamos: un movimiento que el socio no reconoce (B23).

claim-account =
    <b>Reclamos</b>
    ¿En qué cuenta está el movimiento que no reconoces?
    .option = { $option_ref }
    .simpler = Toca la cuenta donde viste el movimiento.
    .help = Reclamar no tiene costo. Un asesor revisa tu caso y te responde por escrito.
    .label = Cuenta
claim-movement =
    ¿Cuál movimiento no reconoces?
    .option = { $option_booked_on } · { $option_text } · { $option_amount }
    .simpler = Toca el movimiento que no reconoces.
    .help = Estos son los últimos diez. Para uno más antiguo, escribe <b>asesor</b>.
    .label = Movimiento
claim-words =
    ¿Quieres contarnos algo más? Escríbelo en una línea o toca <b>Omitir</b>.
    .simpler = Escribe qué pasó, por ejemplo «no hice ese retiro», o toca <b>Omitir</b>.
    .help = Le sirve al asesor para entender tu caso. No escribas claves ni códigos.
    .label = Lo que pasó
claim-review =
    <b>Revisa tu reclamo</b>
    Cuenta: { $account }
    Movimiento: { $movement_booked_on } · { $movement_document } - { $movement_text }
    Monto: <b>{ $movement_amount }</b>
    Lo que pasó: { $words }
    .simpler = Vas a reclamar el movimiento { $movement_document } - { $movement_text } de <b>{ $movement_amount }</b> ({ $movement_booked_on }) en { $account }. Lo que pasó: { $words }. Toca <b>Confirmar</b> si está bien.
    .help = Al confirmar se abre un caso con número. No se mueve tu dinero.
claim-done =
    { $claimed_already ->
        [yes] 📋 <b>Ese movimiento ya tiene un reclamo abierto.</b>
       *[no] 📋 <b>Recibimos tu reclamo.</b>
    }
    Caso: <code>{ $claimed_number }</code>
    Abierto: { $claimed_at }

    <b>Qué sigue:</b> un asesor lo revisa y te responde por escrito a tu correo. Si no estás de acuerdo, puedes acudir al Defensor del Cliente o a la SEPS.

    ¿Crees que alguien más usa tu cuenta? Toca <b>No fui yo</b> y bloqueo de inmediato las salidas de tu dinero.
claim-cancelled = De acuerdo, no abrí ningún reclamo.
claim-none = No se encontraron registros.
