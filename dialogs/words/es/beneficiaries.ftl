# Administración de Beneficiarios (M88-M92, M147).

beneficiaries-list =
    <b>Administración de Beneficiarios</b>
    Toca uno para ver sus datos, o búscalo:
    .option = { $option_ref }
    .search = Buscar
    .new = Nuevo Beneficiario +
    .simpler = Toca un beneficiario, <b>Buscar</b> o <b>Nuevo Beneficiario +</b>. También puedes escribir su nombre.
    .help = Son las cuentas a las que envías dinero; primero van las que más usas.
beneficiaries-service =
    ¿De qué servicio?
    .all = Todos los servicios
    .cooprogreso = Transferencias Cooprogreso
    .interbank = Transferencias Interbancarias
    .simpler = Toca <b>Todos los servicios</b> si no estás seguro.
    .help = El servicio dice si la cuenta es de Cooprogreso o de otra institución.
beneficiaries-text =
    Escribe su <b>nombre o identificación</b>, o toca <b>Omitir</b> para ver todos.
    .simpler = Escribe una parte del nombre o del alias, o la cédula completa.
    .help = Busco en los nombres, los alias y las identificaciones de tu lista.
beneficiaries-found =
    Encontré:
    .option = { $option_ref }
    .new = Nuevo Beneficiario +
    .simpler = Toca el que buscas, o <b>Regresar</b> para buscar otra vez.
    .help = Son los beneficiarios que coinciden con tu búsqueda.
beneficiaries-card =
    <b>{ $answer_ref_name }</b>
    Servicio: { $answer_service }
    Beneficiario: { $answer_holder }
    { $answer_identification_kind }: { $answer_identification }
    Cuenta: { $answer_ref_institution } · { $answer_account_kind } ••••{ $answer_ref_last4 }
    Correo: { $answer_email }
    Alias: { $answer_alias }
    .send = Transferir
    .edit = Editar
    .delete = Eliminar
    .close = Listo
    .simpler = Toca <b>Transferir</b>, <b>Editar</b>, <b>Eliminar</b> o <b>Listo</b>.
    .help = Son los datos con los que enviamos tu dinero. Cada cambio se confirma con un código.
beneficiaries-none_yet =
    No se encontraron registros. Todavía no tienes beneficiarios.
    .new = Nuevo Beneficiario +
    .simpler = Toca <b>Nuevo Beneficiario +</b> para guardar el primero.
    .help = Un beneficiario es una cuenta a la que envías dinero. Guárdala una vez y elígela después.
beneficiaries-nothing =
    No se encontraron registros.
    .everybody = Ver todos
    .new = Nuevo Beneficiario +
    .simpler = Toca <b>Ver todos</b>, o <b>Regresar</b> para buscar otra vez.
    .help = Nadie de tu lista coincide con lo que buscaste.
beneficiaries-done = ¡Listo! Cuando quieras seguir, toca el menú.

beneficiary_edit-beneficiary =
    ¿Qué beneficiario quieres cambiar?
    .option = { $option_ref }
    .simpler = Toca un beneficiario o escribe su nombre.
    .help = Elige de tu lista el beneficiario cuyos datos cambiaron.
    .label = Beneficiario
beneficiary_edit-own_field =
    ¿Qué quieres cambiar de <b>{ $beneficiary_name }</b>? Los demás datos son del titular de la cuenta.
    .alias = Alias
    .email = Correo
    .simpler = Toca <b>Alias</b> o <b>Correo</b>.
    .help = Para enviar a otra cuenta, guarda un beneficiario nuevo.
beneficiary_edit-field =
    ¿Qué quieres cambiar de <b>{ $beneficiary_name }</b>?
    .alias = Alias
    .email = Correo
    .name = Nombre
    .identification = Identificación
    .number = Número de cuenta
    .simpler = Toca el dato que quieres cambiar.
    .help = Cambia un dato a la vez. Para otra institución, guarda un beneficiario nuevo.
beneficiary_edit-value =
    { $field ->
        [alias] Escribe el nuevo <b>alias</b>, o <b>quitar</b> para dejarlo sin alias:
        [email] Escribe el nuevo <b>correo</b>, o <b>quitar</b> para no avisarle por correo:
        [name] Escribe el <b>nombre completo</b> del titular:
        [identification] Escribe la <b>cédula, RUC o pasaporte</b> del titular:
       *[number] Escribe el nuevo <b>número de cuenta</b>. Las primeras 24 horas tendrá un límite más bajo:
    }
    .simpler = Escribe el dato nuevo, tal como debe quedar.
    .help = Solo cambia este dato; los demás quedan igual.
beneficiary_edit-review =
    <b>Revisa antes de guardar</b>
    Beneficiario: { $beneficiary }
    Nuevo { $change_field }: <b>{ $change_value }</b>
    .simpler =
        En { $beneficiary } vas a dejar { $change_field }: <b>{ $change_value }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Nada cambia todavía. Si está bien, toca <b>Confirmar</b> y te enviaremos un código.
beneficiary_edit-code =
    Escribe aquí el <b>código de 6 números</b> para cambiar a { $beneficiary_name }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio. No lo compartas con nadie.
beneficiary_edit-saved = ✅ Cambié los datos de <b>{ $edited }</b>.
beneficiary_edit-cancelled = Listo, no cambié nada.
beneficiary_edit-none = No se encontraron registros.
beneficiary_edit-locked = No cambié nada. Si necesitas ayuda, llama al { $call_center }.

beneficiary_delete-beneficiary =
    ¿Qué beneficiario quieres eliminar?
    .option = { $option_ref }
    .simpler = Toca un beneficiario o escribe su nombre.
    .help = Elige de tu lista a quien ya no vas a enviar dinero.
    .label = Beneficiario
beneficiary_delete-review =
    ¿Eliminamos a <b>{ $beneficiary }</b> de tu lista?
    Lo que ya le enviaste no cambia.
    .simpler = Vas a eliminar a <b>{ $beneficiary }</b>. Toca <b>Confirmar</b> si está bien.
    .help = Para enviarle otra vez tendrás que guardarlo de nuevo.
beneficiary_delete-code =
    Escribe aquí el <b>código de 6 números</b> para eliminar a { $beneficiary_name }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta eliminación. No lo compartas con nadie.
beneficiary_delete-removed = ✅ Eliminé a <b>{ $beneficiary }</b> de tus beneficiarios.
beneficiary_delete-cancelled = Listo, lo dejé en tu lista.
beneficiary_delete-none = No se encontraron registros.
beneficiary_delete-locked = No eliminé a nadie. Si necesitas ayuda, llama al { $call_center }.
