# Why a typed answer could not be taken.

invalid-amount_unreadable = I didn't understand the amount. Type it in digits, for example <b>25.50</b>.
invalid-amount_ambiguous = I don't want to get your money wrong: is that thousands or cents? Type it in full, for example <b>1200.00</b> or <b>1.20</b>.
invalid-amount_too_large = That amount is too large. Please check it.
invalid-amount_zero = The amount must be above zero.
invalid-identification_unreadable = I don't recognise that number. A cédula has 10 digits; a passport, 5 to 20 letters or digits.
invalid-identification_check_digit = That cédula number is not valid. Check that it is typed right.
invalid-receipt_code_unreadable = That doesn't look like a receipt's code: it has 12 letters and digits, like <code>K7QM-42XA-5TRW</code>.
invalid-text_empty = Type a short text, or tap <b>Skip</b>.
invalid-story_too_short = Tell me a little more: what happened, when, and how much.
invalid-story_too_long = That's too long: tell it in 300 characters at most. The agent will ask you for the details.
invalid-text_too_long = That's too long: use up to 60 characters.
invalid-search_empty = I didn't understand what to look for. Type a word of the movement as it is written there, for example <b>retiro</b>, or an amount, for example <b>25.50</b>.
invalid-house_account = A Cooprogreso account number has 12 digits, for example 410101082030.
invalid-account = The account number has digits only, 6 to 18 of them.
invalid-payee_identification = I don't recognise that identification. A cédula has 10 digits, a RUC 13, and a passport 5 to 20 letters or digits.
invalid-ruc = That RUC is not valid. Check that it is typed right.
invalid-name = Type the name in letters, up to 60.
invalid-email = That e-mail address is not complete. Type it like <b>name@mail.com</b>.
invalid-date_unreadable = I didn't understand the date. Type it as day/month/year: <b>05/12/2026</b>, or say <b>tomorrow</b>, <b>Monday</b>, <b>the 15th</b>.
invalid-day_unreadable = Type a day from <b>1</b> to <b>31</b>, or <b>end of month</b>.
invalid-until_before_since = The end date can't be before the start date.
