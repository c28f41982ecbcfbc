"""The text of a TOML file: reading it, and saying where in it something stands. Pure."""
