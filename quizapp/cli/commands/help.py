"""`help`: the pages of the documentation."""

from __future__ import annotations

from argparse import Namespace
from importlib import resources

from quizapp.cli.commands import COMMANDS, UPKEEP
from quizapp.cli.output import say
from quizapp.cli.parser import Parser, WrongUse

NAME = "help"
GROUP = UPKEEP
SUMMARY = "a page of the documentation"
EXAMPLE = "quizapp help decks"


def add_arguments(parser: Parser) -> None:
    """A page, if one is wanted."""
    parser.add_argument("topic", metavar="TOPIC", nargs="?", default="", help="a page, or a command")


def run(args: Namespace) -> int:
    """Prints a page, a command's help, or which pages there are."""
    pages = topics()
    if not args.topic:
        say("Pages, shown by `quizapp help TOPIC`:")
        for name, text in pages.items():
            say(f"  {name:<15}{_title(text)}", wrap=False)
        say("`quizapp COMMAND --help` tells about a command, `quizapp --help` lists them all.")
    elif args.topic in pages:
        say(pages[args.topic].rstrip("\n"))
    elif args.topic in {name for name, _, _ in COMMANDS}:
        from quizapp.cli.run import command, parser_of

        parser_of(command(args.topic)).print_help()
    else:
        raise WrongUse(_no_such(args.topic, list(pages)))
    return 0


def topics() -> dict[str, str]:
    """The pages by name, in order."""
    files = [file for file in (resources.files("quizapp") / "docs").iterdir() if file.name.endswith(".md")]
    return {
        file.name.removesuffix(".md"): file.read_text("utf-8") for file in sorted(files, key=lambda f: f.name)
    }


def _title(text: str) -> str:
    return text.partition("\n")[0].lstrip("# ")


def _no_such(topic: str, names: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(topic, [*names, *(name for name, _, _ in COMMANDS)], n=1)
    there = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}"
    return f"there is no page {topic!r}; {there}"
