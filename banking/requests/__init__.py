"""Commands and queries: plain typed data, one module a noun. What a request needs and how it can be refused is declared on its class.

The dialog checker reads these declarations: a flow must have an edge for every refusal (`design.md` §2, proof 3), and
what a command guards decides what must precede it (proof 4).
"""

from __future__ import annotations

from banking.requests.accounts import *
from banking.requests.base import *
from banking.requests.beneficiaries import *
from banking.requests.bills import *
from banking.requests.callbacks import *
from banking.requests.cards import *
from banking.requests.claims import *
from banking.requests.desk import *
from banking.requests.institutions import *
from banking.requests.investments import *
from banking.requests.limits import *
from banking.requests.loans import *
from banking.requests.movements import *
from banking.requests.notices import *
from banking.requests.offers import *
from banking.requests.payments import *
from banking.requests.people import *
from banking.requests.places import *
from banking.requests.privacy import *
from banking.requests.products import *
from banking.requests.receipts import *
from banking.requests.safety import *
from banking.requests.schedules import *
from banking.requests.transfers import *
