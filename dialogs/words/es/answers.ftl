# Por qué una respuesta escrita no se pudo tomar.

invalid-amount_unreadable = No entendí el monto. Escríbelo con números, por ejemplo <b>25,50</b>.
invalid-amount_ambiguous = No quiero equivocarme con tu dinero: ¿son miles o centavos? Escríbelo completo, por ejemplo <b>1200,00</b> o <b>1,20</b>.
invalid-amount_too_large = Ese monto es demasiado grande. Revísalo, por favor.
invalid-amount_zero = El monto debe ser mayor que cero.
invalid-identification_unreadable = No reconozco ese número. La cédula tiene 10 números; el pasaporte, entre 5 y 20 letras o números.
invalid-identification_check_digit = Ese número de cédula no es válido. Revisa que esté bien escrito.
invalid-receipt_code_unreadable = Ese no parece un código de comprobante: son 12 letras y números, como <code>K7QM-42XA-5TRW</code>.
invalid-text_empty = Escribe un texto corto, o toca <b>Omitir</b>.
invalid-story_too_short = Cuéntame un poco más: qué pasó, cuándo y por cuánto.
invalid-story_too_long = Es muy largo: cuéntalo en 300 letras como máximo. Los detalles te los pedirá el asesor.
invalid-text_too_long = Es muy largo: usa hasta 60 letras.
invalid-search_empty = No entendí qué buscar. Escribe una palabra del movimiento, por ejemplo <b>retiro</b>, o un monto, por ejemplo <b>25,50</b>.
invalid-house_account = El número de una cuenta de Cooprogreso tiene 12 números, por ejemplo 410101082030.
invalid-account = El número de cuenta lleva solo números, entre 6 y 18.
invalid-payee_identification = No reconozco esa identificación. La cédula tiene 10 números, el RUC 13 y el pasaporte entre 5 y 20 letras o números.
invalid-ruc = Ese RUC no es válido. Revisa que esté bien escrito.
invalid-name = Escribe el nombre con letras, hasta 60.
invalid-email = Ese correo no está completo. Escríbelo como <b>nombre@correo.com</b>.
invalid-date_unreadable = No entendí la fecha. Escríbela así: <b>05/12/2026</b>, o di <b>mañana</b>, <b>el lunes</b>, <b>el 15</b>.
invalid-day_unreadable = Escribe un día del <b>1</b> al <b>31</b>, o <b>fin de mes</b>.
invalid-until_before_since = La fecha hasta no puede ser anterior a la fecha desde.
