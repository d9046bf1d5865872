# Menús y ayuda (M7-M10, M135-M137).

menu-choose =
    <b>Menú de opciones</b>
    ¿Qué quieres hacer?
    .products = 1. Productos
    .transfers = 2. Transferencias
    .services = 3. Pago de Servicios
    .cards = 4. Pago Tarjetas
    .deferrals = 5. Diferido de tarjetas
    .contact = 6. Contacto
    .offers = 7. Solicita tus productos
    .faq = 8. Ayuda
    .security = Seguridad
    .logout = Salir
    .simpler = Toca uno de los botones: <b>Productos</b> para ver tus cuentas, <b>Transferencias</b> para mover tu dinero.
    .help = Este es el menú principal: desde aquí llegas a todo lo que puedes hacer en este canal.
products-choose =
    <b>1. Productos</b>
    .detail = Detalle de Movimientos
    .summary = Resumen de Productos
    .movements = Últimos movimientos
    .debit_card = Tarjeta débito
    .credit_card = Tarjeta de Crédito
    .credit = Crédito
    .investments = Inversiones
    .simpler = Toca <b>Resumen de Productos</b> para ver tus saldos.
    .help = Aquí ves tus cuentas, sus saldos y sus movimientos.
transfers-choose =
    <b>2. Transferencias</b>
    .own = A mis cuentas
    .cooprogreso = Cooprogreso
    .interbank = Interbancarias
    .beneficiaries = Administración de Beneficiarios
    .again = Repetir una transferencia
    .program = Programar transferencia
    .programmed = Transferencias programadas
    .status = ¿Ya le llegó?
    .immediate = Instituciones con acreditación inmediata
    .simpler = Toca <b>A mis cuentas</b> para mover dinero entre tus cuentas, <b>Cooprogreso</b> para enviarlo a otro socio o <b>Interbancarias</b> para otra institución.
    .help = Aquí mueves tu dinero: entre tus cuentas, a otros socios de Cooprogreso o a otras instituciones. También guardas a quién le envías.
security-choose =
    <b>Seguridad</b>
    .not_me = No fui yo
    .unfreeze = Desbloquear salidas de dinero
    .claim = Reclamos
    .verify = Verificar un comprobante
    .alerts = Avisos
    .limits = Mis límites
    .simpler = Toca <b>No fui yo</b> si alguien usó tu cuenta.
    .help = Desde aquí bloqueas las salidas de dinero si algo anda mal, y las desbloqueas después. También verificas comprobantes y eliges tus avisos.
card_menu-choose =
    <b>4. Pago Tarjetas</b>
    .own = Tarjetas de Cooprogreso
    .other = Otros Bancos
    .simpler = Toca <b>Tarjetas de Cooprogreso</b> para pagar la tuya, u <b>Otros Bancos</b>.
    .help = Pagar tu tarjeta de Cooprogreso es gratis e inmediato. A otros bancos cuesta $0.36 más IVA.
deferral_menu-choose =
    <b>5. Diferido de tarjetas</b>
    .new = Diferir consumos
    .current = Mis diferidos
    .simpler = Toca <b>Diferir consumos</b> para pagar una compra en cuotas.
    .help = Aquí pasas compras de tu tarjeta de crédito a cuotas mensuales, y ves las que ya diferiste.
help-guide =
    <b>8. Ayuda</b>
    • Escribe <b>menú</b> en cualquier momento para volver al inicio.
    • <b>Cancelar</b> deja un trámite sin hacerlo y <b>regresar</b> vuelve un paso.
    • Toda operación se confirma con un <b>código por SMS</b> a tu celular registrado. No lo compartas.
    • Tus contraseñas se escriben solo en la página segura, nunca en el chat.
    • Call Center: <b>{ $call_center }</b>. También puedes usar Cooprogreso Móvil y los cajeros automáticos de Cooprogreso.
