"""What columns are called: the names of a card's fields as tables have them, in several languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quizapp.formats.plain_text import one_line
from quizapp.formats.tables.languages import language_of
from quizapp.formats.tables.word_forms import with_forms

# By field, in English, German, French, Spanish and Japanese. `front` and `back` are sides that don't say
# whether they are a term or a question.
_NAMES = {
    "kind": "kind, type, card type, art, kartenart, typ, genre, tipo, 種類",
    "front": """front, front side, front text, prompt, cue, side 1, vorderseite, vorne, recto,
        face avant, anverso, frente, cara a, 表, 表面, おもて""",
    "back": """back, back side, back text, side 2, rückseite, hinten, verso, dos, face arrière,
        reverso, dorso, cara b, 裏, 裏面, うら""",
    "term": """term, terms, word, words, vocabulary, vocab, expression, phrase, concept, headword,
        entry, begriff, begriffe, wort, wörter, vokabel, ausdruck, fachbegriff, terme, termes, mot,
        mots, notion, concept, término, termino, palabra, vocablo, concepto, expresión, 用語, 単語,
        言葉, ことば, 語, 語句, 見出し語""",
    "definition": """definition, definitions, meaning, meanings, translation, description, gloss,
        bedeutung, übersetzung, beschreibung, définition, signification, sens, traduction, definición,
        definicion, significado, traducción, traduccion, descripción, 定義, 意味, 訳, 翻訳, 和訳, 訳語""",
    "question": """question, questions, question text, q, query, frage, fragen, fragetext, aufgabe,
        pregunta, preguntas, 質問, 問題, 問題文, 問, 問い, 設問""",
    "answer": """answer, answers, answer text, a, correct answer, right answer, correct, solution,
        response, antwort, antworten, lösung, richtige antwort, réponse, reponse, bonne réponse,
        respuesta, respuesta correcta, solución, 答え, 答, 回答, 解答, 正解, 正答""",
    "cloze": """cloze, cloze text, lückentext, lückensatz, texte à trous, texte lacunaire,
        texto con huecos, 穴埋め""",
    "accept": """accept, accepted, accepted answers, also accepted, also right, synonym, synonyms,
        alternative, alternatives, alternative answer, alternative answers, alias, aliases,
        other names, variants, synonyme, auch richtig, alternativen, andere namen, synonymes,
        variantes, autres noms, sinónimo, sinónimos, también correcto, 別名, 同義語, 類義語, 別解""",
    "wrong": """wrong, wrong answer, wrong answers, incorrect, incorrect answer, incorrect answers,
        distractor, distractors, false answer, false answers, falsch, falsche antwort,
        falsche antworten, distraktor, distraktoren, faux, mauvaise réponse, mauvaises réponses,
        réponse fausse, réponses fausses, distracteur, distracteurs, incorrecta, incorrectas,
        respuesta incorrecta, respuestas incorrectas, distractores, 誤答, 不正解, 間違い""",
    "wrong_terms": "wrong terms, wrong term, falsche begriffe, faux termes, términos incorrectos",
    "hint": "hint, hints, clue, hinweis, tipp, hilfe, indice, aide, pista, ayuda, ヒント",
    "explanation": """explanation, explanations, feedback, rationale, note, notes, comment, comments,
        remark, remarks, extra, back extra, example, examples, erklärung, erläuterung, begründung,
        anmerkung, anmerkungen, notiz, notizen, kommentar, bemerkung, beispiel, beispiele, explication,
        remarque, commentaire, exemple, exemples, explicación, explicacion, nota, notas, comentario,
        ejemplo, ejemplos, 解説, 説明, 備考, メモ, 補足, 例文, 例""",
    "source": """source, sources, reference, references, ref, citation, quelle, quellen, beleg,
        référence, fuente, fuentes, referencia, 出典, 出所, 参考, 参照""",
    "tags": """tags, tag, label, labels, category, categories, topic, topics, subject, keywords,
        schlagwort, schlagwörter, schlagworte, stichwort, stichwörter, stichworte, kategorie,
        kategorien, thema, themen, étiquette, étiquettes, mots-clés, catégorie, catégories, thème,
        thèmes, etiqueta, etiquetas, categoría, categorías, tema, temas, タグ, 分類, カテゴリ,
        カテゴリー""",
    "directions": "directions, direction, richtung, richtungen, sens des questions, dirección, 方向",
    "id": "id, note id, card id",
    "retired": "retired, stillgelegt, retirée, retirada",
    "deck": "deck, decks, set, stapel, paquet, mazo, デッキ",
    "lesson": """lesson, lessons, unit, units, chapter, module, lektion, lektionen, kapitel, einheit, modul,
        leçon, lecon, unité, chapitre, lección, leccion, unidad, capítulo, capitulo, lezione, unità,
        capitolo, lição, unidade, les, hoofdstuk, lekcja, lekce, урок, глава, 課, レッスン, 単元, 章,
        课, 单元""",
}
_FIELDS = {name.strip(): field for field, names in _NAMES.items() for name in names.split(",")}
FIELDS = tuple(name for name in _NAMES if name != "lesson")
SIDES = frozenset({"front", "back", "term", "definition", "question", "answer", "cloze"})
_FRONTS = frozenset({"front", "term", "question", "cloze"})
_ASIDE = frozenset({"lesson", "tags", "deck", "kind", "id", "directions", "retired"})  # never a side

_COUNTS = """nr, no, n, num, number, nummer, numéro, numero, número, index, idx, id, lfd nr, lfdnr,
    lfd, laufende nummer, sr no, s no, serial number, serial, pos, position, row, zeile, ligne, fila, riga,
    lp, l p, č, номер, п/п, 番号, 編号, 编号, 序号, 序號, 번호"""
_NUMBERS = frozenset(name.strip() for name in _COUNTS.split(","))
_NUMBER = re.compile(r"[ #]*\d{1,2}\Z")
_LONGEST = 40  # characters of a name


def field_of(name: str) -> str:
    """The field that a column of this name is; "" for none. A number behind the name doesn't count."""
    return _field_of(name) if len(name) <= _LONGEST else ""


@lru_cache(maxsize=512)  # the kinds of cards are asked for in each row
def _field_of(name: str) -> str:
    bare = one_line(name.casefold().replace("_", " ")).strip(" :*#")
    return _FIELDS.get(bare) or _FIELDS.get(_NUMBER.sub("", bare)) or ""


def is_number(name: str) -> bool:
    """Whether a column of this name counts its rows: Nr., #, ID."""
    bare = " ".join(name[:_LONGEST].casefold().replace(".", " ").replace("_", " ").split()).strip(" :")
    return bare in ("#", "№", "n°", "nº") or bare.strip("#№°º ") in _NUMBERS


def fields_of(cells: Sequence[str]) -> list[str]:
    """The fields of a row of headings, `-` where one is none; [] where this is no row of headings.

    It is one if two different fields or languages are named in it, a side of a card among them, or two
    languages. These are the sides then; a definition beside them explains.
    """
    found = [field_of(cell) for cell in cells]
    named = {field for field in found if field}
    tongues = [language_of(cell) for cell in cells]
    languages = set(filter(None, tongues))
    counted = {"a number"} if _counts(cells, found) else set()
    if len(languages) > 1 and named.isdisjoint(_FRONTS) and _is_mostly_known(cells, found, tongues):
        return _with_languages(found, tongues)
    has_room = "cloze" in named or _room(cells, found) > 1
    if len(named | languages | counted) >= 2 and named & SIDES and has_room:
        return [field or "-" for field in found]
    if found == ["cloze"]:
        return found
    return with_forms(cells, found, tongues, [is_number(cell) for cell in cells])


def _counts(cells: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the first column counts the rows, with room for both sides beside it."""
    return is_number(cells[0]) and _room(cells, found) > 1


def _room(cells: Sequence[str], found: Sequence[str]) -> int:
    """How many columns may be sides."""
    spare = [field not in _ASIDE and not is_number(cell) for cell, field in zip(cells, found, strict=True)]
    return sum(spare)


def _is_mostly_known(cells: Sequence[str], found: Sequence[str], tongues: Sequence[str]) -> bool:
    """Whether these may be headings: the first names something, and of the others every second one."""
    known = [
        bool(field or tongue or is_number(cell))
        for cell, field, tongue in zip(cells, found, tongues, strict=True)
    ]
    filled = sum(bool(cell.strip()) for cell in cells)
    return known[0] and sum(known) * 2 >= filled


def _with_languages(found: Sequence[str], tongues: Sequence[str]) -> list[str]:
    """The first two languages as the sides; what else would be one explains."""
    first = next(filter(None, tongues))
    sides = {tongues.index(first): "term"}
    sides[next(at for at, tongue in enumerate(tongues) if tongue not in ("", first))] = "definition"
    return [
        sides.get(at) or ("explanation" if field in SIDES else field) or "-" for at, field in enumerate(found)
    ]
