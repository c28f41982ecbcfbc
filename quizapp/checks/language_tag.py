"""What `[deck] language` names, and is no code of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.checks.rule import Hit, Subject
from quizapp.source.trouble import short

# The shape that BCP 47 (RFC 5646, 2.1) gives to a tag. Longer names of languages than three letters are
# allowed there, but there are none: "english" is a slip.
_TAG = re.compile(
    r"""
    (?: [a-z]{2,3} (?:-[a-z]{3}){0,3}             # language: en, zh-yue
        (?:-[a-z]{4})?                            # script: sr-Latn
        (?:-(?:[a-z]{2}|[0-9]{3}))?               # region: de-AT, es-419
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*  # variants: sl-rozaj, de-1996
        (?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*      # extensions: en-u-ca-gregory
        (?:-x(?:-[a-z0-9]{1,8})+)?                # what people agree on: en-x-mine
      | x(?:-[a-z0-9]{1,8})+
      | i-[a-z]{2,8}                              # old ones: i-klingon
    )
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def no_tag(subject: Subject) -> Iterator[Hit]:
    """A010: a language that is not written as its code."""
    language = subject.deck.language.strip()
    if not language or _TAG.fullmatch(language):
        return
    dashed = language.replace("_", "-")
    mend = f"write {dashed}" if _TAG.fullmatch(dashed) else "write its code, such as en, ja or de-AT"
    yield Hit(None, "language", f"there is no language {short(language)!r}", help=mend)
