"""The fixtures of `cli_kit` for all tests of the command line."""

from cli_kit import home, quizapp

__all__ = ["home", "quizapp"]
