# Por qué algo no se pudo, dicho antes de la siguiente pregunta.

refusal-NotFound = No encontramos ese registro.
refusal-ChatNotLinked = Este chat no está vinculado a un socio.
refusal-TooManyLookups = Has hecho demasiadas consultas.
refusal-ReceiptUnknown = ⚠️ <b>No existe ningún comprobante de Cooprogreso con ese código.</b>
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
refusal-CompanyUnknown = No encontré esa empresa. Escribe otro nombre, por ejemplo <b>CNT</b> o <b>Emelnorte</b>.
refusal-ServiceNumberUnreadable = Ese número no puede ser de { $refusal_company_name }. Necesito: <b>{ $refusal_company_label }</b>, por ejemplo { $refusal_company_example }
refusal-ServiceUnknown = { $refusal_company_name } no reconoce ese número.
refusal-CompanyAway = { $refusal_company_name } no responde en este momento.
refusal-BillPaid = Ese recibo <b>ya se pagó</b> mientras tanto. No se cobró nada y el código quedó anulado.
refusal-BillChanged = La empresa <b>cambió el valor</b> mientras tanto. No se cobró nada y el código quedó anulado. Mira el valor nuevo:
refusal-AmountToChoose = En { $refusal_company_name } eliges tú el monto.
refusal-TopUpOutOfRange = La recarga puede ser de <b>{ $refusal_least }</b> a <b>{ $refusal_most }</b>.
refusal-QuoteChanged = El costo o la fecha de llegada cambió mientras tanto. No se cobró nada; mira los datos nuevos.
refusal-OutgoingFrozen = 🛑 Las salidas de dinero de tus cuentas están bloqueadas desde el <b>{ $refusal_since }</b>. Caso: <code>{ $refusal_case }</code>.
refusal-PurchaseUnavailable = Uno de esos consumos ya no se puede diferir: pasó a tu estado de cuenta o ya está diferido. Elige otra vez.
refusal-DeferralOutOfRange = Puedes diferir desde <b>{ $refusal_least }</b> hasta <b>{ $refusal_most }</b>.
refusal-TermNotAllowed = Ese plazo no está disponible para ese monto. Elige otro.
refusal-LimitExceeded = { $refusal_is_used_up ->
        [yes] Ya llegaste a { $refusal_limit }: por ahora no puedes enviar más. Toca <b>Cancelar</b> y prueba más tarde; tus límites están en <b>Seguridad → Mis límites</b>.
       *[no] Ese monto supera { $refusal_limit }. Ahora puedes enviar hasta <b>{ $refusal_left }</b>.
    }
refusal-BeneficiaryGone = Ese beneficiario ya no está en tu lista o cambió. Elige otra vez.
refusal-AccountUnknown = Cooprogreso no tiene una cuenta con ese número. Revísalo, por favor.
refusal-OwnAccount = Esa cuenta es tuya: el dinero pasa con <b>Transferencias a mis cuentas</b>.
refusal-PayeeUnavailable = Esa cuenta no puede recibir dinero en este momento. Confirma los datos con su titular.
refusal-AlreadyBeneficiary = Esa cuenta ya está en tu lista: <b>{ $refusal_beneficiary }</b>.
refusal-TooManyBeneficiaries = Tu lista ya tiene { $refusal_most } beneficiarios, el máximo.
refusal-InstitutionUnknown = No encontré una institución con ese nombre.
refusal-FieldFixed = Ese dato es del titular de la cuenta y no se puede cambiar.
refusal-FieldUnreadable = Eso no sirve como { $refusal_field }. Revísalo, por favor.
refusal-TooLate = Esa transferencia ya salió y no se puede cancelar.
refusal-LimitTooHigh = El límite más alto que puedes tener es <b>{ $refusal_ceiling }</b>.
refusal-CardKnown = Esa tarjeta ya está en tu lista.
refusal-TooManyCards = Ya tienes { $refusal_most } tarjetas registradas. Quita una para registrar otra.
refusal-NeverDue = Con esas fechas nunca se haría. Revisemos las fechas.
refusal-PlanOver = Ya pasó su último día: no hay nada que reanudar. Puedes eliminarlo y programar otro.
refusal-TooManyBills = Con un código puedes pagar hasta <b>{ $refusal_most }</b> recibos. Elige menos; los demás los pagas después.
