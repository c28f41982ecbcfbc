"""Textual apps that do next to nothing: what is the least that such a program takes."""

LIST = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield OptionList("Glossary", *(f"Option {n}" for n in range(2, 13)))
        yield Footer()

Bare().run()
"""

# A card; a key has a line written, and flushed to the disk if so wished, then the next card painted.
_CARD = """
import os, sys
from textual.app import App
from textual.widgets import Static

class Card(App):
    BINDINGS = [("space", "next", "Next")]
    n = 1

    def compose(self):
        yield Static("Card 1", id="card")

    def on_mount(self):
        self.file = os.open("bare.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def action_next(self):
        {write}
        self.n += 1
        self.query_one("#card", Static).update(f"Card {{self.n}}")

Card().run()
"""
CARD = _CARD.format(write='os.write(self.file, b"x" * 300), os.fsync(self.file)')
CARD_UNSAVED = _CARD.format(write="pass")
