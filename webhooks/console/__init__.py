"""The console at `/console`: where people at the desk work. Server-rendered pages, ordinary POSTs, one stream (desk.md §2)."""
