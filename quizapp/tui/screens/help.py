"""Help: the keys of the screen one came from, and the docs."""

from __future__ import annotations

from importlib.resources import files

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from quizapp.tui.page import BACK, Page
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked
from quizapp.tui.widgets.topline import TopLine

_DO = "do:"  # before a key, in a row that does what it does


def topics() -> list[str]:
    """The docs that are shipped, by name."""
    folder = files("quizapp") / "docs"
    found = (f.name.removesuffix(".md") for f in folder.iterdir() if f.name.endswith(".md"))
    return sorted(name for name in found if name != "house")  # that one is about the code


def page(topic: str) -> str:
    """A doc's text."""
    return (files("quizapp") / "docs" / f"{topic}.md").read_text("utf-8")


class HelpScreen(Page):
    """Keys first, then what there is to read."""

    BINDINGS = [
        Binding("enter", "open", "read, or do", key_display="Enter", id="help.open"),
        Binding("q", "back", "close", show=False, id="help.close"),
        BACK,
    ]

    def __init__(self, below: Screen[None]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """Top line, keys and topics, keys."""
        yield TopLine()
        yield Rows(self._rows())
        yield KeyBar()

    def on_mount(self) -> None:
        """Names itself."""
        line = self.query_one(TopLine)
        line.left, line.right = "Help", Content("")

    def _rows(self) -> list[ListRow]:
        rows = [ListRow(lambda w, _c: cell("Read", w, ".title"))]
        rows += [ListRow(_topic(name), name) for name in topics()]
        rows += [
            ListRow(lambda _w, _c: Content("")),
            ListRow(lambda w, _c: cell("Keys of the screen you came from", w, ".title")),
        ]
        return rows + [ListRow(_key(shown, words), key and _DO + key) for shown, words, key in self._keys()]

    def _keys(self) -> list[tuple[str, str, str]]:
        """What can be done, each once, with its keys as shown; what belongs to the whole screen first.

        The last of each is a key that does it; moving about in a list is nothing to be done from here.
        """
        found: dict[str, list[str]] = {}
        does: dict[str, str] = {}
        bindings = self._below.active_bindings.values()
        for active in sorted(bindings, key=lambda each: each.node is not self._below):
            binding = active.binding
            if not binding.id or not binding.description:  # ours all have an id; Textual's own have none
                continue
            words = binding.tooltip or binding.description
            keys = found.setdefault(words, [])
            does.setdefault(words, "" if isinstance(active.node, Rows) else binding.key)
            shown = self.app.get_key_display(binding)
            if shown not in keys:
                keys.append(shown)
        return [(_listed(keys), words, does[words]) for words, keys in found.items()]

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Opens the topic under the cursor, or does what a key would do on the screen one came from."""
        name = self.query_one(Rows).key
        if name.startswith(_DO):
            self.host.go_back()
            self.app.call_later(self.app.simulate_key, name.removeprefix(_DO))
        elif name:
            self.host.open_doc(name, page(name))


def _listed(keys: list[str]) -> str:
    return f"{keys[0]} … {keys[-1]}" if len(keys) > 4 else " ".join(keys)


def _topic(name: str) -> Draw:
    def draw(width: int, current: bool) -> Content:
        return marked(current) + cell(
            name.replace("-", " ").capitalize(), width - 2, ".accent" if current else ""
        )

    return draw


def _key(key: str, words: str) -> Draw:
    def draw(width: int, current: bool) -> Content:
        head = cell(key, 14, ".key")
        said = one_line(words, ".accent" if current else "")
        return marked(current) + head + said.truncate(max(4, width - 16), ellipsis=True)

    return draw
