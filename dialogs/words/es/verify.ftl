# Verificar un comprobante: también para quien no es socio (S28).

verify-code =
    🔎 <b>Verificar un comprobante</b>
    Escribe el <b>código del comprobante</b>, por ejemplo <code>K7QM-42XA-5TRW</code>.
    .simpler = Busca en el comprobante el código de 12 letras y números y escríbelo aquí.
    .help = Con el código te digo si Cooprogreso realizó esa operación, de cuánto y cuándo. También puedes escanear el código QR del comprobante.
verify-genuine =
    ✅ <b>Comprobante auténtico</b>
    { $found_kind }
    Monto: <b>{ $found_amount }</b>
    Fecha: { $found_at }
    De: { $found_payer }
    A: { $found_payee }
    Código: <code>{ $found_code }</code>

    Compara estos datos con el comprobante que te mostraron: si algo no coincide, <b>lo alteraron</b>.
verify-forged = Revisa que esté bien escrito. Si te lo dieron como prueba de un pago, <b>no lo aceptes</b> hasta ver el dinero en tu cuenta.
verify-later = Por seguridad, podrás verificar más comprobantes dentro de una hora. También puedes llamar al <b>{ $call_center }</b>.
