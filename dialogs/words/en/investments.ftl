# Investments (M27, M72).

investments-investment =
    <b>Investments</b>
    Choose the investment:
    .option = { $option_ref } · { $option_amount }
    .simpler = Tap the investment you want to see.
    .help = I show you how much the investment has earned, when it matures and how much you will receive.
investments-detail =
    <b>{ $answer_investment_ref }</b> · { $answer_investment_status }

    Amount: <b>{ $answer_investment_amount }</b>
    Issued on: { $answer_investment_issued_on }
    Matures on: <b>{ $answer_investment_matures_on }</b>
    Interest rate: { $answer_investment_rate } · { $answer_investment_days } days
    Interest earned: <b>{ $answer_investment_interest_earned }</b>
    Interest paid: { $answer_investment_interest_paid }

    <b>At maturity</b>
    Total interest: { $answer_interest }
    Tax withheld ({ $answer_withheld_rate }): { $answer_withholding }
    You receive: <b>{ $answer_payout }</b>
    .no = Finish
    .simpler = Tap <b>Finish</b>, or <b>Back</b> to see another investment.
    .help = Interest is counted day by day on a year of 360 days. For investments of less than 180 days tax is withheld from the interest; from 180 days on, it is not.
investments-done = Done! Whenever you want to go on, tap the menu.
investments-no_investments = No records found. You have no investments at Cooprogreso.
