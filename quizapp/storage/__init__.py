"""All that touches the disk: places, files written whole, logs appended to, the profile, deck files."""
