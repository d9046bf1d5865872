# /misdatos: derechos sobre los datos personales (LOPDP).

my_data-what =
    🗂️ <b>Mis datos personales</b>
    La ley te da derecho a conocer, corregir y eliminar tus datos. Lo que la ley nos obliga a conservar (tus operaciones) no se elimina.
    ¿Qué necesitas?
    .access = Pedir una copia de mis datos
    .correct = Corregir un dato
    .erase = Eliminar lo que se pueda
    .withdraw = Retirar una autorización
    .unlink = Desvincular este chat
    .simpler = Toca lo que necesitas. <b>Desvincular este chat</b> te saca de Cooprogreso en Línea en este Telegram.
    .help = Una persona responde tu pedido en un plazo de 15 días, a tu correo registrado. Desvincular el chat es inmediato y se confirma con un código.
my_data-code =
    Escribe aquí el <b>código de 6 números</b> para desvincular este chat. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo desvincular este chat. No lo compartas con nadie.
my_data-done =
    🗂️ <b>Recibimos tu pedido.</b>
    Caso: <code>{ $opened_number }</code>
    Te responderemos a tu correo registrado en un plazo máximo de <b>15 días</b>. Este trámite no tiene costo.
my_data-left = 👋 <b>Listo: este chat ya no está vinculado a Cooprogreso en Línea.</b> Aquí no recibirás más avisos de tus cuentas. Puedes borrar esta conversación en Telegram; para volver, ingresa con tu usuario y contraseña.
my_data-locked = No se desvinculó el chat. Si necesitas ayuda, llama al { $call_center }.
