# The script of the flows, to be read beside the manual (docs/flows.md).

script-title = The flows, beside the manual
script-intro = Generated from the very tables the bot runs, with `cooprogreso flows`. Each flow is shown as a graph and as a script: item of the manual, what happens, what is said, where it leads. ✗ marks what the bank may refuse.
script-version = version
script-coverage = Items of the manual served
script-missing = Not yet
script-Choose = the member chooses
script-ChooseMany = the member chooses several
script-Ask = the member types
script-Form = secure page
script-Fetch = the bank is asked
script-Show = is shown
script-Decide = depending on what there is
script-Confirm = the member checks and confirms
script-Otp = code by SMS
script-Call = the bank carries it out
script-Run = another flow, and back
script-Handoff = a person takes over
script-End = end
