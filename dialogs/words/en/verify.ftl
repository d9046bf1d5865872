# Verifying a receipt, for members and others (S28).

verify-code =
    🔎 <b>Verify a receipt</b>
    Type the <b>code of the receipt</b>, for example <code>K7QM-42XA-5TRW</code>.
    .simpler = Find the code of 12 letters and digits on the receipt and type it here.
    .help = With the code I tell you whether Cooprogreso carried out that operation, how much it was and when. You can also scan the receipt's QR code.
verify-genuine =
    ✅ <b>Authentic receipt</b>
    { $found_kind }
    Amount: <b>{ $found_amount }</b>
    Date: { $found_at }
    From: { $found_payer }
    To: { $found_payee }
    Code: <code>{ $found_code }</code>

    Compare these details with the receipt you were shown: if anything differs, <b>it was altered</b>.
verify-forged = Check that it is typed right. If it was given to you as proof of a payment, <b>don't accept it</b> until you see the money in your account.
verify-later = For safety, you can verify more receipts in an hour. You can also call <b>{ $call_center }</b>.
