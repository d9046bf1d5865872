"""The runtime: events in, conversations kept in Redis, the bank asked, messages out (`design.md` §3)."""

from dialogs.runtime.faults import ContentionError
from dialogs.runtime.inbound import Inbound, TapSource
from dialogs.runtime.runtime import Runtime
from dialogs.runtime.store import BUCKETS, Store

__all__ = ["BUCKETS", "ContentionError", "Inbound", "Runtime", "Store", "TapSource"]
