# Por qué algo no se pudo, dicho antes de la siguiente pregunta.

refusal-NotFound = No encontramos ese registro.
refusal-ChatNotLinked = Este chat no está vinculado a un socio.
refusal-SameAccount = La cuenta de destino es la misma de origen. Elige otra.
refusal-AccountUnavailable = Esa cuenta no se puede usar para transferir en este momento.
refusal-InsufficientFunds = El saldo disponible no alcanza: tienes <b>{ $refusal_available }</b>.
refusal-AmountOutOfRange = Ese monto no se puede transferir de una sola vez. El máximo es <b>{ $refusal_ceiling }</b>.
refusal-NotAuthorised = El código ya no es válido para esta operación. Por seguridad hay que confirmarla de nuevo.
refusal-CodesLocked = 🔒 Por seguridad, los códigos están bloqueados hasta el <b>{ $refusal_until }</b>.
refusal-CodeNotSent = Espera un momento antes de pedir otro código: podrás hacerlo después del { $refusal_retry_at }.
refusal-CodeWrong = { $refusal_tries_left ->
    [one] Ese código no es correcto. Te queda <b>un intento</b>.
   *[other] Ese código no es correcto. Te quedan <b>{ $refusal_tries_left } intentos</b>.
}
refusal-CodeExhausted = Se acabaron los intentos con ese código y lo anulamos. No se realizó ninguna operación.
refusal-CodeExpired = ⌛ El código venció o cambió la operación, así que ya no sirve. No se realizó ninguna operación.
refusal-CredentialsLocked = 🔒 Por varios intentos fallidos, el ingreso está bloqueado hasta el <b>{ $refusal_until }</b>.
refusal-CredentialsInvalid = El ingreso no se completó o ya pasó mucho tiempo. Hagámoslo otra vez.
refusal-CoolingDown = Todavía no puedes desbloquear las salidas de dinero: podrás desde el <b>{ $refusal_until }</b>.
refusal-AlreadyEnrolled = Ya tienes un usuario de Cooprogreso en Línea.
refusal-CardUnavailable = Esa tarjeta aparece como <b>{ $refusal_status }</b> y no permite esta gestión.
refusal-PinMissing = Esa tarjeta todavía no tiene una clave vigente.
refusal-PinBlocked = 🔒 Por varios intentos con una clave que no corresponde, el cambio de clave está bloqueado. Para desbloquearlo recupera tu clave.
