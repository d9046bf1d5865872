# /misdatos: derechos sobre los datos personales (LOPDP).

my_data-what =
    🗂️ <b>Mis datos personales</b>
    La ley te da derecho a conocer, corregir y eliminar tus datos, y a retirar tus autorizaciones.
    ¿Qué necesitas?
    .access = Recibir una copia de mis datos
    .correct = Corregir un dato
    .erase = Eliminar lo que se pueda
    .withdraw = Retirar una autorización
    .unlink = Desvincular este chat
    .simpler = Toca lo que necesitas. <b>Desvincular este chat</b> te saca de Cooprogreso en Línea en este Telegram.
    .help = La copia, la eliminación y desvincular el chat son inmediatas y se confirman con un código. Corregir y retirar autorizaciones lo hace una persona, en un plazo de 15 días.
my_data-form =
    ¿Cómo quieres la copia? Incluye tus datos registrados, autorizaciones, accesos, productos, beneficiarios, preferencias y casos, con los números enmascarados. Tus movimientos los descargas en <b>Detalle de Movimientos</b>.

    La copia llega a este chat: cuida quién lo ve.
    .pdf = Para leer (PDF)
    .json = Para otro sistema (JSON)
    .simpler = Toca <b>Para leer</b> si la quieres ver tú, o <b>Para otro sistema</b> si la vas a llevar a otra entidad.
    .help = El PDF se lee en el celular. El JSON es para entregar tus datos a otra entidad (portabilidad).
my_data-copy_code =
    Escribe aquí el <b>código de 6 números</b> para recibir la copia de tus datos. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo enviar la copia a este chat. No lo compartas con nadie.
my_data-pdf = 🗂️ Aquí tienes la <b>copia de tus datos personales</b>.
my_data-json = 🗂️ Aquí tienes la <b>copia de tus datos personales</b>, en un formato que otros sistemas leen.
my_data-sent = Si algo no es correcto, escribe /misdatos y toca <b>Corregir un dato</b>.
my_data-erase =
    <b>Se eliminaría ahora</b>
    Beneficiarios: { $erasable_beneficiaries }
    Servicios guardados: { $erasable_services }
    Tarjetas de otros bancos: { $erasable_cards }
    Preferencias de avisos: { $erasable_preferences }

    <b>No se elimina</b>
    • Tus operaciones, comprobantes y reclamos: la ley nos obliga a conservarlos.
    • Tus datos de socio, mientras tengas productos.
    • Las autorizaciones que diste: son la prueba de lo que aceptaste.
    • Las conversaciones con asesores: respaldan la atención que recibiste.{ $erasable_kept ->
        [0] {""}
        [one] {"\u000A"}• Un beneficiario o servicio que usa un pago programado: cancélalo primero.
       *[other] {"\u000A"}• { $erasable_kept } beneficiarios o servicios que usan tus pagos programados: cancélalos primero.
    }
    .all = Eliminar ahora
    .people = Pedir que se elimine otra cosa
    .simpler = Toca <b>Eliminar ahora</b> para borrar lo que ves en la primera lista, o <b>Pedir que se elimine otra cosa</b> para que una persona lo revise.
    .help = Lo eliminado no se recupera: tendrías que registrarlo otra vez.
my_data-nothing =
    No tienes beneficiarios, servicios, tarjetas ni preferencias guardadas que se puedan eliminar aquí. Tus operaciones y tus datos de socio se conservan porque la ley nos obliga.
    .people = Pedir que se elimine otra cosa
    .no = Terminar
    .simpler = Toca <b>Pedir que se elimine otra cosa</b> para que una persona lo revise, o <b>Terminar</b>.
    .help = Una persona revisa tu pedido en un plazo de 15 días.
my_data-erase_code =
    Escribe aquí el <b>código de 6 números</b> para eliminar esos datos. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo eliminar lo que viste en la lista. No lo compartas con nadie.
my_data-erased =
    🗑️ <b>Listo, lo eliminé.</b>
    Beneficiarios: { $erased_beneficiaries }
    Servicios guardados: { $erased_services }
    Tarjetas de otros bancos: { $erased_cards }
    Preferencias de avisos: { $erased_preferences }
    Fecha: { $erased_at }
my_data-words =
    ¿De qué se trata? Escríbelo en una línea: por ejemplo «mi correo cambió», o toca <b>Omitir</b>.
    .simpler = Escribe en pocas palabras qué dato o qué autorización, o toca <b>Omitir</b>.
    .help = Le sirve a la persona que te responde. No escribas aquí el dato nuevo, claves ni códigos: te contactará para verificarlo.
my_data-asked =
    🗂️ <b>Recibimos tu pedido.</b>
    Caso: <code>{ $opened_number }</code>
    Te responderemos a tu correo registrado en un plazo máximo de <b>15 días</b>. Este trámite no tiene costo.
my_data-code =
    Escribe aquí el <b>código de 6 números</b> para desvincular este chat. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo desvincular este chat. No lo compartas con nadie.
my_data-left = 👋 <b>Listo: este chat ya no está vinculado a Cooprogreso en Línea.</b> Aquí no recibirás más avisos de tus cuentas. Puedes borrar esta conversación en Telegram; para volver, ingresa con tu usuario y contraseña.
my_data-done = ¡Listo! Cuando quieras seguir, toca el menú.
my_data-locked = No se hizo ningún cambio. Si necesitas ayuda, llama al { $call_center }.

notice-EraseData = 🗑️ Te confirmo que eliminé tus beneficiarios, servicios, tarjetas y preferencias guardados.

document-data_title = Mis datos personales
document-data_holder = { $data_holder }
document-data_at = Copia del { $data_at }
document-data_empty = No se encontraron registros.
document-data_since = desde el { $moment }
document-data_until = hasta el { $moment }
document-data_version = versión { $version }
document-data_messages = { $count } mensajes
document-data_topics =
    .person = Datos registrados
    .consents = Autorizaciones
    .access = Accesos a este canal
    .products = Productos
    .directory = Beneficiarios, servicios y tarjetas
    .preferences = Límites y preferencias
    .cases = Solicitudes, reclamos y atención
document-data_facts =
    .name = Nombre
    .identification = Identificación
    .phone = Celular
    .email = Correo
    .birth_date = Fecha de nacimiento
    .member_since = Socio
    .channel_terms = Términos del canal
    .product_consent = Solicitud
    .schedule_terms = Pagos programados
    .user = Usuario
    .chat = Chat de Telegram vinculado
    .session = Sesión
    .savings = Cuenta de ahorros
    .contribution = Certificados de aportación
    .loan = Crédito
    .investment = Inversión
    .debit_card = Tarjeta de débito
    .credit_card = Tarjeta de crédito
    .beneficiary = Beneficiario
    .service = Servicio
    .saved_card = Tarjeta de otro banco
    .limit_operation = Límite por transferencia
    .limit_day = Límite diario
    .muted = Aviso apagado
    .wanted = Aviso encendido
    .language = Idioma de tu chat
    .case = Caso
    .talk = Conversación con un asesor
document-data_note = Los números van enmascarados. Tus contraseñas y claves no se pueden leer, tampoco nosotros. Tus movimientos están en Detalle de Movimientos. Conservamos tus operaciones, autorizaciones y reclamos por el tiempo que la ley exige. Para corregir o eliminar: /misdatos.
