# Nuevo Beneficiario + (M11, M89, M93, D16).

beneficiary_new-service =
    <b>Nuevo Beneficiario +</b>
    Recuerda que para crear un Nuevo Beneficiario es necesario seleccionar un servicio:
    .cooprogreso = Transferencias Cooprogreso
    .interbank = Transferencias Interbancarias
    .simpler = Toca <b>Transferencias Cooprogreso</b> si la cuenta es de Cooprogreso, o <b>Transferencias Interbancarias</b> si es de otra institución.
    .help = El servicio depende de dónde está la cuenta a la que vas a enviar dinero.

payee_cooprogreso-number =
    <b>Nuevo Beneficiario +</b> · Cooprogreso
    Escribe el <b>número de cuenta</b> de Cooprogreso (12 números):
    .simpler = Escribe solo los 12 números de la cuenta, por ejemplo 410101082030.
    .help = Es la cuenta de ahorros de la persona a la que quieres enviar dinero. Pídele el número o su tarjeta de <b>Compartir</b>.
    .label = Número de cuenta
payee_cooprogreso-email =
    La cuenta es de <b>{ $holder_name }</b>.
    ¿A qué <b>correo</b> le avisamos cuando le envíes dinero? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe su correo, por ejemplo nombre@correo.com, o toca <b>Omitir</b>.
    .help = Si nos das su correo, le avisaremos cada transferencia. No es obligatorio.
    .label = Correo
payee_cooprogreso-alias =
    ¿Con qué nombre lo quieres ver en tu lista? Por ejemplo <b>Mi casera</b>. Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe un nombre corto para reconocerlo, o toca <b>Omitir</b>.
    .help = El alias es solo para ti: así lo encuentras rápido en tu lista.
    .label = Alias
payee_cooprogreso-review =
    <b>Revisa antes de guardar</b>
    Titular: <b>{ $holder_name }</b>
    Identificación: { $holder_identification }
    Cuenta: Cooprogreso · <b>{ $number }</b>
    Correo: { $mailbox }
    Alias: { $alias }

    ¿Es la persona correcta? Por seguridad no mostramos su nombre completo. Durante las primeras 24 horas tendrá un límite más bajo.
    .simpler =
        Vas a guardar la cuenta <b>{ $number }</b> de <b>{ $holder_name }</b> ({ $holder_identification }). Correo: { $mailbox }. Alias: { $alias }. Toca <b>Confirmar</b> si está bien.
    .help = Comprueba que el titular sea a quien quieres enviar dinero. Si no lo es, corrige el número.
payee_cooprogreso-code =
    Escribe aquí el <b>código de 6 números</b> para guardar a { $holder_name }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este beneficiario. No lo compartas con nadie.
payee_cooprogreso-saved = ✅ Guardé a <b>{ $made }</b> en tus beneficiarios.
payee_cooprogreso-dropped = De acuerdo, no guardé ningún beneficiario.
payee_cooprogreso-limited = Puedes seguir con tus beneficiarios guardados, o intentarlo mañana. Si lo necesitas hoy, llama al { $call_center }.
payee_cooprogreso-full = Elimina uno que ya no uses para guardar otro.
payee_cooprogreso-locked = No guardé el beneficiario. Si necesitas ayuda, llama al { $call_center }.

payee_bank-search =
    <b>Nuevo Beneficiario +</b> · Otra institución
    ¿En qué <b>banco o cooperativa</b> está la cuenta? Escribe su nombre o una parte, por ejemplo <b>Pichincha</b>.
    .simpler = Escribe una parte del nombre, por ejemplo Pichincha, Guayaquil, JEP o Policía Nacional.
    .help = Es la institución donde la otra persona tiene su cuenta.
payee_bank-institution =
    ¿Cuál es?
    .option = { $option_name }
    .simpler = Toca la institución. Si no está, toca <b>Regresar</b> y escríbela de otra forma.
    .help = Encontré estas instituciones con lo que escribiste.
    .label = Institución
payee_bank-number =
    Escribe el <b>número de cuenta</b> en { $institution_name }:
    .simpler = Escribe solo los números de la cuenta.
    .help = Es el número de la cuenta que va a recibir el dinero. Revísalo bien: si es de otra persona, el dinero le llega a ella.
    .label = Número de cuenta
payee_bank-kind =
    ¿Qué tipo de cuenta es?
    .savings = Ahorros
    .checking = Corriente
    .simpler = Toca <b>Ahorros</b> o <b>Corriente</b>.
    .help = La otra institución lo necesita para acreditar. Si no sabes, pregúntale al titular.
    .label = Tipo de cuenta
payee_bank-identification =
    Escribe la <b>cédula, RUC o pasaporte</b> del titular:
    .simpler = Escribe solo los números de su cédula (10) o de su RUC (13).
    .help = La otra institución comprueba que la identificación sea del titular de la cuenta.
    .label = Identificación
payee_bank-doubtful =
    ⚠️ Ese RUC no pasa la comprobación habitual. Puede ser correcto si es reciente: revísalo.
    .right = El RUC está bien
    .simpler = Si está bien escrito toca <b>El RUC está bien</b>. Si no, toca <b>Regresar</b>.
    .help = El último número de un RUC suele comprobar a los demás; en los más nuevos no siempre se cumple.
payee_bank-name =
    Escribe el <b>nombre completo</b> del titular, como está en su cuenta:
    .simpler = Escribe nombres y apellidos, o el nombre de la empresa.
    .help = La otra institución compara el nombre con el de la cuenta.
    .label = Nombre
payee_bank-email =
    ¿A qué <b>correo</b> le avisamos cuando le envíes dinero? Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe su correo, por ejemplo nombre@correo.com, o toca <b>Omitir</b>.
    .help = Si nos das su correo, le avisaremos cada transferencia. No es obligatorio.
    .label = Correo
payee_bank-alias =
    ¿Con qué nombre lo quieres ver en tu lista? Por ejemplo <b>Mi casera</b>. Escríbelo o toca <b>Omitir</b>.
    .simpler = Escribe un nombre corto para reconocerlo, o toca <b>Omitir</b>.
    .help = El alias es solo para ti: así lo encuentras rápido en tu lista.
    .label = Alias
payee_bank-review =
    <b>Revisa antes de guardar</b>
    Nombre: <b>{ $name }</b>
    { $identification_kind }: { $identification_number }
    Institución: { $institution_name }
    Cuenta: { $kind ->
        [savings] Ahorros
       *[checking] Corriente
    } · <b>{ $number }</b>
    Correo: { $mailbox }
    Alias: { $alias }

    Si el número es de otra persona, el dinero le llega a ella. Durante las primeras 24 horas tendrá un límite más bajo.
    .simpler =
        Vas a guardar a <b>{ $name }</b> ({ $identification_kind } { $identification_number }): { $institution_name }, cuenta de { $kind ->
            [savings] ahorros
           *[checking] corriente
        } <b>{ $number }</b>. Correo: { $mailbox }. Alias: { $alias }. Toca <b>Confirmar</b> si está bien.
    .help = Compara cada número con lo que te dio el titular. Si algo está mal, toca <b>Corregir un dato</b>.
payee_bank-code =
    Escribe aquí el <b>código de 6 números</b> para guardar a { $name }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este beneficiario. No lo compartas con nadie.
payee_bank-saved = ✅ Guardé a <b>{ $made }</b> en tus beneficiarios.
payee_bank-dropped = De acuerdo, no guardé ningún beneficiario.
payee_bank-full = Elimina uno que ya no uses para guardar otro.
payee_bank-locked = No guardé el beneficiario. Si necesitas ayuda, llama al { $call_center }.
