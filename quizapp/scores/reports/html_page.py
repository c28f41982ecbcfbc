"""The frame of a page that stands by itself: nothing is loaded, and nothing in it runs."""

from __future__ import annotations

from html import escape


def html_page(title: str, style: str, body: str) -> str:
    """The whole file. `title` is text; `style` and `body` are CSS and HTML already, with texts escaped."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
