"""How strict and how patient the simulated Telegram is; a test may change any of it while it runs."""

from dataclasses import dataclass


@dataclass
class Options:
    """Rates are messages per second; seconds are seconds. Defaults follow Telegram's FAQ ("My bot is hitting limits")."""

    messages_per_second: float = 30.0
    """Over all chats; 0 switches the limit off."""
    messages_burst: int = 35
    chat_messages_per_second: float = 0.0
    """Per chat; 0 switches the limit off. Telegram asks for about 1 and tolerates short bursts."""
    chat_messages_burst: int = 20
    callback_timeout_seconds: float = 30.0
    webhook_retry_seconds: float = 1.0
    """Pause after the first failed delivery; doubles up to `webhook_retry_most_seconds`."""
    webhook_retry_most_seconds: float = 60.0
    webhook_timeout_seconds: float = 60.0
    sms_window_seconds: float = 300.0
