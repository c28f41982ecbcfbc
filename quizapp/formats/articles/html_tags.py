"""What the tags and classes of a page mean for an article: what belongs to it, what is bold, what opens."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from quizapp.formats.articles.sections import part_of

SKIPPED = frozenset(
    """script style head template noscript svg object iframe title nav header footer aside select textarea
    input label math canvas video audio dialog""".split()  # noqa: SIM905
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    """p div section article main ul ol menu li table tbody thead tfoot tr td th caption dl dt dd blockquote
    figure figcaption hr details summary address pre center fieldset body html form button""".split()  # noqa: SIM905
) | frozenset(HEADINGS)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`"}
_AWAY = frozenset(
    """toc breadcrumb breadcrumbs navbar navigation nav menu sidebar share sharing social comments
    comment-list comments-area related newsletter subscribe byline post-meta entry-meta page-metadata
    post-tags author-bio author-box author-info author-card about-author mw-editsection reference reflist
    references navbox catlinks printfooter sharedaddy skip-link screen-reader-text visually-hidden sr-only
    mw-navigation footer site-footer site-header cookies cookie advertisement advert ads""".split()  # noqa: SIM905
)
_AWAY_LIKE = re.compile(
    r"(?:table-?of-?contents|(?:cookie|gdpr|consent)-(?:banner|bar|notice|popup|consent|modal)"
    r"|(?:share|social|sharing)-(?:buttons?|links?|bar|icons?|share|media)|newsletter-(?:signup|form|box|sign-up)"
    r"|related-(?:posts?|articles?|links?|content|stories)|jp-relatedposts|(?:post|entry|article)-(?:share|tags)"
    r"|subscribe-(?:box|form|widget))$"
)
_AWAY_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "complementary"})
_OPENS = re.compile(
    r"(?:schema-)?(?:faq|accordion|toggle|collapse|qa)s?(?:[-_]{1,2}item)?"
    r"[-_]{1,2}(?:question|title|header|heading|button|toggle|trigger)$|question$"
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOLD_CLASS = re.compile(
    r"\.([\w-]{1,40})\s*\{[^{}]{0,400}?font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE
)
_WORD_HEADING = re.compile(r"Mso(?:Heading|Title)(\d?)")
_INLINE = frozenset({"span", "i", "a", "b", "em"})


def is_away(element: etree._Element, tag: str) -> bool:
    """Whether an element has nothing that belongs to the article, by its tag, role or class."""
    if tag in SKIPPED:
        return not (tag in ("header", "aside") and _is_within(element, tag))
    if element.get("role") in _AWAY_ROLES:
        return True
    if tag in ("body", "html", "main", "article"):
        return False
    names, name = element.get("class"), element.get("id")
    if (names and _names_away(names)) or (name and _names_away(name)):
        return True
    if tag in _INLINE and element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and "mso-list:ignore" in style.lower()


def _is_within(element: etree._Element, tag: str) -> bool:
    """Whether a header is that of a section, or an aside is a glossary."""
    if tag == "header":
        parent = element.getparent()
        return parent is not None and parent.tag in ("section", "article")
    heading = next(element.iter(*HEADINGS), None)
    name = "".join(str(piece) for piece in heading.itertext()) if heading is not None else ""
    return part_of(" ".join(name[:200].split())) == "glossary"


@lru_cache(maxsize=2048)
def _names_away(names: str) -> bool:
    return any(name in _AWAY or _AWAY_LIKE.match(name) for name in names.lower().split()[:30])


@lru_cache(maxsize=2048)
def _names_opener(names: str) -> bool:
    return any(_OPENS.match(name) for name in names.lower().split()[:30])


def opens(element: etree._Element, tag: str) -> bool:
    """Whether an element opens a panel, or is the question of a pair, by what it says of itself."""
    if tag in HEADINGS or tag in ("details", "summary", "dt", "dd", "li", "ul", "section", "nav"):
        return False
    if element.get("aria-expanded") or element.get("data-bs-toggle") == "collapse":
        return True
    names = element.get("class")
    return names is not None and tag in ("div", "button", "a", "p") and _names_opener(names)


def mark_of(element: etree._Element, tag: str, bold_classes: frozenset[str]) -> str:
    """The mark that a tag stands for in a deck's text; "" for none."""
    if tag != "span":
        return _MARKS.get(tag, "")
    style, names = element.get("style"), element.get("class")
    if style and _BOLD.search(style):
        return "**"
    return "**" if names and bold_classes and not bold_classes.isdisjoint(names.split()) else ""


def bold_classes_of(root: etree._Element) -> frozenset[str]:
    """The classes that a page's own styles make bold, as in what word processors write."""
    found = (name for style in root.iter("style") if style.text for name in _BOLD_CLASS.findall(style.text))
    return frozenset(found)


def heading_level(element: etree._Element, tag: str) -> int:
    """1-6 for a heading, also one that is a paragraph of Word's; else 0."""
    if tag in HEADINGS:
        return HEADINGS[tag]
    found = _WORD_HEADING.match(element.get("class") or "") if tag == "p" else None
    return min(int(found[1] or "1") or 1, 6) if found else 0


def kept(root: etree._Element) -> set[etree._Element]:
    """What stands around the page's title or its main part: never away, whatever its class is."""
    out: set[etree._Element] = set()
    for element in root.iter("h1", "main", "article"):
        at: etree._Element | None = element
        while at is not None and at not in out:
            out.add(at)
            at = at.getparent()
    return out


def layouts(root: etree._Element) -> set[etree._Element]:
    """The tables that lay out a page: they have headings, lists of definitions or other tables in them."""
    out: set[etree._Element] = set()
    opened: list[etree._Element] = []
    for event, element in etree.iterwalk(
        root, events=("start", "end"), tag=("table", "dl", "details", *HEADINGS)
    ):
        if event == "end":
            if element.tag == "table":
                opened.pop()
            continue
        if opened:
            out.add(opened[-1])
        if element.tag == "table":
            opened.append(element)
    return out
