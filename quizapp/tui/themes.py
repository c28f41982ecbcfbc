"""Our own themes: one accent colour, soft ink for what is secondary, words beside every colour."""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str, *, dark: bool, paper: str, ink: str, soft: str, line: str, hues: dict[str, str]
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=hues["accent"],
        secondary=hues["accent"],
        accent=hues["accent"],
        success=hues["good"],
        warning=hues["accent"],
        error=hues["bad"],
        foreground=ink,
        background=paper,
        surface=paper,
        panel=line,
        text_alpha=1.0,
        variables={
            "ink": ink,
            "ink-soft": soft,
            "line": line,
            "accent-ink": hues["accent"],
            "good": hues["good"],
            "bad": hues["bad"],
            "scrollbar": line,
            "scrollbar-background": paper,
            "scrollbar-hover": soft,
            "scrollbar-active": hues["accent"],
            "block-cursor-foreground": paper,
            "block-cursor-background": hues["accent"],
            "input-cursor-background": ink,
            "input-cursor-foreground": paper,
        },
    )


DARK = _theme(
    "quizapp-dark",
    dark=True,
    paper="#16181c",
    ink="#e8e4da",
    soft="#98958c",
    line="#33363d",
    hues={"accent": "#e8b25c", "good": "#8fc27a", "bad": "#f0896f"},
)
LIGHT = _theme(
    "quizapp-light",
    dark=False,
    paper="#fbf9f4",
    ink="#23221f",
    soft="#6b6860",
    line="#d9d5ca",
    hues={"accent": "#9a4f0e", "good": "#2c6e3f", "bad": "#b0301f"},
)
CONTRAST = _theme(
    "quizapp-contrast",
    dark=True,
    paper="#000000",
    ink="#ffffff",
    soft="#d0d0d0",
    line="#8a8a8a",
    hues={"accent": "#ffe14d", "good": "#7dff8a", "bad": "#ff9d8a"},
)

THEMES = (DARK, LIGHT, CONTRAST)
TITLES = {"quizapp-dark": "Dark", "quizapp-light": "Light", "quizapp-contrast": "High contrast"}
