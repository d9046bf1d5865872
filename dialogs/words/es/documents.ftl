# Comprobantes y tarjetas para compartir.

document-institution = Cooprogreso
document-channel = Cooprogreso en Línea
document-receipt_title = Comprobante de transferencia
document-receipt_amount = { $receipt_amount }
document-receipt_rows =
    .code = Comprobante
    .at = Fecha y hora
    .source = Cuenta de origen
    .target = Cuenta de destino
    .fee = Costo
    .reference = Referencia
document-receipt_note = Transferencia entre cuentas propias, realizada en Cooprogreso en Línea. Conserva este comprobante.
document-card_title = Datos para depositar o transferir
document-card_rows =
    .number = Cuenta
    .kind = Tipo
    .holder = Titular
    .identification = Identificación
    .institution = Institución
