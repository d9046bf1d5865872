# Lo que se avisa sin que lo pregunten: resultados que quedaron sin avisar, y novedades. Sus botones.

button-not_me = No fui yo
button-share_receipt = Compartir comprobante
    .shown = 🧾 Comprobante de Cooprogreso. Para comprobar que es auténtico, escanea el código QR o escribe /verificar en nuestro chat.
    .hint = Mantén presionada la imagen para reenviarla.
button-name_service = Ponerle un nombre
button-pay_now = Pagar ahora

notice-OwnTransfer =
    ✅ Te confirmo una operación que quedó sin avisar: transferiste <b>{ $told_amount }</b> de { $told_source } a { $told_target } el { $told_at }.
    Comprobante: <code>{ $told_code }</code>
notice-MoneyReceived =
    💰 <b>Recibiste { $told_amount }</b>
    De: { $told_sender }
    En tu cuenta: ••••{ $told_account_last4 }
    Fecha: { $told_at }
notice-ReportNotMe = 🛑 Te confirmo que bloqueé las salidas de dinero de tus cuentas. Caso: <code>{ $told_number }</code>. Un asesor te llamará a tu celular registrado.
notice-LiftFreeze = ✅ Te confirmo que se desbloquearon las salidas de dinero de tus cuentas.
notice-PayBills =
    📨 Te confirmo un pago que quedó sin avisar: <b>{ $told_quote_total }</b> a { $told_service } desde { $told_source } el { $told_at }.
    Comprobante: <code>{ $told_code }</code>
notice-BillSettled =
    ✅ <b>{ $told_service_company } recibió tu pago</b>{ $told_automatic ->
        [yes] {" "}(programado)
       *[no] {""}
    }
    { $told_service }
    { $told_bill }
    Total: <b>{ $told_total }</b> desde { $told_source }
    Comprobante de la empresa: <code>{ $told_reference }</code>
notice-FirstBillSettled =
    { notice-BillSettled }

    Si le pones un nombre, como <b>luz de la casa</b>, saldrá primero la próxima vez.
notice-BillDue =
    🗓️ <b>Tu planilla vence el { $told_bill_due_on }</b>
    { $told_has_name ->
        [yes] <b>{ $told_alias }</b>{"\u000A"}
       *[no] {""}
    }{ $told_service }
    { $told_bill_about }: <b>{ $told_bill_amount }</b> + comisión { $told_bill_commission } = <b>{ $told_bill_total }</b>

    Estos recordatorios se apagan en <b>Seguridad → Avisos</b>.
notice-BillNotTaken =
    ↩️ <b>{ $told_service_company } no aceptó tu pago</b>: { $told_reason }. Tu dinero está otra vez completo en { $told_source }.
    { $told_service }
    { $told_bill }{ $told_is_tried_again ->
        [yes] {"\u000A"}Lo intento otra vez el <b>{ $told_retry_on }</b>.
       *[no] {""}
    }
notice-Defer = ✅ Te confirmo que quedó diferido <b>{ $told_plan_quote_capital }</b> de tu tarjeta { $told_plan_card } en { $told_plan_quote_months } meses de <b>{ $told_plan_quote_quota }</b>. Comprobante: <code>{ $told_code }</code>
notice-TransferArrived =
    ✅ <b>Tu transferencia llegó</b>
    { $told_amount } a { $told_to }, { $told_institution } ••••{ $told_to_last4 }
    Fecha: { $told_at }
    Comprobante: <code>{ $told_code }</code>
notice-TransferReturned =
    ↩️ <b>Te devolvieron una transferencia</b>
    { $told_institution } devolvió los { $told_amount } que enviaste a { $told_to } (••••{ $told_to_last4 }). El valor y los costos ya están en tu cuenta.
    Comprobante: <code>{ $told_code }</code>
notice-TransferRejected =
    ❌ <b>Tu transferencia no se realizó</b>
    { $told_institution } no aceptó los { $told_amount } para { $told_to } (••••{ $told_to_last4 }). El valor y los costos están de nuevo disponibles.
    Revisa los datos del beneficiario antes de intentarlo otra vez.
    Comprobante: <code>{ $told_code }</code>
notice-TransferInReview =
    🔎 <b>Estamos revisando tu transferencia</b>
    { $told_amount } a { $told_to }, { $told_institution } ••••{ $told_to_last4 }. Todavía no tenemos la confirmación de que llegó; el dinero sigue reservado y te aviso apenas lo sepa. No la repitas.
notice-PaymentStopped =
    🛑 <b>No enviamos tu pago de { $told_amount }</b>
    La cuenta de la que salía ya no permite débitos. El valor y los costos no se cobraron.
    Comprobante: <code>{ $told_code }</code>
    Si no sabes por qué, llámanos al { $call_center }.
notice-PayCard =
    ✅ Te confirmo una operación que quedó sin avisar: pagaste <b>{ $told_amount }</b> de tu tarjeta { $told_card } desde { $told_source } el { $told_at }.
    Comprobante: <code>{ $told_code }</code>
notice-CooprogresoTransfer =
    ✅ Te confirmo una operación que quedó sin avisar: enviaste <b>{ $told_amount }</b> a { $told_beneficiary } desde { $told_source } el { $told_at }.
    Comprobante: <code>{ $told_code }</code>
notice-InterbankTransfer =
    ✅ Te confirmo una operación que quedó sin avisar: ordenaste una transferencia de <b>{ $told_amount }</b> a { $told_beneficiary } desde { $told_source } el { $told_at }.
    Total con comisión e IVA: { $told_quote_total }
    Comprobante: <code>{ $told_code }</code>
notice-CancelTransfer = ✅ Te confirmo una operación que quedó sin avisar: cancelaste un envío y <b>{ $told_freed }</b> están otra vez disponibles en tu cuenta.
notice-CreateCooprogresoBeneficiary = ✅ Te confirmo una operación que quedó sin avisar: guardaste a <b>{ $told }</b> en tus beneficiarios.
notice-CreateBankBeneficiary = ✅ Te confirmo una operación que quedó sin avisar: guardaste a <b>{ $told }</b> en tus beneficiarios.
notice-EditBeneficiary = ✅ Te confirmo una operación que quedó sin avisar: cambiaste los datos de <b>{ $told }</b> en tus beneficiarios.
notice-DeleteBeneficiary = ✅ Te confirmo una operación que quedó sin avisar: eliminaste a <b>{ $told }</b> de tus beneficiarios.
notice-ChangeLimit = ✅ Te confirmo una operación que quedó sin avisar: { $told_limit } queda en <b>{ $told_amount }</b>.
notice-ChangePin = 🔑 Te confirmo que cambiaste la clave de tu tarjeta { $told_card } el { $told_at }.
notice-RecoverPin = 🔑 Te confirmo que enviamos una clave temporal de tu tarjeta { $told_card } a tu correo { $told_email_masked }. Vale hasta el { $told_valid_until }.
notice-FreezeCard = ❄️ Te confirmo que tu tarjeta { $told_card } está congelada desde el { $told_at }.
notice-UnfreezeCard = ✅ Te confirmo que tu tarjeta { $told_card } volvió a funcionar el { $told_at }.
notice-BlockCard = 🔒 Te confirmo que tu tarjeta { $told_card } quedó bloqueada para siempre el { $told_at }.
notice-SaveCard = ✅ Te confirmo que registraste la tarjeta { $told }.
notice-EditCard = ✅ Te confirmo que cambiaste los datos de la tarjeta { $told }.
notice-RemoveCard = ✅ Te confirmo que quitaste de tu lista la tarjeta { $told_card }.
notice-PayOtherCard =
    ✅ Te confirmo una operación que quedó sin avisar: ordenaste pagar <b>{ $told_amount }</b> de { $told_source } a { $told_card } el { $told_at }.
    Comprobante: <code>{ $told_code }</code>
notice-ScheduleNews =
    ⚠️ <b>No se hizo tu { $told_purpose_is_service ->
        [yes] pago programado
       *[no] transferencia programada
    }</b>
    { $told_purpose }
    { $told_outcome }{ $told_has_amount ->
        [yes] {"\u000A"}{ $told_purpose_is_service ->
            [yes] Valor: { $told_amount } · Máximo autorizado: { $told_maximum }
           *[no] Monto: { $told_amount }
        }
       *[no] {""}
    }{ $told_is_tried_again ->
        [yes] {"\u000A"}Lo intento otra vez el <b>{ $told_retry_on }</b>.
       *[no] {"\u000A\u000A"}{ $told_purpose_is_service ->
            [yes] Si quieres, págalo ahora en <b>3. Pago de Servicios</b>.
           *[no] Si quieres, hazla ahora en <b>2. Transferencias</b>.
        }
    }
notice-StandingTransferMade =
    ✅ <b>Salió tu transferencia programada</b>
    <b>{ $told_amount }</b> a { $told_purpose }
    De tu cuenta: { $told_source } · Total con costos: { $told_total }
    Motivo: { $told_reference }
    Fecha: { $told_at }
    Comprobante: <code>{ $told_code }</code>
notice-ProgramPayment = ✅ Te confirmo que quedó programado el pago de { $told_schedule_purpose }, de hasta <b>{ $told_schedule_maximum }</b>. Comprobante: <code>{ $told_code }</code>
notice-ProgramTransfer = ✅ Te confirmo que quedó programada la transferencia de <b>{ $told_schedule_maximum }</b> a { $told_schedule_purpose }. Comprobante: <code>{ $told_code }</code>
notice-ChangeSchedule = ✅ Te confirmo el cambio en lo que tienes programado para { $told_schedule_purpose }: { $told_schedule_state }, { $told_schedule_maximum }. Comprobante: <code>{ $told_code }</code>
notice-MeasureTaken =
    🛡️ <b>Medida de seguridad</b>
    { $told_measure }
    Fecha: { $told_at }
notice-FrozenByPerson =
    🛑 <b>Un asesor bloqueó las salidas de dinero de tus cuentas</b>, por tu seguridad. { $told_stopped ->
        [0] No había pagos por enviar.
        [one] Cancelamos 1 pago que aún no se enviaba.
       *[other] Cancelamos { $told_stopped } pagos que aún no se enviaban.
    }
    Caso: <code>{ $told_case }</code>
    Fecha: { $told_at }
notice-CaseClosed =
    📋 <b>Respuesta a tu caso</b> <code>{ $told_case }</code>: { $told_outcome }

    { $told_answer }
notice-BookCall = 📞 Te confirmo tu pedido de llamada para el <b>{ $told_window_day }</b>, { $told_window_hours }. Caso: <code>{ $told_number }</code>.
notice-OpenClaim = 📋 Te confirmo que recibimos tu reclamo. Caso: <code>{ $told_number }</code>. Un asesor te responderá por escrito a tu correo.
notice-RequestData = 🗂️ Te confirmo que recibimos tu pedido sobre tus datos personales. Caso: <code>{ $told_number }</code>. Te responderemos a tu correo en un plazo máximo de 15 días.
