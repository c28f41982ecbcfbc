"""The command line: one file a command, and the plain lines for quiz and study. It knows no Textual."""
