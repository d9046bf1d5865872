# Afiliación y recuperación (M13-M17).

enrol-identification =
    Vamos a afiliarte. Escribe tu número de <b>cédula o pasaporte</b>:
    .simpler = Escribe solo los 10 números de tu cédula, por ejemplo 1712345678. Si usas pasaporte, escribe su número.
    .help = Con tu identificación comprobamos que eres socio de Cooprogreso y enviamos un código a tu celular registrado.
enrol-code =
    Escribe aquí el <b>código de 6 números</b>. Vale 3 minutos y es solo para afiliarte.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código demuestra que tienes en tus manos el celular registrado en Cooprogreso. No lo compartas con nadie. Si no te llega, revisa con un asesor que tu celular esté registrado.
enrol-sent =
    ✅ ¡Listo! Enviamos <b>tu usuario y contraseña temporal</b> a { $sent_email_masked }. La contraseña temporal vale 24 horas.
enrol-enrolled =
    ¿Qué quieres hacer?
    .link = Ingresar con mi usuario
    .recover = Olvidé mi usuario o contraseña
    .simpler = Toca <b>Ingresar con mi usuario</b>, o recupéralo si lo olvidaste.
    .help = Ya te afiliaste antes, así que solo necesitas ingresar.
enrol-locked = Inténtalo más tarde o habla con un asesor: { $call_center }.

recover-identification =
    Vamos a recuperar tu acceso. Escribe tu número de <b>cédula o pasaporte</b>:
    .simpler = Escribe solo los 10 números de tu cédula, o el número de tu pasaporte.
    .help = Enviaremos un código a tu celular registrado, y luego tu usuario y una contraseña temporal a tu correo.
recover-code =
    Escribe aquí el <b>código de 6 números</b>. Vale 3 minutos y es solo para recuperar tu acceso.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código demuestra que tienes en tus manos el celular registrado en Cooprogreso. No lo compartas con nadie.
recover-sent =
    ✅ Enviamos <b>tu usuario y una contraseña temporal</b> a { $sent_email_masked }. La contraseña temporal vale 24 horas.
recover-locked = Inténtalo más tarde o habla con un asesor: { $call_center }.
