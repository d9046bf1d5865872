"""The people of the bank: members, what lets them in, and the chats they stand in."""
