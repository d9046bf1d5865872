# Pago de servicios: Nuevo pago (M94-M104).

pay_service-source =
    <b>Nuevo pago</b>
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres pagar.
    .help = Es la cuenta de débito. Junto a cada una ves su saldo disponible.
    .label = Cuenta de débito
pay_service-known =
    ¿Qué quieres pagar?
    .option = { $option_has_name ->
        [yes] { $option_alias } · { $option_service }
       *[no] { $option_service }
    }
    .other = Otro servicio
    .simpler = Toca un servicio que ya pagaste, o <b>Otro servicio</b>.
    .help = Primero están los servicios que más pagas. Para uno nuevo toca <b>Otro servicio</b>.
    .label = Servicio: empresa y número
pay_service-category =
    Selecciona la <b>categoría</b>:
    .option = { $option_name }
    .by_name = Buscar por nombre
    .simpler = Toca lo que quieres pagar: luz, agua, internet… o <b>Buscar por nombre</b>.
    .help = Puedes tocar una categoría o escribir, por ejemplo, <b>la luz</b>.
pay_service-company =
    Selecciona la <b>empresa</b>:
    .option = { $option_name }
    .simpler = Toca la empresa que te cobra.
    .help = Es la empresa que aparece en tu planilla.
pay_service-wanted =
    ¿Cómo se llama la empresa? Por ejemplo <b>CNT</b>, <b>el inter</b> o <b>agua de Quito</b>
    .simpler = Escribe el nombre de la empresa, como lo dice tu planilla.
    .help = Busco la empresa por su nombre o por como la conoces.
pay_service-found =
    Encontré esto:
    .option = { $option_name }
    .simpler = Toca la empresa que buscas, o <b>Regresar</b> para escribir otro nombre.
    .help = Son las empresas que se parecen a lo que escribiste.
pay_service-number =
    <b>{ $company_name }</b>
    Escribe: <b>{ $company_label }</b>. Por ejemplo { $company_example }
    .simpler = Está en tu planilla: <b>{ $company_label }</b>. Escribe el número, por ejemplo { $company_example }
    .help = Con este número la empresa sabe qué servicio pagas.
pay_service-pending =
    <b>{ $service }</b>
    Toca los recibos que quieres pagar y luego <b>Listo</b>:
    .option = { $option_id } · { $option_amount } + { $option_commission } = { $option_total }
    .ticked = ☑ { $option_id } · { $option_amount } + { $option_commission } = { $option_total }
    .simpler = Toca un recibo: verás ☑. Cuando estén los que quieres, toca <b>Listo</b>.
    .help = En cada recibo ves su número, el valor, la comisión y el total.
    .label = Recibos o monto
pay_service-amount =
    <b>{ $service }</b>
    ¿De cuánto es la recarga? Por ejemplo <b>5</b>
    .simpler = Escribe solo el valor de la recarga, por ejemplo <b>5</b> (cinco dólares).
    .help = Es el saldo que recibirá ese número.
pay_service-review =
    <b>Revisa antes de pagar</b>

    <b>Origen</b>
    { $quote_holder }
    No. Cuenta: { $source } - AHO - USD

    <b>Destino</b>
    { $service }

    <b>Valores a pagar</b>
    { $bills }
    Monto: { $quote_amount }
    Comisión: { $quote_commission }
    Total a pagar: <b>{ $quote_total }</b>
    .simpler =
        Vas a pagar <b>{ $quote_total }</b> desde { $source } a { $service }: { $bills }. Toca <b>Confirmar</b> si está bien.
    .help = Nada se paga todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS. La comisión ya incluye el IVA.
pay_service-code =
    Escribe aquí el <b>código de 6 números</b> para pagar <b>{ $quote_total }</b> a { $service }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este pago. No lo compartas con nadie.
pay_service-done =
    📨 <b>Pago en proceso</b>
    { $receipt_service }
    { $receipt_bills }
    Total: <b>{ $receipt_quote_total }</b> desde { $receipt_source }
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>

    Ya va camino a la empresa. Si no lo acepta, tu dinero vuelve completo.
pay_service-cancelled = Listo, cancelé el pago. No se cobró nada.
pay_service-no_accounts = Para pagar necesitas una cuenta de ahorros activa con saldo disponible. No se encontraron registros.
pay_service-no_companies = No se encontraron registros.
pay_service-nothing_owed = <b>{ $service }</b>: no tienes valores pendientes. No se encontraron registros.
pay_service-not_known = Revisa el número en tu planilla y vuelve a intentarlo. No se cobró nada.
pay_service-away = Intenta más tarde. No se cobró nada.
pay_service-locked = No se realizó el pago. Si necesitas ayuda, llama al { $call_center }.
pay_service-unclear = ⏳ Todavía no puedo confirmar si el pago se hizo. Si se hizo, te avisaré aquí; <b>no lo repitas</b> todavía. Si en unos minutos no aparece en tu historial, no se hizo y puedes intentarlo otra vez.
pay_service-frozen = No se cobró nada. Si ya está todo bien, desbloquéalas en <b>Seguridad</b>.
