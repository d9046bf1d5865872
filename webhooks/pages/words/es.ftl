# Las páginas seguras y la verificación de comprobantes, en español.

reveal-show = Mostrar
reveal-hide = Ocultar
back-to-chat = Volver al chat

done-title = Listo
done-heading = ✅ Listo, vuelve al chat
done-lead = Recibimos tus datos de forma segura. La conversación continúa en tu chat de Telegram.
done-close = Ya puedes cerrar esta página.

gone-title = Página no disponible
gone-heading = Esta página ya no está disponible
gone-lead = Por tu seguridad, cada enlace sirve por pocos minutos y una sola vez.
gone-next = Vuelve a tu chat con Cooprogreso y toca otra vez el botón, o escribe <strong>/menu</strong> para empezar de nuevo.

locked-title = Ingreso bloqueado por un momento
locked-heading = Por tu seguridad, pausamos el ingreso
locked-lead = Hubo varios intentos con datos que no coinciden. Podrás intentarlo otra vez después de las <strong>{ $until }</strong> (hora de Ecuador).
locked-next = Si olvidaste tu usuario o tu contraseña, vuelve al chat y elige la opción para recuperarlos. Si no fuiste tú, escribe <strong>/asesor</strong> en el chat.

pin_blocked-title = Cambio de clave bloqueado
pin_blocked-heading = Por tu seguridad, bloqueamos el cambio de clave
pin_blocked-lead = La clave anterior no coincidió varias veces. Tu clave no cambió.
pin_blocked-next = Vuelve al chat y elige <strong>Recuperar clave</strong>: te enviaremos una clave temporal a tu correo registrado. Si no fuiste tú, escribe <strong>/asesor</strong> en el chat.

error-title = No pudimos continuar
error-nothing = Aquí no hay nada
error-nothing_lead = La dirección no existe. Vuelve a tu chat con Cooprogreso y usa los botones que te mostramos allí.
error-wait = Espera un momento
error-wait_lead = Recibimos demasiados intentos seguidos. Espera unos minutos y vuelve a intentarlo.
error-elsewhere = Abre la página desde tu chat
error-elsewhere_lead = No pudimos confirmar que esta página se abrió desde tu chat. Vuelve a Telegram y toca otra vez el botón.
error-failed_lead = Tenemos un problema técnico. Intenta otra vez en un momento; no se guardó nada de lo que escribiste.
error-unread_lead = No entendimos lo que envió tu navegador. Vuelve a tu chat con Cooprogreso y toca otra vez el botón.
error-reference = Si necesitas ayuda, dile a un asesor esta referencia: <strong>{ $reference }</strong>

receipt-title = Verificación de comprobante
receipt-genuine = ✅ Comprobante auténtico
receipt-genuine_lead = Cooprogreso realizó esta operación. Compara cada dato con el comprobante que te mostraron: si algo no coincide, <strong>lo alteraron</strong>.
receipt-forged = ⚠️ No encontramos ese comprobante
receipt-forged_lead = No existe ningún comprobante de Cooprogreso con ese código.
receipt-forged_next = Revisa que esté bien escrito. Si te lo dieron como prueba de un pago, <strong>no lo aceptes</strong> hasta ver el dinero en tu cuenta.
receipt-kind = Operación
receipt-amount = Monto
receipt-at = Fecha y hora
receipt-payer = De
receipt-payee = A
receipt-code = Comprobante
kind-own = Transferencia entre cuentas propias
kind-cooprogreso = Transferencia en Cooprogreso
kind-interbank = Transferencia interbancaria ordenada
kind-bills = Pago de servicios
kind-card = Pago de tarjeta
kind-other_card = Pago de tarjeta de otro banco ordenado

form-check = Revisa: { $title }
form-alert = { $count ->
    [one] Revisa el campo marcado y vuelve a escribir tus datos.
   *[other] Revisa los campos marcados y vuelve a escribir tus datos.
}
form-tips = Consejos de seguridad

credentials = Ingresa a tu cuenta
    .lead = Escribe el usuario y la contraseña de Cooprogreso en Línea. Si es tu primera vez, están en el correo que te enviamos.
    .button = Ingresar
    .username = Usuario
    .password = Contraseña
    .password_hint = Personal o temporal, la que tengas ahora.
password = Escribe tu contraseña
    .lead = Es tu contraseña de Cooprogreso en Línea. Con ella abres tu sesión en el chat.
    .button = Continuar
    .password = Contraseña
new_password = Crea tu nueva contraseña
    .lead = Desde ahora ingresarás con ella. Guárdala solo para ti.
    .button = Guardar mi contraseña
    .new_password = Nueva contraseña
    .new_password_hint = Entre { $shortest } y { $longest } caracteres; puede ser una frase.
    .confirmation = Confirma tu nueva contraseña
    .confirmation_hint = Escríbela otra vez.
card_number = Número de la tarjeta
    .lead = Escribe el número de la tarjeta de otro banco que quieres pagar. No pedimos la clave, la fecha ni el código de atrás.
    .button = Continuar
    .number = Número de la tarjeta
    .number_hint = Los números grandes del frente, entre 13 y 19 dígitos.
card_pin = Cambio de clave
    .lead = Crea una nueva clave de 4 dígitos para tu tarjeta.
    .button = Continuar
    .old_pin = Clave anterior
    .old_pin_hint = La que usas hoy, o la temporal que te llegó al correo.
    .new_pin = Nueva clave
    .new_pin_hint = 4 dígitos.
    .confirmation = Confirmación nueva clave
    .confirmation_hint = Escríbela otra vez.

tips-new_password-1 = Usa al menos { $shortest } caracteres: una frase corta es fácil de recordar y difícil de adivinar.
tips-new_password-2 = Evita utilizar dígitos consecutivos.
tips-new_password-3 = Evita utilizar tu fecha de nacimiento.
tips-new_password-4 = Evita utilizar dígitos repetidos.
tips-new_password-5 = No la uses en otros sitios ni la compartas con nadie.
tips-card_pin-1 = Evita utilizar dígitos consecutivos.
tips-card_pin-2 = Evita utilizar tu fecha de nacimiento.
tips-card_pin-3 = Evita utilizar dígitos repetidos.
tips-card_pin-4 = Nunca te pediremos tu clave por chat, llamada o correo.
tips-any-1 = Llegaste aquí desde tu chat con Cooprogreso. Si no fue así, cierra esta página.
tips-any-2 = Nunca te pediremos tu contraseña por chat, llamada o correo.
tips-any-3 = No compartas el enlace de esta página.

missing-username = Escribe tu usuario.
missing-password = Escribe tu contraseña.
missing-new_password = Escribe tu nueva contraseña.
missing-confirmation = Escríbela otra vez.
missing-old_pin = Escribe tu clave anterior.
missing-new_pin = Escribe tu nueva clave.
missing-number = Escribe el número de la tarjeta.
fault-too_short = Es muy corta: usa al menos { $shortest } caracteres.
fault-too_long = Es demasiado largo: usa como máximo { $longest } caracteres.
fault-too_common = Es muy fácil de adivinar. Prueba con una frase corta que solo tú conozcas.
fault-own_data = Contiene datos tuyos (nombre, cédula, teléfono, correo o fecha de nacimiento). Elige otra.
fault-mismatch = No coincide con la nueva. Escribe la misma en los dos campos.
fault-same_as_old = Es igual a la anterior. Elige una diferente.
fault-four_digits = Deben ser exactamente 4 números.
fault-not_a_card = Ese número no es de una tarjeta. Revísalo y escríbelo otra vez.
fault-consecutive = Evita utilizar dígitos consecutivos, como 1234 o 4321. Elige otra.
fault-repeated = Evita utilizar dígitos repetidos, como 1111 o 1212. Elige otra.
fault-birth_date = Evita utilizar tu fecha de nacimiento. Elige otra.
fault-wrong = Los datos no coinciden. Revísalos y vuelve a escribirlos.
fault-wrong_pin = No es la clave de tu tarjeta. Revísala: después de tres intentos se bloquea el cambio.
