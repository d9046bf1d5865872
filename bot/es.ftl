# How the bot presents itself in Telegram, in Spanish. Limits: commands 256 characters, description 512, short one 120.

command-start = Empezar desde el principio
command-menu = Ver el menú de opciones
command-cancelar = Dejar lo que estás haciendo
command-ayuda = Cómo usar este chat
command-asesor = Hablar con una persona
command-verificar = Comprobar que un comprobante es auténtico
command-misdatos = Tus derechos sobre tus datos personales
command-nofuiyo = Bloquear las salidas de tu dinero
command-idioma = Cambiar de idioma / Change language
command-salir = Cerrar tu sesión

description =
    Cooprogreso en Línea: consulta tus cuentas y transfiere desde este chat.

    Nunca te pediremos tu contraseña por aquí: la escribes solo en nuestra página segura.

short-description = Tu cooperativa en el chat: saldos, movimientos y transferencias.
