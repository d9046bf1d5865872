# Tarjeta débito y tarjeta de crédito: sus datos, su clave, congelar y bloquear (M42-M64, B7).

debit_card-account =
    <b>Tarjeta débito</b>
    Selecciona la cuenta de tu tarjeta:
    .option = { $option_ref }
    .simpler = Toca la cuenta de la que usa dinero tu tarjeta de débito.
    .help = Cada tarjeta de débito usa el dinero de una de tus cuentas.
debit_card-card =
    Elige tu tarjeta:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_status }
    .simpler = Toca la tarjeta que quieres ver o administrar.
    .help = Son las tarjetas de débito de esa cuenta.
debit_card-detail =
    <b>Tarjeta débito</b>
    Cuenta: { $answer_account } - USD - COOPROGRESO
    Marca: { $answer_product }
    Número: <code>{ $answer_number }</code>
    Estado: <b>{ $answer_status }</b>
    Vence: { $answer_expires_on }
debit_card-action =
    ¿Qué tipo de gestión quieres realizar?
    .option = { $option }
    .simpler = Toca lo que quieres hacer con tu tarjeta.
    .help = Congelar es temporal y lo deshaces cuando quieras; el bloqueo definitivo no se puede deshacer.
debit_card-no_cards = No se encontraron registros. Puedes pedir tu tarjeta de débito en cualquier agencia.
debit_card-blocked = Esta tarjeta está bloqueada definitivamente. Para obtener una nueva, acércate a una agencia o llama al { $call_center }.

credit_card-card =
    <b>Tarjeta de Crédito</b>
    Elige tu tarjeta:
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_available } disponibles
    .simpler = Toca la tarjeta que quieres ver o administrar.
    .help = Junto a cada tarjeta ves el cupo que te queda disponible.
credit_card-detail =
    <b>{ $answer_product }</b>
    Número: <code>{ $answer_number }</code>
    Estado: <b>{ $answer_status }</b>

    Consumo hasta la fecha: <b>{ $answer_used }</b>
    Cupo total: { $answer_limit }
    Disponibles: <b>{ $answer_available }</b>

    Pagar hasta el: <b>{ $answer_pay_by }</b>
    Pago mínimo: <b>{ $answer_minimum }</b>
    Pago total del estado de cuenta: { $answer_statement_total }

    Utilizado rotativo: { $answer_revolving }
    Utilizado diferido: { $answer_deferred }
    Vence: { $answer_expires_on }
credit_card-action =
    ¿Qué deseas hacer con tu tarjeta?
    .option = { $option }
    .simpler = Toca lo que quieres hacer con tu tarjeta.
    .help = Congelar es temporal y lo deshaces cuando quieras; el bloqueo definitivo no se puede deshacer.
credit_card-no_cards = No se encontraron registros.
credit_card-blocked = Esta tarjeta está bloqueada definitivamente. Para obtener una nueva, acércate a una agencia o llama al { $call_center }.

change_pin-card =
    <b>Cambio de clave</b>
    ¿De qué tarjeta quieres cambiar la clave?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Toca la tarjeta a la que le cambiarás la clave.
    .help = Solo aparecen las tarjetas activas.
change_pin-page =
    <b>Cambio de clave</b>
    Crea una nueva clave de <b>4 dígitos</b> para tu tarjeta { $card }. { $check_temporary ->
        [yes] Como clave anterior usa la temporal que te llegó al correo.
       *[no] Necesitas tu clave anterior.
    }

    <b>Consejos de seguridad</b>
    • Evita utilizar dígitos consecutivos
    • Evita utilizar tu fecha de nacimiento
    • Evita utilizar dígitos repetidos
    .open = Abrir página segura
    .recover = No recuerdo mi clave
    .simpler = Toca <b>Abrir página segura</b>. Ahí escribes la clave anterior y dos veces la nueva; nunca aquí en el chat.
    .help = Las claves se escriben en una página segura de Cooprogreso para que nunca queden en el chat.
change_pin-code =
    Escribe aquí el <b>código de 6 números</b> para cambiar la clave de tu tarjeta { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo este cambio de clave. Hasta entonces sirve tu clave anterior.
change_pin-recover_first =
    ¿Quieres recibir una clave temporal en tu correo registrado?
    .recover = Recuperar clave
    .no = No, gracias
    .simpler = Toca <b>Recuperar clave</b> y te enviamos una temporal a tu correo.
    .help = Con la clave temporal creas después la tuya en <b>Cambiar clave</b>.
change_pin-done =
    ✅ <b>¡Listo! Cambiaste la clave</b> de tu tarjeta { $changed_card }.
    Fecha: { $changed_at }

    Te enviamos un aviso a tu correo. Desde ahora usa la nueva en cajeros y comercios.
change_pin-cancelled = Listo, no cambié tu clave.
change_pin-no_cards = No se encontraron registros de tarjetas activas. Si congelaste tu tarjeta, descongélala primero.
change_pin-locked = Tu clave no cambió. Si necesitas ayuda, llama al { $call_center }.

recover_pin-card =
    <b>Recuperar clave</b>
    ¿De qué tarjeta quieres recuperar la clave?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Toca la tarjeta de la que no recuerdas la clave.
    .help = Solo aparecen las tarjetas activas.
    .label = Tarjeta
recover_pin-review =
    <b>Recuperar clave</b>
    Enviaremos una <b>clave temporal</b> de tu tarjeta { $card } a tu correo electrónico registrado. La clave que tienes hoy dejará de servir.
    .simpler = Vas a pedir una clave temporal para { $card }. Toca <b>Confirmar</b> si estás de acuerdo.
    .help = La temporal llega solo a tu correo registrado en Cooprogreso, nunca a este chat.
recover_pin-code =
    Escribe aquí el <b>código de 6 números</b> para recuperar la clave de tu tarjeta { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo esta clave temporal. No lo compartas con nadie.
recover_pin-done =
    ✉️ Estimado usuario hemos enviado una clave temporal a su correo electrónico registrado.
    Tarjeta: { $sent_card }
    Correo: { $sent_email_masked }
    Vale hasta el { $sent_valid_until } y se usa una sola vez.

    No olvides cambiar tu clave, utiliza la opción <b>cambio de clave</b> disponible en Cooprogreso en línea y móvil.
recover_pin-cancelled = Listo, no pedí ninguna clave. La que tienes sigue igual.
recover_pin-no_cards = No se encontraron registros de tarjetas activas. Si congelaste tu tarjeta, descongélala primero.
recover_pin-locked = Tu clave sigue igual. Si necesitas ayuda, llama al { $call_center }.

freeze_card-card =
    <b>Congelar tarjeta</b>
    ¿Qué tarjeta quieres congelar?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Toca la tarjeta que quieres detener por ahora.
    .help = Mientras esté congelada, nadie podrá comprar ni retirar con ella. La descongelas cuando quieras.
    .label = Tarjeta
freeze_card-review =
    ❄️ <b>Congelar</b> tu tarjeta { $card }
    Nadie podrá comprar ni retirar dinero con ella hasta que la descongeles. No tiene costo.
    .simpler = Vas a congelar { $card }. Toca <b>Confirmar</b> si estás de acuerdo.
    .help = Es inmediato y se puede deshacer cuando quieras desde aquí.
freeze_card-code =
    Escribe aquí el <b>código de 6 números</b> para congelar tu tarjeta { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo congelar esta tarjeta.
freeze_card-done =
    ❄️ <b>Tu tarjeta { $switched_card } está congelada.</b>
    Desde: { $switched_at }
    Cuando quieras volver a usarla, entra a tu tarjeta y elige <b>Descongelar</b>.
freeze_card-cancelled = Listo, no congelé nada. Tu tarjeta sigue activa.
freeze_card-no_cards = No se encontraron registros de tarjetas activas.
freeze_card-locked = Tu tarjeta sigue activa. Si la perdiste o te la robaron, llama ahora al { $call_center }.

unfreeze_card-card =
    <b>Descongelar tarjeta</b>
    ¿Qué tarjeta quieres volver a usar?
    .option = { $option_product } ••••{ $option_ref_last4 }
    .simpler = Toca la tarjeta congelada que quieres volver a usar.
    .help = Solo aparecen las tarjetas que congelaste.
    .label = Tarjeta
unfreeze_card-review =
    <b>Descongelar</b> tu tarjeta { $card }
    Volverá a funcionar de inmediato.
    .simpler = Vas a descongelar { $card }. Toca <b>Confirmar</b> si estás de acuerdo.
    .help = Hazlo solo si tienes la tarjeta contigo.
unfreeze_card-code =
    Escribe aquí el <b>código de 6 números</b> para descongelar tu tarjeta { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo descongelar esta tarjeta.
unfreeze_card-done =
    ✅ <b>Tu tarjeta { $switched_card } ya funciona.</b>
    Desde: { $switched_at }
unfreeze_card-cancelled = Listo, tu tarjeta sigue congelada.
unfreeze_card-no_cards = No se encontraron registros de tarjetas congeladas.
unfreeze_card-locked = Tu tarjeta sigue congelada. Si necesitas ayuda, llama al { $call_center }.

block_card-card =
    <b>Bloqueo definitivo</b>
    ¿Qué tarjeta quieres bloquear para siempre?
    .option = { $option_product } ••••{ $option_ref_last4 } · { $option_status }
    .simpler = Toca la tarjeta que perdiste o te robaron.
    .help = Si solo no la encuentras, mejor congélala: eso sí se puede deshacer.
    .label = Tarjeta
block_card-review =
    🔒 <b>Bloqueo definitivo</b> de tu tarjeta { $card }
    <b>No se puede deshacer.</b> Para tener otra tarjeta, deberás pedirla en una agencia. Si solo no la encuentras, mejor congélala.
    .simpler = Vas a bloquear para siempre { $card }. Toca <b>Confirmar</b> solo si estás de acuerdo.
    .help = El bloqueo definitivo es para tarjetas perdidas o robadas.
block_card-code =
    Escribe aquí el <b>código de 6 números</b> para bloquear para siempre tu tarjeta { $card }. Vale 3 minutos.
    .simpler = Busca en tu celular el SMS de Cooprogreso y escribe aquí los 6 números.
    .help = El código autoriza solo bloquear esta tarjeta.
block_card-done =
    🔒 <b>Tu tarjeta { $switched_card } quedó bloqueada para siempre.</b>
    Desde: { $switched_at }
    Para obtener una nueva, acércate a una agencia o llama al { $call_center }.
block_card-cancelled = Listo, no bloqueé nada.
block_card-no_cards = No se encontraron registros de tarjetas por bloquear.
block_card-locked = Tu tarjeta no se bloqueó. Si la perdiste o te la robaron, llama ahora al { $call_center }.
