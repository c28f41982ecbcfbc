"""Collects what reading finds wrong with a deck, each at its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from quizapp.source.finding import Finding, Severity
from quizapp.source.locate import Place, Places
from quizapp.source.trouble import short

__all__ = ["Report", "did_you_mean", "resembling", "short"]


@dataclass(slots=True)
class Report:
    """The findings of one file; `path` is the file's, below `decks/`."""

    path: str
    places: Places
    findings: list[Finding] = field(default_factory=list)

    def error(self, code: str, place: Place, message: str, mend: str = "") -> None:
        """Report a mistake: the part that has it is left out."""
        self._add(code, place, message, mend, "error")

    def advice(self, code: str, place: Place, message: str, mend: str = "") -> None:
        """Report something that works, but is hardly meant so."""
        self._add(code, place, message, mend, "advice")

    @property
    def has_errors(self) -> bool:
        """Whether a mistake was reported so far; advice is none."""
        return any(found.severity == "error" for found in self.findings)

    def _add(self, code: str, place: Place, message: str, mend: str, severity: Severity) -> None:
        length = self.places.length(place)
        self.findings.append(Finding(self.path, *place, code, message, mend, severity, length))


def resembling(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` is probably a slip for, else ""."""
    from difflib import get_close_matches  # only needed for mistakes

    found = get_close_matches(word.strip().lower()[:40], sorted(known), n=1, cutoff=0.7)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the mend for an unknown word: the one it resembles, else all that there are."""
    known = sorted(known)
    found = resembling(word, known)
    return f"did you mean {found}?" if found else f"known here: {', '.join(known)}"
