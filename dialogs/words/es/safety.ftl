# «No fui yo» y cómo se desbloquea (S38).

not_me-ask =
    🛑 <b>¿Hay una operación que no hiciste?</b>
    Si tocas <b>Bloquear</b>, desde este momento no sale dinero de tus cuentas, cancelo lo que aún no se ha enviado y un asesor revisa tu caso.
    .freeze = Bloquear ahora
    .no = No, todo está bien
    .otherwise = Tranquilidad, estoy aquí contigo y tu dinero se puede proteger ahora mismo. Si tienes dudas, lo más seguro es bloquear: no pierdes nada y después se quita.
    .simpler = Toca <b>Bloquear ahora</b> si alguien usó tu cuenta, o <b>No, todo está bien</b>.
    .help = Sirve si ves una operación que no hiciste, si perdiste tu celular o si diste tu código a alguien. Puedes seguir consultando y mover dinero entre tus cuentas.
not_me-done =
    { $frozen_already ->
        [yes] 🛑 <b>Las salidas de dinero de tus cuentas ya estaban bloqueadas, y lo siguen.</b>
       *[no] 🛑 <b>Listo: bloqueé las salidas de dinero de tus cuentas.</b>
    }
    Caso: <code>{ $frozen_number }</code>
    { $frozen_stopped ->
        [0] No había pagos por enviar.
        [one] Cancelé <b>un pago</b> que aún no se enviaba.
       *[other] Cancelé <b>{ $frozen_stopped } pagos</b> que aún no se enviaban.
    }

    <b>Qué sigue:</b> un asesor revisará tu caso y te llamará a tu celular registrado. Nunca te pedirá claves ni códigos. Si es urgente, llama al <b>{ $call_center }</b> con tu número de caso.

    Cerré tu sesión por seguridad. Para desbloquear más adelante: menú → Seguridad.
not_me-kept = De acuerdo, no cambié nada. Si ves algo raro, escribe <b>no fui yo</b> a cualquier hora.
not_me-stranger = No puedo bloquear nada desde aquí. Si alguien usó tu cuenta, llama ahora al Call Center: <b>{ $call_center }</b>.

unfreeze-password =
    🔐 Para desbloquear las salidas de dinero (caso <code>{ $status_case }</code>), ingresa <b>tu contraseña</b> en la página segura y después el código que llegará por SMS.
    .open = Ingresar
    .simpler = Toca <b>Ingresar</b> y escribe tu contraseña en la página segura.
    .help = Pedimos tu contraseña y un código para estar seguros de que eres tú.
unfreeze-code =
    Escribe aquí el <b>código de 6 números</b> para desbloquear las salidas de dinero. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este desbloqueo. No lo compartas con nadie.
unfreeze-done = ✅ <b>Listo: ya puedes transferir y pagar otra vez.</b> Tu caso sigue en revisión.
unfreeze-free = ✅ Tus salidas de dinero no están bloqueadas.
unfreeze-cooling =
    🛑 Las salidas de dinero están bloqueadas desde el { $status_since } (caso <code>{ $status_case }</code>).
    Podrás desbloquearlas tú desde el <b>{ $status_may_lift_at }</b>. Antes, solo un asesor puede hacerlo después de verificar que eres tú: <b>{ $call_center }</b>.
unfreeze-kept = Por ahora las salidas de dinero siguen bloqueadas. Si es urgente, llama al <b>{ $call_center }</b>.
unfreeze-locked = No se desbloqueó. Si necesitas ayuda, llama al { $call_center }.
