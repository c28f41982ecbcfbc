"""The form of one card, or of the deck: its fields by name, each with what is to be said of it below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from quizapp.cards.long_texts import beginning
from quizapp.source.finding import Finding
from quizapp.tui.editing_words import (
    BOXES,
    Fields,
    FieldWords,
    FormKind,
    Value,
    fields_of,
    in_box,
    out_of_box,
    sides,
)
from quizapp.tui.text import one_line
from quizapp.tui.widgets.text_box import LONGEST, TextBox

Told = Sequence[tuple[str, Finding]]
"""Findings, each with the name of its field; empty where it is about the whole card."""


class FieldStep(Protocol):
    """Goes from a field so many fields on; `done` is by Enter."""

    def __call__(self, field: FormField, by: int, *, done: bool) -> None:
        """Goes."""


class FormField(Vertical):
    """A label, a box, and room for findings."""

    def __init__(self, place: int, step: FieldStep) -> None:
        super().__init__(classes="field")
        self.place = place
        self._step = step
        self.words = FieldWords("", "")
        self._text = ""  # as it was put in
        self._value: Value = ""

    def compose(self) -> ComposeResult:
        """The three of them."""
        yield Static(classes="label", markup=False)
        yield TextBox(lambda by, done: self._step(self, by, done=done))
        yield Static(classes="told", markup=False)

    @property
    def box(self) -> TextBox:
        """Where it is written."""
        return self.query_one(TextBox)

    def put(self, words: FieldWords, value: Value | None) -> None:
        """Becomes the field of these words, with this value."""
        self.words, self.box.many = words, words.many
        self._value = value if value is not None else [] if words.many else ""
        self._text = in_box(value)
        self.box.read_only = is_long = len(self._text) > LONGEST
        if is_long:  # a box with megabytes in it would hold everything up; its value stays whole
            self._text = beginning(self._text)
        self.box.put(self._text)
        label = Content.styled(words.label, ".soft")
        if words.about:
            label += Content.styled(f" · {words.about}", ".soft")
        if is_long:
            label += Content.styled(" · too long to edit here; E opens the file", ".soft")
        self.query_one(".label", Static).update(label)
        self.tell([])

    @property
    def value(self) -> Value:
        """What it holds now. One that was not touched stays as it was in the file, to the character."""
        text = self.box.text
        return self._value if text == self._text else out_of_box(text, many=self.words.many)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Shows what is found in it; nothing takes no room."""
        told = self.query_one(".told", Static)
        told.display = bool(findings)
        told.update(Content("\n").join(map(finding_line, findings)))


class CardForm(VerticalScroll, can_focus=False):
    """The fields of one card. Those beyond its sides are shown with `more`."""

    class Changed(Message):
        """Something was written."""

    def __init__(self, finish: Callable[[], object], *, id: str | None = None) -> None:
        """`finish` is called at Enter in the last field, or in the first of a form that is empty."""
        super().__init__(id=id)
        self._finish = finish
        self.kind: FormKind = "term"
        self.more = False

    def compose(self) -> ComposeResult:
        """What is to be said of the card, then as many fields as the longest form has."""
        yield Static(id="of-card", markup=False)
        for place in range(BOXES):
            yield FormField(place, self.step)
        yield Static(id="also", markup=False)

    @property
    def fields(self) -> list[FormField]:
        """Those that this kind of card has, shown or not."""
        return list(self.query(FormField))[: len(fields_of(self.kind))]

    @property
    def sides(self) -> list[FormField]:
        """Those without which there is no card."""
        return self.fields[: len(sides(self.kind))]

    @property
    def values(self) -> dict[str, Value]:
        """All fields by their names in the file."""
        return {field.words.name: field.value for field in self.fields}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in any of them."""
        return not any(self.values.values())

    def put(self, kind: FormKind, values: Fields) -> None:
        """Shows a card."""
        self.kind = kind
        for field, words in zip(self.query(FormField), fields_of(kind), strict=False):
            field.put(words, values.get(words.name))
        self.say([])
        self.show_more(self.more)
        self.scroll_home(animate=False)

    def show_more(self, more: bool) -> None:
        """Shows all fields, or the sides alone."""
        self.more = more
        shown = len(self.fields if more else self.sides)
        for field in self.query(FormField):
            field.display = field.place < shown
        filled = [field.words.label.lower() for field in self.fields[shown:] if field.value]
        also = self.query_one("#also", Static)
        also.display = bool(filled)
        also.update(Content.assemble((f"Also {', '.join(filled)}  ", ".soft"), ("o", ".key")))

    def say(self, lines: Sequence[Content]) -> None:
        """What is to be said of the whole card."""
        said = self.query_one("#of-card", Static)
        said.display = bool(lines)
        said.update(Content("\n").join(lines))
        self.call_after_refresh(self._keep_in_view)

    def tell(self, findings: Told) -> None:
        """Shows findings below the fields they are about."""
        for field in self.fields:
            field.tell([each for name, each in findings if name == field.words.name])
        self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        """What is said takes room; the box that is being written in is not to be pushed away by it."""
        focused = self.screen.focused if self.is_attached else None
        if focused is not None and self in focused.ancestors:
            focused.scroll_visible(animate=False)

    def start(self) -> None:
        """Goes into the first field."""
        self.screen.set_focus(self.fields[0].box)

    @property
    def written_in(self) -> FormField | None:
        """The field that has the cursor."""
        return next((field for field in self.fields if field.box is self.screen.focused), None)

    def step(self, field: FormField, by: int, *, done: bool) -> None:
        """Goes so many fields on; `done` is by Enter."""
        shown = [each for each in self.fields if each.display]
        place = shown.index(field) + by if field in shown else 0
        if done and (self.is_empty or place >= len(shown)):
            self._finish()
        elif 0 <= place < len(shown):
            self.screen.set_focus(shown[place].box)

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())


def finding_line(finding: Finding) -> Content:
    """A finding in words: `!` is a mistake, `·` advice."""
    sign, style = ("!", ".bad") if finding.severity == "error" else ("·", ".soft")
    return one_line(f"{sign} {finding.message}{f': {finding.help}' if finding.help else ''}", style)
