# Menu of bill payments (M10).

services-choose =
    <b>3. Pay bills</b>
    .pay = New payment
    .program = Schedule a payment
    .schedules = Scheduled payments
    .history = Payment history
    .names = My services
    .simpler = Tap <b>New payment</b> to pay electricity, water, internet or a top-up.
    .help = Here you pay public and private services, and top-ups.
