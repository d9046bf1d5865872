# Ingreso y salida (M18, M19, D5).

link_chat-credentials =
    🔐 Ingresa <b>tu usuario y contraseña</b> en la página segura (toca el botón). Cuando termines, seguimos aquí.
    .open = Abrir página segura
    .recover = Olvidé mi usuario o contraseña
    .simpler = Toca <b>Abrir página segura</b> y escribe ahí tu usuario y contraseña, no en el chat.
    .help = La contraseña se escribe en una página segura de Cooprogreso para que nunca quede en el chat.
link_chat-personalise =
    Tu contraseña es temporal. <b>Crea la tuya</b> en la página segura: de 8 a 64 caracteres, que solo tú conozcas.
    .open = Crear mi contraseña
    .simpler = Toca <b>Crear mi contraseña</b> y escríbela dos veces en la página segura.
    .help = El sistema te pide personalizar la contraseña para que nadie más la conozca.
link_chat-code =
    Escribe aquí el <b>código de 6 números</b> para vincular este Telegram. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = Como es la primera vez que ingresas desde este Telegram, comprobamos también tu celular registrado.
link_chat-code_personal =
    Escribe aquí el <b>código de 6 números</b> para vincular este Telegram. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = Como es la primera vez que ingresas desde este Telegram, comprobamos también tu celular registrado.
link_chat-done = 🎉 ¡Hola, <b>{ $session_first_name }</b>! Este Telegram quedó vinculado a tu Cooprogreso en Línea.
link_chat-locked = Inténtalo más tarde o habla con un asesor: { $call_center }.

login-password =
    🔐 Ingresa <b>tu contraseña</b> en la página segura (toca el botón). Cuando termines, seguimos aquí.
    .open = Ingresar
    .recover = Olvidé mi contraseña
    .simpler = Toca <b>Ingresar</b> y escribe tu contraseña en la página segura, no en el chat.
    .help = Por tu seguridad la sesión se cierra tras 5 minutos sin uso; la contraseña la abre de nuevo.
login-personalise =
    Tu contraseña es temporal. <b>Crea la tuya</b> en la página segura: de 8 a 64 caracteres, que solo tú conozcas.
    .open = Crear mi contraseña
    .simpler = Toca <b>Crear mi contraseña</b> y escríbela dos veces en la página segura.
    .help = El sistema te pide personalizar la contraseña para que nadie más la conozca.
login-done = ¡Hola, <b>{ $session_first_name }</b>!
login-locked = Inténtalo más tarde o habla con un asesor: { $call_center }.

logout-done = 👋 Cerraste tu sesión. ¡Hasta pronto!
