"""The one door that the app and the commands come through; only here are decks, logs and sessions joined."""
