"""Where the cooperative is and when it is open: a directory anybody may ask (M133)."""
