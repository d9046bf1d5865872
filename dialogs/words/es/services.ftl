# Menú de pago de servicios (M10).

services-choose =
    <b>3. Pago de Servicios</b>
    .pay = Nuevo pago
    .program = Programar pago
    .schedules = Pagos programados
    .history = Historial de pagos
    .names = Mis servicios
    .simpler = Toca <b>Nuevo pago</b> para pagar la luz, el agua, el internet o una recarga.
    .help = Aquí pagas servicios públicos y privados, y recargas.
