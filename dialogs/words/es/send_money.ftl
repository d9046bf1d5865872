# Enviar dinero a alguien por su nombre (B27).

send_money-payee =
    ¿A quién le envías?
    .option = { $option_ref_name } ••••{ $option_ref_last4 }
    .new = Nuevo Beneficiario +
    .simpler = Toca a quién le envías, escribe su nombre, o toca <b>Nuevo Beneficiario +</b>.
    .help = Son tus beneficiarios, de Cooprogreso y de otras instituciones. A quien no está, guárdalo primero.
send_money-nobody = Todavía no tienes beneficiarios: guarda primero la cuenta de esa persona.
