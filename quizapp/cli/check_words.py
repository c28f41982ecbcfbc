"""What a check comes to: a sentence, and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.library.checking import Checked


def exit_code(checked: Sequence[Checked], *, strict: bool) -> int:
    """What `check` ends with: 1 for errors, with `strict` for advice too."""
    worst = {finding.severity for each in checked for finding in each.findings}
    return 1 if "error" in worst or (strict and worst) else 0


def summary(checked: Sequence[Checked]) -> str:
    """How much was found, in a sentence."""
    from quizapp.cli.plain import plural

    findings = [finding for each in checked for finding in each.findings]
    errors = sum(finding.severity == "error" for finding in findings)
    decks = plural(len(checked), "deck")
    if not findings:
        return f"{decks}, no findings."
    advice = len(findings) - errors
    counts = [plural(errors, "error")] if errors else []
    counts += [f"{advice} advice"] if advice else []
    return f"{', '.join(counts)} in {sum(bool(each.findings) for each in checked)} of {decks}."
