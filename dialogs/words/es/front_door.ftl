# Bienvenida, consentimiento y puerta de entrada (M1-M5, M14).

front_door-terms =
    👋 Bienvenido a tu nueva aplicación <b>Cooprogreso en Línea</b>.

    Realiza transferencias, consultas de saldos, pagos de servicios, cambio y recuperación de clave, diferidos de tus tarjetas y mucho más.

    Antes de empezar: para atenderte usamos tus datos personales (identificación, contacto y productos) <b>solo</b> para prestarte este servicio, según la Ley de Protección de Datos Personales. Los mensajes pasan por Telegram, cuyos servidores están fuera del Ecuador; por eso nunca te pediremos contraseñas en el chat. Puedes pedir acceso, corrección o eliminación de tus datos cuando quieras.

    ¿Aceptas? (versión 1)
    .accept = Acepto
    .decline = No acepto
    .simpler =
        Para usar este servicio necesitamos tu permiso para tratar tus datos. Toca <b>Acepto</b> para continuar o <b>No acepto</b> para salir.
    .help = La ley nos pide tu permiso antes de usar tus datos. Solo los usamos para atenderte en este canal.
front_door-declined = De acuerdo. Sin tu permiso no podemos atenderte por este canal, pero puedes visitarnos en cualquier agencia o llamar al { $call_center }. Si cambias de idea, escríbenos.
front_door-door =
    ¿Cómo quieres entrar a <b>Cooprogreso en Línea</b>?
    .enrol = Regístrate aquí
    .link = Ya tengo usuario
    .recover = Olvidé mi usuario o contraseña
    .requirements = ¿Qué necesito?
    .contact = Contacto y agencias
    .offers = Productos y simuladores
    .simpler = Toca <b>Regístrate aquí</b> si es tu primera vez, o <b>Ya tengo usuario</b> si ya te afiliaste.
    .help = Necesitamos saber quién eres para mostrarte tus cuentas. Si es tu primera vez, toca <b>Regístrate aquí</b>.
front_door-requirements =
    Para usar Cooprogreso en Línea necesitas:

    • <b>Internet:</b> una conexión confiable y estable.
    • <b>Todo actualizado:</b> la aplicación oficial de Telegram y el software de tu celular, por compatibilidad y seguridad.
    • <b>Un navegador al día</b> para las páginas seguras: Google Chrome, Mozilla Firefox, Safari o Microsoft Edge.
    • El <b>celular y el correo</b> que registraste en Cooprogreso, a la mano.
    .enrol = Regístrate aquí
    .link = Ya tengo usuario
    .simpler = Toca <b>Regístrate aquí</b> para empezar.
    .help = Son los requisitos para que todo funcione bien y con seguridad.
