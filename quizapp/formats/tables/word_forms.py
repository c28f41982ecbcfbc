"""Columns called after forms of a word or ways to write it: `Kanji;Reading;Meaning`."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.plain_text import one_line

# A line for each language, as a word of two may also be a card about grammar: `singular;Einzahl`.
_NAMES = (
    """kanji, kana, reading, readings, furigana, hiragana, katakana, romaji, rōmaji, on, kun, onyomi, kunyomi,
    okurigana, hanzi, pinyin, zhuyin, bopomofo, simplified, traditional, character, characters, jyutping,
    hangul, hanja, romanization, romanisation, pronunciation, ipa, transliteration, transcription, stress""",
    """singular, plural, gender, article, infinitive, present, past, past tense, past simple, simple past,
    past participle, participle, imperfect, perfect, future, preterite, masculine, feminine, neuter,
    nominative, genitive, dative, accusative, comparative, superlative, imperfective, perfective, base form,
    verb, noun, adjective, adverb, pronunciation, ipa""",
    """einzahl, mehrzahl, geschlecht, genus, artikel, infinitiv, präsens, präteritum, perfekt, partizip,
    partizip ii, partizip perfekt, imperfekt, futur, maskulin, feminin, nominativ, genitiv, dativ, akkusativ,
    komparativ, superlativ, grundform, stammformen, aussprache, lautschrift, nomen, substantiv, adjektiv""",
    """singulier, pluriel, genre, article, infinitif, présent, imparfait, passé composé, participe passé,
    participe, futur, masculin, féminin, prononciation, nom, verbe, adjectif""",
    """singular, plural, género, artículo, infinitivo, presente, pretérito, imperfecto, participio, gerundio,
    futuro, masculino, femenino, pronunciación, sustantivo, verbo, adjetivo""",
    """漢字, かな, 仮名, ふりがな, 読み, 読み方, よみ, よみかた, ひらがな, カタカナ, ローマ字, 音読み,
    訓読み, 発音""",
    "汉字, 拼音, 注音, 简体, 繁體, 發音, 发音",
)
_GROUPS = tuple(frozenset(name.strip() for name in names.split(",")) for names in _NAMES)
_FORMS = frozenset().union(*_GROUPS)
_LONGEST = 40  # characters of a name


def _bare(name: str) -> str:
    return one_line(name[: _LONGEST + 1].partition("(")[0].casefold().replace("_", " ")).strip(" :*#")


def with_forms(
    cells: Sequence[str], found: Sequence[str], tongues: Sequence[str], counts: Sequence[bool]
) -> list[str]:
    """The fields of a row of headings that has forms of a word among them, [] where this is no such row.

    Each cell has to be a form, a field, a language or a number's (`counts`), and where nothing else is there
    two forms of one language. The first side is the first of them, a language the second if there is one.
    """
    names = [_bare(cell) for cell in cells]
    forms = [
        name in _FORMS and not (field or tongue)
        for name, field, tongue in zip(names, found, tongues, strict=True)
    ]
    known = zip(forms, found, tongues, counts, strict=True)
    if not any(forms) or not all(any(each) for each in known) or len(set(names)) < len(names):
        return []
    asides = [name for name, count in zip(names, counts, strict=True) if not count]
    if len(asides) < 2 or (all(forms) and not any(group.issuperset(asides) for group in _GROUPS)):
        return []
    sides = [at for at, form in enumerate(forms) if form or tongues[at]]
    out = list(found)
    if not {"front", "term", "question"}.intersection(out):
        out[sides.pop(0)] = "term"
    if sides and not {"back", "definition", "answer"}.intersection(out):
        out[next((at for at in sides if tongues[at]), sides[0])] = "definition"
    return [field or "-" for field in out]
