# Reclamos: un movimiento que el socio no reconoce (B23).

claim-what =
    <b>Reclamos</b>
    Reclamar no tiene costo. ¿Qué quieres hacer?
    .movement = No reconozco un movimiento
    .other = Otra cosa: contar qué pasó
    .mine = Ver cómo van mis reclamos
    .simpler = Toca <b>No reconozco un movimiento</b> para elegirlo de tu lista, u <b>Otra cosa</b> para contarlo con tus palabras.
    .help = Tu reclamo recibe un número y una respuesta por escrito. Si alguien más usa tu cuenta, escribe <b>no fui yo</b> y bloqueo las salidas de tu dinero.
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
    .help = Estos son los últimos diez. Para uno más antiguo, regresa y toca <b>Otra cosa</b>.
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
        [yes] 📋 <b>Ya tienes un reclamo abierto por eso.</b>
       *[no] 📋 <b>Recibimos tu reclamo.</b>
    }
    Caso: <code>{ $claimed_number }</code>
    Abierto: { $claimed_at }

    <b>Qué sigue:</b> un asesor lo revisa y te responde por escrito a tu correo hasta el <b>{ $claimed_answer_by }</b>. Mira cómo va en <b>Seguridad</b> → <b>Reclamos</b>. Si no estás de acuerdo, puedes acudir al Defensor del Cliente o a la SEPS.

    ¿Crees que alguien más usa tu cuenta? Toca <b>No fui yo</b> y bloqueo de inmediato las salidas de tu dinero.
claim-cancelled = De acuerdo, no abrí ningún reclamo.
claim-none = No se encontraron registros.
claim-story =
    Cuéntame qué pasó: cuándo, dónde y por cuánto. Por ejemplo «el cajero no me dio los $40 y sí me los descontó».
    .simpler = Escribe qué pasó, en una o dos frases.
    .help = Con esto se abre tu reclamo. No escribas claves, códigos ni números de tarjeta.
    .label = Lo que pasó
claim-check =
    <b>Revisa tu reclamo</b>
    Lo que pasó: { $story }
    .simpler = Vas a reclamar: { $story }. Toca <b>Confirmar</b> si está bien.
    .help = Al confirmar se abre un caso con número. No se mueve tu dinero.

notice-TellClaim = 📋 Te confirmo que recibimos tu reclamo. Caso: <code>{ $told_number }</code>. Te respondemos por escrito hasta el { $told_answer_by }.
