"""The member's own emergency brake: "No fui yo" freezes what leaves, and opens a case (S38)."""
