"""`quizapp --help`: the commands in their groups."""

from __future__ import annotations

from quizapp.cli.commands import COMMANDS, GROUPS
from quizapp.cli.parser import Parser


class Overview(Parser):
    """The parser of what stands before the command; its help lists all commands."""

    def format_usage(self) -> str:
        """How the program is used."""
        return "usage: quizapp [--home DIR] [--learner NAME] [--demo] [COMMAND …]\n"

    def format_help(self) -> str:
        """What the program is, its commands by group, and the options for all of them."""
        parts = [self.format_usage(), f"{self.description}\n"]
        for group in GROUPS:
            lines = [f"  {name:<9}{summary}" for name, of, summary in COMMANDS if of == group]
            parts.append("\n".join([f"{group}:", *lines]) + "\n")
        parts.append(
            "Options, before or after a command:\n"
            "  --home DIR       the folder with decks/ and progress/\n"
            "  --learner NAME   who is learning\n"
            "  --demo           a temporary library with made-up history, to look around in\n"
            "  -h, --help       this, or a command's own help with an example\n"
            "  --version        the version\n"
        )
        parts.append("`quizapp help` lists the pages of the documentation.\n")
        return "\n".join(parts)
