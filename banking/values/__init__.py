"""The values that cross the bank's door: immutable, small, free of prose; one module a noun.

Everything here may be kept in a conversation, so nothing here holds a secret or a full account number
(`AccountCard` is the exception: it is shown in *Compartir* and never kept, M25).
"""

from __future__ import annotations

from banking.values.accounts import *
from banking.values.answers import *
from banking.values.base import *
from banking.values.beneficiaries import *
from banking.values.bills import *
from banking.values.callbacks import *
from banking.values.cards import *
from banking.values.casework import *
from banking.values.codes import *
from banking.values.desk import *
from banking.values.institutions import *
from banking.values.investments import *
from banking.values.languages import *
from banking.values.limits import *
from banking.values.loans import *
from banking.values.movements import *
from banking.values.notices import *
from banking.values.offers import *
from banking.values.pages import *
from banking.values.payments import *
from banking.values.people import *
from banking.values.places import *
from banking.values.privacy import *
from banking.values.products import *
from banking.values.receipts import *
from banking.values.rulings import *
from banking.values.safety import *
from banking.values.schedules import *
from banking.values.statements import *
from banking.values.transfers import *
