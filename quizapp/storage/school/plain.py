"""Which lines are plain: known fields of the right kind and nothing else, as a regular expression.

What is not plain need not be wrong: the program's own reader judges it. So these may be strict, but must let
nothing through that the own reader would take in another way. No field is null; no number is written as
1.0; no text has a NUL or half a character in it. That no field comes twice is counted beside it.
"""

from __future__ import annotations

_SIGN = (
    r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u(?:[1-9a-cA-CefEF][0-9a-fA-F]{3}|0[1-9a-fA-F][0-9a-fA-F]{2}'
    r"|00[1-9a-fA-F][0-9a-fA-F]|000[1-9a-fA-F]|[dD][0-7][0-9a-fA-F]{2})))"
)
_TEXT, _FILLED = f'"{_SIGN}*"', f'"{_SIGN}+"'
_WHOLE = "(?:0|[1-9][0-9]{0,14})"
_DATE = (
    "(?:[12][0-9]{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)|20(?:[02468][048]|[13579][26])-02-29)"
)
_AT = rf'"{_DATE}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{{3}}Z"'


def _object(*fields: str) -> str:
    """An object of these fields in any order; some may be absent."""
    field = f"(?:{'|'.join(fields)})"
    return rf"\{{{field}(?:, ?{field})*\}}"


def _named(names: str, value: str) -> str:
    return f'"(?:{names})": ?{value}'


PLAIN_ANSWER = _object(
    _named("v", "1"),
    _named("kind", '"answer"'),
    _named("id|card|form", _FILLED),
    _named("session|item|stem|answer|response", _TEXT),
    _named("at", _AT),
    _named("options", rf"\[(?:{_TEXT}(?:, ?{_TEXT})*)?\]"),
    _named("key|response|n|ms", _WHOLE),
    _named("mark", '"(?:right|wrong|skipped)"'),
    _named("day", f'"{_DATE}?"'),
    _named("rating", "[1-4]"),
    _named("guess|hint", "(?:true|false)"),
)
PLAIN_FINISH = _object(
    _named("v", "1"),
    _named("kind", '"finish"'),
    _named("id", _FILLED),
    _named("session", _TEXT),
    _named("at", _AT),
    _named("right|total", _WHOLE),
)
_VALUE = rf"(?:{_TEXT}|-?{_WHOLE}(?:\.[0-9]{{1,15}})?|true|false|null|\[(?:{_TEXT}(?:, ?{_TEXT})*)?\])"
_DECK = rf'\{{"deck": ?{_FILLED}(?:, ?"digest": ?{_TEXT})?\}}'
PLAIN_START = _object(
    _named("v", "1"),
    _named("kind", '"start"'),
    _named("id", _FILLED),
    _named("session|seed|assignment|learner|app", _TEXT),
    _named("at", _AT),
    _named("mode", '"(?:study|quiz|test|practice)"'),
    _named("decks", rf"\[(?:{_DECK}(?:, ?{_DECK})*)?\]"),
    _named("options", rf"\{{(?:{_TEXT}: ?{_VALUE}(?:, ?{_TEXT}: ?{_VALUE})*)?\}}"),
)
