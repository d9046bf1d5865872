# Lo que el motor dice en cualquier trámite.

engine-menu = Menú principal
engine-agent_key = Hablar con un asesor
engine-back = Regresar
engine-cancel = Cancelar
engine-skip = Omitir
engine-confirm = Confirmar
engine-correct = Corregir un dato
engine-resend = Enviar otro código
engine-next = Siguientes
engine-previous = Anteriores
engine-older = Más antiguos
engine-newer = Más recientes
engine-done = Listo

engine-on_page = Eso se escribe en la página segura, no aquí: toca el botón para abrirla.
engine-late_page = Recibí tu página segura, pero ese trámite ya no está en curso y no se realizó nada. Cuando quieras seguir, toca el menú.
engine-button_gone = Ese botón ya se usó o venció. Si necesitas ayuda, escribe «no fui yo» o «asesor».
engine-stale = Ese botón ya no está activo. Usa los del último mensaje 🙂
engine-not_an_option = No encontré esa opción. Toca uno de los botones o escribe lo que dice.
engine-option_gone = Esa opción ya no está disponible. Mira las opciones actualizadas.
engine-media = Todavía no puedo ver fotos ni escuchar audios: solo entiendo texto y botones. Si quieres mostrarle algo a una persona, escribe <b>asesor</b>.
engine-location = 📍 Gracias, pero aquí no la necesito y no la guardé. Para ver agencias y cajeros cerca de ti: <b>6. Contacto</b> → <b>Agencias y cajeros</b>.
engine-door_first = Para eso primero necesito saber quién eres 🙂
engine-edited = Vi que editaste un mensaje, pero solo tomo en cuenta los nuevos. Escríbelo otra vez si quieres cambiarlo.
engine-secret =
    🔒 <b>Por tu seguridad borré tu mensaje.</b> Parecía una contraseña o un dato secreto. Nunca lo escribas en el chat: solo en la página segura que te abre el botón.
engine-lost = Parece que no nos estamos entendiendo. Puedes volver al menú, hablar con una persona o seguir aquí:
engine-help =
    Soy el canal de <b>Cooprogreso en Línea</b>. Aquí puedes ver tus cuentas y movimientos, y transferir entre tus cuentas.

    Escribe <b>menú</b> para ver las opciones, <b>cancelar</b> para dejar un trámite, <b>regresar</b> para volver un paso o <b>asesor</b> para hablar con una persona.
engine-agent =
    👩‍💼 Para hablar con una persona:
    📞 Call Center: <b>{ $call_center }</b>
    ✉️ { $email }
    🕗 { $hours }

    Nunca te pediremos tus contraseñas ni tus códigos por llamada.
engine-desk_queued =
    👩‍💼 Te comunico con una persona de Cooprogreso. Eres el número <b>{ $position }</b> en la fila.

    Mientras tanto escribe aquí lo que necesitas: lo leerá apenas te atienda. Nunca te pedirá contraseñas ni códigos.
engine-desk_queued_wait =
    👩‍💼 Te comunico con una persona de Cooprogreso. Eres el número <b>{ $position }</b> en la fila; la espera es de unos <b>{ $minutes } { $minutes ->
        [one] minuto
       *[other] minutos
    }</b>.

    Mientras tanto escribe aquí lo que necesitas: lo leerá apenas te atienda. Nunca te pedirá contraseñas ni códigos.
engine-desk_joined = 👩‍💼 Te atiende <b>{ $agent }</b>, de Cooprogreso. Escribe aquí con confianza, pero nunca compartas tus contraseñas ni tus códigos.
engine-desk_again = Se interrumpió la atención y te devolví al inicio de la fila. Disculpa la molestia.
engine-desk_busy = Ahora estás con una persona de Cooprogreso. Para volver conmigo toca «Menú principal».
engine-desk_check =
    🔐 <b>{ $agent }</b> necesita confirmar que eres tú. Enviamos un código de 6 números por SMS a tu celular { $phone }: escríbelo aquí.

    Solo lo revisa el sistema; <b>{ $agent } no lo ve</b>. No autoriza ninguna operación.
engine-desk_check_wrong = Ese código no es el que enviamos. { $tries ->
        [one] Te queda <b>1 intento</b>.
       *[other] Te quedan <b>{ $tries } intentos</b>.
    } Revisa el SMS más reciente.
engine-desk_check_right = ✅ Listo, confirmamos que eres tú. Sigues con la misma persona.
engine-desk_check_failed = No pudimos confirmar que eres tú. Sigues con la misma persona: ella te dirá cómo continuar.
engine-desk_errand =
    <b>{ $agent }</b> te deja conmigo para: <b>{ $title }</b>. Nada se realiza sin que tú lo revises y lo confirmes. Si quieres volver con { $agent }, escribe <b>asesor</b>.
engine-desk_closed = 🕗 Ahora no hay asesores en línea. Atienden desde el <b>{ $opens_at }</b>.
engine-desk_left = Dejaste la conversación con el asesor. Vuelvo a acompañarte yo 🙂
engine-desk_over = <b>{ $agent }</b> terminó de atenderte. ¿Cómo te fue? Tu respuesta nos ayuda a mejorar.
engine-desk_ended = La atención con el asesor terminó.
engine-desk_next = Vuelvo a acompañarte yo 🙂 ¿Qué quieres hacer?
engine-person_says =
    👩‍💼 <b>{ $agent }:</b>
    { $text }
engine-language = 🌐 ¿En qué idioma hablamos? / Which language shall we speak?
engine-language_spanish = Español
engine-language_english = English
engine-language_chosen = Desde ahora te hablo en español 🙂
engine-score = { $score } ⭐
engine-rated = ¡Gracias por tu respuesta!
engine-resume = Retomar lo que estaba haciendo
engine-cancelled = Listo, lo cancelé. No se realizó ninguna operación.
engine-nothing_to_cancel = No hay ningún trámite en curso.
engine-left = Dejé el trámite que tenías a medias. No se realizó ninguna operación.
engine-silence = Cerré tu sesión por inactividad, para cuidar tu cuenta. Cuando quieras seguir, vuelve a ingresar.
engine-expired = Tu sesión se cerró por seguridad y lo que quedó a medias no se realizó. Vuelve a ingresar para continuar.
engine-session_ended = Tu sesión terminó. Lo que quedó a medias no se realizó. Vuelve a ingresar para continuar.
engine-unlinked =
    ⚠️ Tu Cooprogreso en Línea se vinculó a <b>otra cuenta de Telegram</b>, así que esta ya no tiene acceso. Si no fuiste tú, llama ahora al Call Center: <b>{ $call_center }</b>.
engine-unlinked_by_desk =
    ⚠️ Un asesor <b>desvinculó este chat</b> de Cooprogreso en Línea, así que ya no tiene acceso. Si el teléfono es tuyo, vuelve a ingresar con tu usuario y contraseña. Call Center: <b>{ $call_center }</b>.
engine-confirm_by_button = Para tu seguridad, esto solo se confirma con el botón <b>Confirmar</b>. También puedes escribir, por ejemplo, «cambia el monto».
engine-which_correction = ¿Qué dato quieres corregir?
engine-not_a_code = El código tiene 6 números. Revisa el SMS e ingrésalo tal como llegó.
engine-code_sent = 📲 Enviamos un código a tu celular { $code_phone_masked } por SMS. ¡Ingrésalo!
engine-code_sent_unnamed = 📲 Si los datos corresponden a un socio, enviamos un código por SMS al celular registrado en Cooprogreso. ¡Ingrésalo!
engine-no_more_codes = Ya enviamos todos los códigos posibles para esta operación.
engine-still_working = ⏳ Sigo procesando tu operación. Te aviso apenas termine; no hace falta repetirla.
engine-fault = Tuvimos un problema técnico y no pude responder. Intenta otra vez en un momento. Si continúa, dile a un asesor esta referencia: <code>{ $reference }</code>
engine-outdated = Actualizamos este trámite mientras estaba a medias, así que hay que empezarlo de nuevo. No se realizó ninguna operación.
engine-outdated_done = Actualizamos este trámite mientras estaba en proceso, pero <b>tu última orden sí se realizó</b>. Puedes seguir desde el menú.
engine-outdated_unknown = ⏳ Actualizamos este trámite mientras estaba en proceso y todavía no puedo confirmar si tu última orden se realizó. Si se realizó, te avisaré aquí; <b>no la repitas</b> todavía. Si en unos minutos no aparece en tus movimientos, no se realizó.
engine-answer =
    { $answer }

    <i>¿Te sirvió?</i>
engine-noted = Anotado 👌
engine-useful = 👍
engine-useless = 👎
engine-did_not_help = Gracias por decírmelo: lo revisará quien cuida estas respuestas. Si quieres, escribe <b>asesor</b> y te comunico con una persona.
engine-also = Empecemos por lo primero. Lo otro te espera en su botón: <b>{ $title }</b>.
engine-greeting = ¡Hola! 👋
engine-thanks = ¡Con gusto! 🙂
engine-insult = Siento que no te esté ayudando como quieres. Vamos paso a paso; si prefieres, escribe <b>asesor</b> y te digo cómo hablar con una persona.
engine-not_yet = Entendí lo que necesitas, pero todavía no puedo hacerlo por este chat. Puedes hacerlo en Cooprogreso en Línea (web), en Cooprogreso Móvil o con un asesor: <b>{ $call_center }</b>.
engine-which_wish = ¿Qué quieres hacer? Así no me equivoco:
engine-go = { $title }
engine-another_wish = Eso es otro trámite: <b>{ $title }</b>. Si quieres dejar este y empezarlo, toca su botón; si no, sigamos:
engine-not_understood = Eso no lo entendí, pero en esto sí te puedo ayudar 👇
