"""Which lines are plain: known fields of the right kind and nothing else, as a regular expression.

What is not plain need not be wrong: the program's own reader judges it. So these may be strict, but must let
nothing through that the own reader would take in another way. No field is null; no number is written as
1.0; no text has a NUL or half a character in it; no field comes twice, for the
fields come in the order in which the program writes them.
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


def _named(name: str, value: str, *, must: bool = False) -> str:
    """A field, with the comma before it."""
    return rf', ?"{name}": ?{value}' if must else rf'(?:, ?"{name}": ?{value})?'


def _line(kind: str, *fields: str) -> str:
    """An object of these fields in this order, in which the program writes them."""
    base = [_named("id", _FILLED, must=True), _named("at", _AT, must=True), _named("session", _TEXT)]
    return rf'\{{"v": ?1, ?"kind": ?"{kind}"{"".join((*base, *fields))}\}}'


PLAIN_ANSWER = _line(
    "answer",
    _named("card", _FILLED, must=True),
    _named("n", _WHOLE),
    _named("item", _TEXT),
    _named("form", _FILLED, must=True),
    _named("stem", _TEXT),
    _named("answer", _TEXT),
    _named("options", rf"\[(?:{_TEXT}(?:, ?{_TEXT})*)?\]"),
    _named("key", _WHOLE),
    _named("response", f"(?:{_WHOLE}|{_TEXT})"),
    _named("mark", '"(?:right|wrong|skipped)"', must=True),
    _named("guess", "(?:true|false)"),
    _named("hint", "(?:true|false)"),
    _named("rating", "[1-4]"),
    _named("ms", _WHOLE),
    _named("day", f'"{_DATE}?"'),
)
PLAIN_FINISH = _line("finish", _named("right", _WHOLE), _named("total", _WHOLE))
_VALUE = rf"(?:{_TEXT}|-?{_WHOLE}(?:\.[0-9]{{1,15}})?|true|false|null|\[(?:{_TEXT}(?:, ?{_TEXT})*)?\])"
_DECK = rf'\{{"deck": ?{_FILLED}(?:, ?"digest": ?{_TEXT})?\}}'
PLAIN_START = _line(
    "start",
    _named("mode", '"(?:study|quiz|test|practice)"', must=True),
    _named("decks", rf"\[(?:{_DECK}(?:, ?{_DECK})*)?\]"),
    _named("seed", _TEXT),
    _named("options", rf"\{{(?:{_TEXT}: ?{_VALUE}(?:, ?{_TEXT}: ?{_VALUE})*)?\}}"),
    _named("assignment", _TEXT),
    _named("learner", _TEXT),
    _named("app", _TEXT),
)
