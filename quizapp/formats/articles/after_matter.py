"""What stands below the last answer of a FAQ and is no part of it: sharing, authors, newsletters, links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.terms import is_meta, is_term_line, term_and_rest

_AFTER_ALL = re.compile(
    r"(?:for more\b|read (?:more|next|also)|see also|share (?:this|on|the|via)|like this|copyright|©|\(c\) "
    r"|related\b|recommended\b|more (?:from|on|stories|news)|you (?:may|might) also|subscribe|sign up\b"
    r"|join (?:our|us|the (?:mailing|newsletter))|photo[: ]|image[: ]|sources?:|tags?:|filed under"
    r"|posted (?:in|by|on)|last (?:updated|modified)|updated:|published\b|contact us|follow (?:us|me"
    r"|him|her)"
    r"|click here|learn more|download (?:our|the|now)|shop now|buy now|advertisement|sponsored"
    r"|about (?:the (?:author|writer)|us\b)|author:|written by|by [A-Z][\w.-]+ [A-Z][\w-]+$"
    r"|leave a (?:comment|reply)"
    r"|all rights reserved|back to top|next:|previous:|print this|comments?\b(?=[ :(]*\d*\)?$)"
    r"|(?:still |do you )?(?:have|got) (?:more |any |other |further |another )?questions?"
    r"|if you (?:have|still have) (?:any |more |other |further )*questions|this (?:article|post"
    r"|story) (?:was|is|first)"
    r"|(?:if you )?(?:liked?|enjoyed) (?:this|what)|thanks? (?:you )?for reading|.{0,80}\bnewsletter\b"
    r"|mehr dazu|mehr (?:zum thema|erfahren)|artikel teilen|teilen\b|jetzt abonnieren|abonnieren"
    r"|lesen sie auch"
    r"|das könnte|über (?:den autor|die autorin)|stand:|quellen? ?:|noch fragen|weitere fragen"
    r"|haben sie (?:noch|weitere)"
    r"|pour en savoir plus|partage[rz]\b|abonnez|inscrivez|à lire|lire aussi|à propos"
    r"|d'autres questions|source ?:"
    r"|para más información|compart[ei]|suscr[ií]b|lee también|sobre (?:el|la|o|a) autora?|síguenos"
    r"|te puede interesar"
    r"|¿?(?:tienes|tiene) (?:más|otras|alguna)|fuentes? ?:|leia também|inscreva|assine|siga-nos|fonte"
    r"|condividi|iscriviti"
    r"|leggi anche|l'autor|deel dit|schrijf je in|lees ook|over de auteur|bron:|поделит|подпи[сш]"
    r"|читайте также"
    r"|об авторе|источник|関連(?:記事|リンク|ページ)|シェア|この記事|著者|筆者|出典|参考|メルマガ"
    r"|お問い合わせ|その他の"
    r"|分享|相关(?:文章|阅读)|关于作者|作者[：:]|来源|订阅|شارك|اشترك"
    r"|اقرأ أيضا|اقرأ أيضًا|عن الكاتب|المصدر|تابعنا)",
    re.IGNORECASE,
)  # fmt: skip
_AUTHOR = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}(?:is|was|has been) (?:an?|the|our)\b.{0,80}?\b(?:writer|author"
    r"|journalist"
    r"|editor|reporter|blogger|professor|lecturer|correspondent|founder|columnist|freelancer?"
    r"|contributor|teacher)\b"
    r"|(?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}(?:writes|covers|reports|blogs|lives|teaches|edits)\b"
    r"|(?:[A-ZÀ-Þ][\w.’'-]+ ){2,3}(?:schreibt|lebt|ist (?:Autor|Journalist|Redakteur)|écrit|vit"
    r"|est (?:journaliste"
    r"|auteur|rédac)|escribe|vive|es (?:periodista|autor|escritor|redactor)|escreve|scrive|schrijft"
    r"|живёт|пишет)\b)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@[\w-]+\.\w)\S*$|#\w+(?:\s+#\w+)*$", re.IGNORECASE)


def is_after_all(blocks: Sequence[Block], i: int) -> bool:
    """Whether a FAQ is over with this block: "Read more", a line like a heading, somebody's life, a link."""
    block = blocks[i]
    text = bare(block.text)
    if block.kind == "code" or not text:
        return False
    if _AFTER_ALL.match(text) or part_of(block.text, marked=False) or _AUTHOR.match(text[:200]):
        return True
    if block.kind == "paragraph" and (block.is_link or _ADDRESS.match(text)):
        return True
    if (pair := term_and_rest(block.text)) and is_meta(pair.term) and block.kind == "paragraph":
        return True
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return (
        block.kind == "paragraph" and is_term_line(block.text) and not text[:1].islower()
        and after is not None and after.kind in ("paragraph", "item")
    )  # fmt: skip


def foreign_list(blocks: Sequence[Block], i: int, end: int) -> bool:
    """Whether a list, or lines that are terms, begins here that nothing above leads to."""
    block, above = blocks[i], blocks[i - 1]
    if bare(above.text).endswith((":", "：")) or above.kind in ("item", "heading"):
        return False
    if block.kind == "item":
        return True
    if block.kind not in ("paragraph", "definition"):
        return False
    same = [each for each in blocks[i : min(end, i + 20)] if each.kind == block.kind and _is_entry(each)]
    return len(same) > 1 and _is_entry(block)


def _is_entry(block: Block) -> bool:
    pair = term_and_rest(block.text)
    return block.kind == "definition" or (pair is not None and not is_meta(pair.term))
