# Contacto: call center, redes, asesores, agencias y cajeros (M133, M136).

contact-ways =
    <b>6. Contacto</b>
    📞 Call Center: <b>{ $call_center }</b>
    ✉️ { $email }
    🌐 { $website }
    🕗 { $hours }
    { $answer_networks }

    👩‍💼 Asesores en este chat: { $answer_desk }{ $answer_sample ->
        [yes] {"\u000A\u000A"}ℹ️ Redes, agencias y cajeros son <b>datos de ejemplo</b> de esta demostración.
       *[no] {""}
    }

    Nunca te pediremos tus contraseñas ni tus códigos por llamada.
    .places = Agencias y cajeros
    .person = Hablar con un asesor
    .no = Terminar
    .simpler = Toca <b>Agencias y cajeros</b> para saber dónde y a qué hora atendemos, <b>Hablar con un asesor</b> para escribirte con una persona, o llama al <b>{ $call_center }</b>.
    .help = Aquí están los contactos de Cooprogreso, sus agencias y sus cajeros. También puedes hablar con una persona en este mismo chat.
contact-places =
    <b>Agencias y cajeros</b>
    Toca uno para ver su dirección, su horario y el mapa.

    📍 ¿Quieres los más cercanos? Envíame tu ubicación: toca 📎 y luego <b>Ubicación</b>. No la guardo.
    .option = { $option_place_kind } { $option_place_name } · { $option_place_city }
    .near =
        📍 <b>Los más cercanos a ti</b>

        { $answer }

        Toca uno para ver el mapa. Tu ubicación no quedó guardada.
    .simpler = Toca una agencia o un cajero de la lista, escribe su nombre, o envíame tu ubicación con 📎 y te digo los tres más cercanos.
    .help = Te muestro la dirección, el horario y si está abierto ahora. Si me envías tu ubicación la uso solo para medir la distancia en línea recta y no la guardo.
contact-place =
    { $answer_place_kind } <b>{ $answer_place_name }</b>
    { $answer_place_address }, { $answer_place_city }

    { $answer_opening }
    { $answer_place_hours }{ $answer_sample ->
        [yes] {"\u000A\u000A"}ℹ️ Datos de ejemplo de esta demostración.
       *[no] {""}
    }
    .no = Terminar
    .simpler = Toca <b>Regresar</b> para ver otra agencia o cajero, o <b>Terminar</b>.
    .help = Arriba está el punto en el mapa: tócalo para saber cómo llegar. En feriados las agencias no atienden.
contact-person = ¡Claro!
contact-done = ¡Listo! Cuando quieras seguir, toca el menú.
contact-none = No se encontraron registros.

value-PlaceKind-agency = 🏢
value-PlaceKind-atm = 🏧
value-Place = { $kind } <b>{ $name }</b>
value-PlaceNear =
    { $place } · { $away }
    { $place_address }, { $place_city }
    { $opening }
value-Distance = a { $kilometres }.{ $tenths } km
value-Network = { $name }: { $handle }
value-Opening = { $state } { $at }
value-OpeningState-always = 🟢 Atención las 24 horas
value-OpeningState-open = 🟢 Abierto ahora · cierra a las
value-OpeningState-today = 🔴 Cerrado ahora · abre hoy a las
value-OpeningState-tomorrow = 🔴 Cerrado ahora · abre mañana a las
value-OpeningState-monday = 🔴 Cerrado ahora · abre el lunes a las
value-OpeningState-tuesday = 🔴 Cerrado ahora · abre el martes a las
value-OpeningState-wednesday = 🔴 Cerrado ahora · abre el miércoles a las
value-OpeningState-thursday = 🔴 Cerrado ahora · abre el jueves a las
value-OpeningState-friday = 🔴 Cerrado ahora · abre el viernes a las
value-OpeningState-saturday = 🔴 Cerrado ahora · abre el sábado a las
value-OpeningState-sunday = 🔴 Cerrado ahora · abre el domingo a las
value-Hours = { $days } de { $begins } a { $ends }
value-OpenDays-always = Todos los días
value-OpenDays-weekdays = Lunes a viernes
value-OpenDays-saturday = Sábado
value-OpenDays-sunday = Domingo
