"""The secure pages: where members type what no chat may see (D3). Plain HTML forms; the script is only a convenience."""
