"""The outside world in a box: a Bot API server with a chat page, the member's phone and mailbox."""
