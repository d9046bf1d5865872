"""The agent desk: chats change hands here and nowhere else (desk.md)."""
