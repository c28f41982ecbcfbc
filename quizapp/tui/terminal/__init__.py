"""The terminal around the app: what comes in made safe, what goes out fitted, and that it may go away."""
