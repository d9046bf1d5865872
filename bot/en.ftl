# How the bot presents itself in Telegram, in English. Limits: commands 256 characters, description 512, short one 120.

command-start = Start from the beginning
command-menu = See the menu
command-cancelar = Leave what you are doing
command-ayuda = How to use this chat
command-asesor = Talk to a person
command-verificar = Check that a receipt is authentic
command-misdatos = Your rights over your personal data
command-nofuiyo = Stop money from leaving your accounts
command-idioma = Change language / Cambiar de idioma
command-salir = Log out

description =
    Cooprogreso en Línea: look at your accounts and transfer from this chat.

    We will never ask for your password here: you type it only on our secure page.

short-description = Your cooperative in the chat: balances, movements and transfers.
