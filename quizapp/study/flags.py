"""Flags on cards: made with what the card said then, and silent once it says something else."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.assembly import texts_digest
from quizapp.cards.deck import Card
from quizapp.questions import sides
from quizapp.questions.masking import BLANK
from quizapp.study.lines import Answer, Flag, Line
from quizapp.study.quiz import Stamp

Said = tuple[str, str]  # a stem and an answer


def flag_of(card: Card, remark: str, stamp: Stamp, session: str = "") -> Flag:
    """The line of a flag that is left on a card now."""
    digest = texts_digest(card.note)
    return Flag(id=stamp.id, at=stamp.at, session=session, card=card.id, remark=remark, digest=digest)


def is_same(card: Card, stem: str, answer: str) -> bool:
    """Whether a card still asks what was asked; a blank in the stem was put there by the program."""
    same = sides.answer_side(card.note, card.direction, card.gap) == answer
    return same and (BLANK in stem or stem == sides.stem(card))


def still_meant(card: Card, flag: Flag, said: Said | None) -> bool:
    """Whether a flag is about the card as it is by now.

    The digest in its line decides. Lines of earlier versions have none: then what was `said` when the card
    was asked about that time does, and where that isn't known either, the flag stands.
    """
    if flag.digest:
        return flag.digest == texts_digest(card.note)
    return said is None or is_same(card, *said)


def said_of_flags(lines: Sequence[Line], flags: Sequence[Flag]) -> dict[str, Said]:
    """By the ids of flags without a digest what their cards said, as far as answers in `lines` tell.

    That is the card's last answer before the flag, else the first after it in the same sitting: a flag may
    be left before the answer is given. `lines` are in order of (`at`, `id`).
    """
    wanted = {flag.id: flag for flag in flags if not flag.digest}
    cards = {flag.card for flag in wanted.values()}
    last: dict[str, Said] = {}
    waiting: dict[tuple[str, str], list[str]] = {}
    found: dict[str, Said] = {}
    for line in lines if wanted else ():
        if isinstance(line, Answer) and line.card in cards and line.form != "true-false":
            if line.stem or line.answer:
                last[line.card] = said = line.stem or "", line.answer or ""
                for id in waiting.pop((line.card, line.session), ()):
                    found[id] = said
        elif line.id in wanted:
            flag = wanted[line.id]
            if flag.card in last:
                found[flag.id] = last[flag.card]
            elif flag.session:
                waiting.setdefault((flag.card, flag.session), []).append(flag.id)
    return found
