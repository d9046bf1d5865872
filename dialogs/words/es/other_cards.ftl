# Tarjetas de otros bancos: registrar, pagar, corregir, quitar (M118-M123, D13).

save_card-page =
    <b>Nueva tarjeta de otro banco</b>
    🔐 Escribe el <b>número de la tarjeta</b> en la página segura (toca el botón), nunca aquí en el chat.
    .open = Abrir página segura
    .simpler = Toca <b>Abrir página segura</b> y escribe ahí el número del frente de la tarjeta.
    .help = El número se escribe en una página segura de Cooprogreso. No te pediremos la clave, la fecha ni el código de atrás.
save_card-bank =
    Tarjeta { $typed }. ¿De qué banco o institución es? Escribe su nombre, por ejemplo <b>Pichincha</b>
    .simpler = Escribe el nombre del banco que emitió la tarjeta.
    .help = Es la institución que recibe el pago.
save_card-institution =
    ¿Cuál de estas?
    .option = { $option_name }
    .simpler = Toca la institución que emitió la tarjeta.
    .help = Si no está, regresa y escribe otro nombre.
    .label = Institución
save_card-holder =
    ¿A nombre de quién está la tarjeta?
    .simpler = Escribe los nombres y apellidos del titular, como salen en la tarjeta.
    .help = Es el titular: puede ser otra persona.
    .label = Titular
save_card-identification =
    Escribe la <b>cédula o pasaporte</b> del titular.
    .simpler = Escribe los 10 números de la cédula del titular, o su pasaporte.
    .help = Lo pide el sistema de pagos para acreditar a la persona correcta.
    .label = Identificación
save_card-alias =
    ¿Con qué nombre quieres guardarla? Por ejemplo <b>Visa de mami</b>, o toca <b>Omitir</b>.
    .simpler = Escribe un nombre corto para reconocerla, o toca <b>Omitir</b>.
    .help = Es solo para ti, para encontrarla la próxima vez.
    .label = Nombre corto
save_card-review =
    <b>Revisa antes de confirmar</b>
    Tarjeta: { $typed }
    Institución: { $institution }
    Titular: { $holder }
    Identificación: { $identification }
    Nombre corto: { $alias }
    .simpler = Vas a registrar la tarjeta { $typed } de { $institution }, a nombre de { $holder }, identificación { $identification }, como { $alias }. Toca <b>Confirmar</b> si está bien.
    .help = Todavía no se paga nada. Al confirmar te enviamos un código por SMS.
save_card-code =
    Escribe aquí el <b>código de 6 números</b> para registrar la tarjeta { $typed }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo registrar esta tarjeta.
save_card-done = ✅ Registré la tarjeta { $saved }.
save_card-no_bank = No se encontraron registros de esa institución.
save_card-cancelled = Listo, no registré ninguna tarjeta.
save_card-locked = No se registró la tarjeta. Si necesitas ayuda, llama al { $call_center }.

other_card-saved =
    <b>Tarjetas de otros bancos</b>
    ¿Qué tarjeta quieres pagar?
    .option = { $option }
    .new = Nueva tarjeta +
    .edit = Corregir una tarjeta
    .remove = Quitar una tarjeta
    .simpler = Toca la tarjeta que quieres pagar, o <b>Nueva tarjeta +</b> para registrar otra.
    .help = Aquí están las tarjetas de otros bancos que registraste.
    .label = Tarjeta
other_card-source =
    ¿De qué cuenta sale el dinero?
    .option = { $option_ref } · { $option_available }
    .simpler = Toca la cuenta <b>de donde</b> quieres pagar.
    .help = Junto a cada cuenta ves su saldo disponible.
    .label = Cuenta de origen
other_card-amount =
    ¿Qué monto quieres pagar? Por ejemplo <b>25,50</b>
    .simpler = Escribe solo el número, por ejemplo <b>25,50</b> (veinticinco dólares con cincuenta centavos).
    .help = El pago a otros bancos cuesta $0.36 más IVA.
    .label = Monto
other_card-review =
    <b>Revisa antes de confirmar</b>
    De: { $source }
    A: { $saved }
    Monto: <b>{ $amount }</b>
    Comisión: { $quote_fee }
    IVA: { $quote_iva }
    Total: <b>{ $quote_total }</b>
    Se acredita hasta el { $quote_arrives_on }

    Es irrevocable una vez procesado.
    .simpler = Vas a pagar <b>{ $amount }</b> de { $source } a { $saved }. Con comisión e IVA son <b>{ $quote_total }</b>; llega hasta el { $quote_arrives_on }. Toca <b>Confirmar</b> si está bien.
    .help = Nada se mueve todavía. Si todo está bien, toca <b>Confirmar</b> y te enviaremos un código por SMS.
other_card-code =
    Escribe aquí el <b>código de 6 números</b> para pagar <b>{ $amount }</b> de { $source } a { $saved }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este pago. No lo compartas con nadie.
other_card-done =
    ✅ <b>¡Pago en camino!</b>
    { $receipt_amount } de { $receipt_source } a { $receipt_card }
    Total debitado: { $receipt_quote_total }
    Se acredita hasta el { $receipt_quote_arrives_on }; te avisaré aquí.
    Fecha: { $receipt_at }
    Comprobante: <code>{ $receipt_code }</code>
other_card-cancelled = Listo, no se pagó nada. No se movió tu dinero.
other_card-no_funds = No se encontraron registros de cuentas con saldo disponible para pagar.
other_card-locked = No se realizó el pago. Si necesitas ayuda, llama al { $call_center }.
other_card-pending = ⏳ Todavía no puedo confirmar si el pago se ordenó. Si se ordenó, te avisaré aquí; <b>no lo repitas</b> todavía. Si en unos minutos no aparece en tus movimientos, no se ordenó.

edit_card-saved =
    ¿Qué tarjeta quieres corregir?
    .option = { $option }
    .simpler = Toca la tarjeta cuyos datos cambiaron.
    .help = Aquí están las tarjetas de otros bancos que registraste.
    .label = Tarjeta
edit_card-field =
    ¿Qué quieres corregir de <b>{ $saved }</b>?
    .alias = Nombre corto
    .holder = Titular
    .identification = Identificación del titular
    .institution = Institución
    .simpler = Toca el dato que quieres corregir.
    .help = Corrige un dato a la vez. El número no se cambia: si la tarjeta tiene otro, quítala y registra la nueva.
edit_card-value =
    { $field ->
        [alias] Escribe el nuevo <b>nombre corto</b>, o <b>quitar</b> para dejarla sin nombre corto:
        [holder] Escribe los <b>nombres y apellidos</b> del titular, como salen en la tarjeta:
       *[identification] Escribe la <b>cédula o pasaporte</b> del titular:
    }
    .simpler = Escribe el dato nuevo, tal como debe quedar.
    .help = Solo cambia este dato; los demás quedan igual.
edit_card-bank =
    ¿De qué banco o institución es la tarjeta? Escribe su nombre, por ejemplo <b>Pichincha</b>
    .simpler = Escribe el nombre del banco que emitió la tarjeta.
    .help = Es la institución que recibe el pago.
edit_card-institution =
    ¿Cuál de estas?
    .option = { $option_name }
    .simpler = Toca la institución que emitió la tarjeta.
    .help = Si no está, regresa y escribe otro nombre.
edit_card-review =
    <b>Revisa antes de guardar</b>
    Tarjeta: { $saved }
    Dato: { $change_field }
    Queda: <b>{ $change_value }</b>
    .simpler = En { $saved } vas a dejar { $change_field }: <b>{ $change_value }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Al confirmar te enviamos un código por SMS.
edit_card-code =
    Escribe aquí el <b>código de 6 números</b> para corregir la tarjeta { $saved }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
edit_card-done = ✅ Corregí los datos de la tarjeta { $edited }.
edit_card-none = No se encontraron registros.
edit_card-no_bank = No se encontraron registros de esa institución.
edit_card-cancelled = Listo, no cambié nada.
edit_card-locked = No cambié nada. Si necesitas ayuda, llama al { $call_center }.

remove_card-saved =
    ¿Qué tarjeta quieres quitar de tu lista?
    .option = { $option }
    .simpler = Toca la tarjeta que ya no quieres tener registrada.
    .help = Quitarla de la lista no cambia nada en el otro banco.
    .label = Tarjeta
remove_card-review =
    <b>Quitar</b> la tarjeta { $saved } de tu lista.
    .simpler = Vas a quitar { $saved } de tu lista. Toca <b>Confirmar</b> si estás de acuerdo.
    .help = Podrás registrarla otra vez cuando quieras.
remove_card-code =
    Escribe aquí el <b>código de 6 números</b> para quitar la tarjeta { $saved }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo quitar esta tarjeta.
remove_card-done = ✅ Quité la tarjeta { $removed_card } de tu lista.
remove_card-none = No se encontraron registros.
remove_card-cancelled = Listo, no quité ninguna tarjeta.
remove_card-locked = No se quitó la tarjeta. Si necesitas ayuda, llama al { $call_center }.
