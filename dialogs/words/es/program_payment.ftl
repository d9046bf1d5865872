# Programar Pago (M105-M115, D12).

program_payment-source =
    <b>Programar pago</b>
    Selecciona la <b>cuenta de débito</b>:
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> se debitará.
    .help = Es la cuenta de débito. Junto a cada una ves su saldo disponible.
    .label = Cuenta de débito
program_payment-known =
    ¿Qué quieres programar?
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .other = Otro servicio
    .simpler = Toca un servicio que ya pagaste, o <b>Otro servicio</b>.
    .help = Primero están los servicios que más pagas. Para uno nuevo toca <b>Otro servicio</b>.
    .label = Servicio: empresa y número
program_payment-category =
    Selecciona la <b>categoría</b>:
    .option = { $option_name }
    .by_name = Buscar por nombre
    .simpler = Toca lo que quieres pagar: luz, agua, internet… o <b>Buscar por nombre</b>.
    .help = Puedes tocar una categoría o escribir, por ejemplo, <b>la luz</b>.
program_payment-company =
    Selecciona la <b>empresa</b>:
    .option = { $option_name }
    .simpler = Toca la empresa que te cobra.
    .help = Es la empresa que aparece en tu planilla.
program_payment-wanted =
    ¿Cómo se llama la empresa? Por ejemplo <b>CNT</b>, <b>el inter</b> o <b>agua de Quito</b>
    .simpler = Escribe el nombre de la empresa, como lo dice tu planilla.
    .help = Busco la empresa por su nombre o por como la conoces.
program_payment-found =
    Encontré esto:
    .option = { $option_name }
    .simpler = Toca la empresa que buscas, o <b>Regresar</b> para escribir otro nombre.
    .help = Son las empresas que se parecen a lo que escribiste.
program_payment-number =
    <b>{ $company_name }</b>
    Escribe: <b>{ $company_label }</b>. Por ejemplo { $company_example }
    .simpler = Está en tu planilla: <b>{ $company_label }</b>. Escribe el número, por ejemplo { $company_example }
    .help = Con este número la empresa sabe qué servicio pagas.
program_payment-maximum =
    <b>{ $service }</b>
    ¿Cuál es el <b>monto máximo</b> que autorizas? Por ejemplo <b>100</b>
    .simpler = Escribe solo el número, por ejemplo <b>100</b>. Si la planilla es mayor, no se paga y te avisamos.
    .help = Si el valor supera este monto, el pago <b>no se realiza</b> y te avisamos por correo y aquí.
    .label = Monto máximo
program_payment-since =
    <b>Fecha desde</b>: escribe <b>05/12/2026</b>, <b>mañana</b> o <b>el 15</b>
    .skip = Desde hoy
    .simpler = Escribe día/mes/año, por ejemplo <b>05/12/2026</b>, o toca <b>Desde hoy</b>.
    .help = Desde esta fecha se pueden hacer los débitos.
program_payment-until =
    <b>Fecha hasta</b>: escribe por ejemplo <b>31/12/2027</b>, o toca <b>Fecha indefinida</b>
    .skip = Fecha indefinida
    .simpler = Escribe día/mes/año, por ejemplo <b>31/12/2027</b>, o toca <b>Fecha indefinida</b> si no termina.
    .help = Después de esta fecha no se hace ningún débito.
program_payment-frequency =
    <b>Frecuencia</b>:
    .as_soon = Tan pronto como esté disponible
    .monthly = Cada mes, un día fijo
    .once = Una sola vez
    .simpler = Toca <b>Tan pronto como esté disponible</b> para pagar cada planilla cuando salga.
    .help = Si el día cae en feriado o fin de semana, se paga el siguiente día laborable.
program_payment-day =
    ¿Qué <b>día de cada mes</b>? Por ejemplo <b>5</b>, o <b>fin de mes</b>
    .simpler = Escribe un número del 1 al 31.
    .help = Si el mes es más corto, se paga su último día; si es feriado o fin de semana, el siguiente día laborable.
program_payment-on =
    ¿En qué <b>fecha</b>? Por ejemplo <b>05/12/2026</b>, <b>mañana</b> o <b>el 15</b>
    .simpler = Escribe día/mes/año, por ejemplo <b>05/12/2026</b>.
    .help = Ese día, o el siguiente día laborable, se paga lo que esté pendiente.
program_payment-terms =
    <b>Términos y condiciones</b>

    El valor a pagar se debitará de tu cuenta de forma programada. Cooprogreso no se responsabiliza por no poder realizar el débito por falta de fondos. Cooprogreso no se responsabiliza por situaciones ajenas al control de la cooperativa ya sean técnicas, tecnológicas o que tengan relación con casos fortuitos.
    .accept = Aceptar
    .decline = No acepto
    .simpler = Toca <b>Aceptar</b> para seguir, o <b>No acepto</b> para dejarlo.
    .help = Si el valor supera el monto máximo, el pago no se realiza y te avisamos por correo. Guardamos la fecha en que aceptas.
program_payment-review =
    <b>Revisa antes de programar</b>
    Cuenta de débito: { $source } - AHO - USD
    Servicio: <b>{ $service }</b>
    Monto máximo: <b>{ $maximum }</b>
    { $plan }
    .simpler =
        Se pagará { $service } desde { $source }, hasta <b>{ $maximum }</b> cada vez. { $plan }. Toca <b>Confirmar</b> si está bien.
    .help = Nada queda programado todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
program_payment-code =
    Escribe aquí el <b>código de 6 números</b> para programar pagos de hasta <b>{ $maximum }</b> a { $service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta programación. No lo compartas con nadie.
program_payment-done =
    ✅ <b>¡Pago programado!</b>
    { $receipt_schedule_purpose }
    Hasta <b>{ $receipt_schedule_maximum }</b> cada vez
    { $receipt_schedule_plan }{ $receipt_schedule_is_dated ->
        [yes] {"\u000A"}Próxima fecha: <b>{ $receipt_schedule_next_on }</b>
       *[no] {""}
    }
    Comprobante: <code>{ $receipt_code }</code>

    Te avisaré aquí y por correo de cada pago, y si alguno no se puede hacer.
program_payment-cancelled = Listo, no se programó ningún pago.
program_payment-no_accounts = Para programar necesitas una cuenta de ahorros activa. No se encontraron registros.
program_payment-no_companies = No se encontraron registros.
program_payment-no_topups = Las recargas no se programan: hazlas en <b>Nuevo pago</b>.
program_payment-locked = No se programó el pago. Si necesitas ayuda, llama al { $call_center }.
program_payment-frozen = No se programó nada. Si ya está todo bien, desbloquéalas en <b>Seguridad</b>.
program_payment-unclear = ⏳ Todavía no puedo confirmar si quedó programado. Mira en unos minutos en <b>Pagos programados</b>; no lo repitas todavía.
