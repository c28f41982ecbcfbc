"""Whether questions and answers are somebody's talk with somebody: then they are no cards to be sure of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.formats.articles.blocks import Block
from quizapp.formats.found import FoundCard, Sure

_YOU = re.compile(
    r"\b(?:you|your|yours|yourself|du|dich|dir|dein\w*|euch|eue?re?\w?|vous|votre|vos|tu|toi|usted"
    r"|ustedes|você"
    r"|vocês|lei|jij|jouw|вы|вас|вам|ваш\w*|ты|тебя|тебе|тво\w+)\b",
    re.IGNORECASE,
)
_YOU_WRITTEN = re.compile(r"\b(?:Sie|Ihnen|Ihre?\w?|Usted|U|Uw)\b|あなた|さんは|您|你|당신|أنت|لك\b")
_ME = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Ii]ch|[Mm]ein\w*|[Mm]ir|[Mm]ich|[Jj]e"
    r"|[Jj]['’]\w+|[Mm]on|[Mm]oi"
    r"|[Yy]o|[Mm]is?|[Ee]u|[Mm]eus?|[Mm]inhas?|[Ii]o|[Mm]i[oae]i?|[Ii]k|[Mm]ijn|я|Я|мой|моя|мне|меня"
    r"|Мой|Моя|Мне|Меня)\b"
    r"|私|僕|わたし|我|저는|나는|أنا|كنت"
)
_WE = re.compile(
    r"\b(?:we|our|us|wir|unser\w*|nous|notre|nos|nosotros|nuestr\w+|nós|noi|мы|наш\w*)\b", re.IGNORECASE
)
_INTRODUCED = re.compile(
    r"\b(?:interview\w*|spoke (?:to|with)|talk(?:s|ed)? (?:to|with)|sat down with|in conversation with"
    r"|caught up with"
    r"|(?:told|tells) (?:us|me|our|this)|we (?:asked|met|visited)|our (?:reporter|correspondent|guest)"
    r"|(?:im|ein) Gespräch|sprach(?:en)? (?:mit|wir)|traf(?:en)?|befragt\w*|entretien|rencontr\w+"
    r"|s['’]est confié"
    r"|entrevist\w+|habl(?:ó|amos) con|convers(?:ó|amos|ou) (?:con|com)|intervist\w+|интервью|беседу\w+"
    r"|gesprek met)\b"
    r"|インタビュー|話を聞|お話を|伺いました|采访|专访|مقابلة|حوار|حاورنا",
    re.IGNORECASE,
)  # fmt: skip
_WEAKER: dict[Sure, Sure] = {"sure": "likely", "likely": "doubtful", "doubtful": "doubtful"}


def weighed(cards: Sequence[FoundCard], blocks: Iterable[Block], *, is_faq: bool = False) -> list[FoundCard]:
    """The cards, less sure the more they read like a talk. `blocks`: where somebody may be introduced.

    In a FAQ a few words to the reader are usual, and "we" is whoever wrote it.
    """
    asking = [card for card in cards if card.note.kind == "question"]
    if not asking:
        return list(cards)
    signs = [_signs(card.note.prompt, card.note.answer) for card in asking]
    you_and_me, any_of_them = sum(both for both, _ in signs), sum(one for _, one in signs)
    is_talk = 2 * you_and_me >= len(asking) or (not is_faq and 3 * you_and_me >= len(asking))
    steps = int(is_talk)
    if not is_faq:
        steps = max(steps, int(any_of_them > 0))
    if (is_talk or not is_faq) and _is_introduced(cards, blocks):
        steps += 1
    return [_down(card, steps) for card in cards]


def _signs(prompt: str, answer: str) -> tuple[bool, bool]:
    """Whether somebody is asked and says "I"; whether there is any sign of two people."""
    asks_you = _YOU.search(prompt) is not None or _YOU_WRITTEN.search(prompt) is not None
    says_me = _ME.search(answer) is not None
    return (asks_you and says_me), (asks_you or says_me or _WE.search(f"{prompt} {answer}") is not None)


def _is_introduced(cards: Sequence[FoundCard], blocks: Iterable[Block]) -> bool:
    inside = {card.line for card in cards}
    return any(
        block.kind in ("paragraph", "heading") and block.line not in inside and _INTRODUCED.search(block.text)
        for block in blocks
    )


def _down(card: FoundCard, steps: int) -> FoundCard:
    for _ in range(steps):
        card = replace(card, sure=_WEAKER[card.sure])
    return card
