"""Services: whom one can pay, what is owed, paying it now or by itself (M94-M117)."""
