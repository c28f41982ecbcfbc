"""The names of an article's parts in several languages, and how a heading is compared with them."""

from __future__ import annotations

import re
import unicodedata

from quizapp.formats.articles.blocks import bare


def _names(text: str) -> frozenset[str]:
    return frozenset(folded(name) for line in text.splitlines() for name in line.split(",") if name.strip())


def folded(text: str) -> str:
    """A heading without case, accents of Arabic, numbers before it and signs around it."""
    text = unicodedata.normalize("NFKC", bare(text)).casefold()
    text = _VOWELS.sub("", text).replace("’", "'").translate(_ARABIC)
    text = _NUMBER.sub("", text, count=1).strip(_EDGES)
    return " ".join(_UNIT.sub("", text, count=1).split())


_VOWELS = re.compile("[\u064b-\u065f\u0670\u0640\ufe0f]")
_ARABIC = str.maketrans("أإآى", "اااي")
_UNITS = (
    "unit|units|lesson|week|module|topic|theme|day|level|lektion|einheit|thema|woche|leçon|lecon|unité"
    "|lección|leccion|unidad|tema|semana|lição|unidade|lezione|unità|les|урок|тема|раздел|الوحده|الدرس"
)
_UNIT = re.compile(
    r"(?<= list) \d{1,3}$"
    rf"|(?<=\w)[ :,–—-]*[(\[]?\b(?:{_UNITS}|chapter|kapitel|chapitre)\s*\d{{1,3}}[)\]]?$"
)
_NUMBER = re.compile(
    r"^(?:(?:appendix|anhang|annexe?|anexo|chapter|kapitel|chapitre|section|teil|part)\s+[a-z0-9]{1,4}\b[.:]?"
    rf"|(?:{_UNITS})\s*\d{{1,3}}\b[.:]?"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}[.):、]?(?=\s)|[ivx]{1,5}[.)](?=\s)|[a-z][.)](?=\s)|第.{1,4}章)\s*[–—:-]?\s*"
)
_EDGES = " \t:.#=*_~-–—|•·:,;!?¿¡؟()[]【】「」《》<>❓📖📚❔💡🔎"

GLOSSARY = _names("""glossary, glossaries, mini glossary, glossary of terms, key terms, key vocabulary
important terms, terms to know, list of terms, definition of terms, key definitions, terms and definitions
key concepts, words to know, words in this article, words used in this article, words we use
terms used, terms used in this article, jargon buster, new words, useful words, basic terms, basic definitions
useful terms
technical terms
common terms, important definitions, definitions of terms, definitions of key terms
key terms and definitions, key terms and concepts, key words and definitions, glossary and abbreviations
a-z of terms, a–z of terms, a to z of terms, a-z glossary, glossary a-z, glossar a-z, terms from a to z
vocabulary list, key vocabulary words, terms & definitions
ordlista, ordliste, słowniczek, słownik pojęć, sözlük, sanasto, शब्दावली, словарик, словник, словник термінів
glossar, begriffserklärung, begriffserklärungen, fachbegriffe, wichtige begriffe, begriffsbestimmungen
begriffsdefinitionen, begriffsverzeichnis, fachwörter
glossaire, lexique, termes clés, termes-clés, mots-clés expliqués, petit lexique
glosario, términos clave, glosario de términos, glossário, termos-chave, glossario, termini chiave
begrippenlijst, woordenlijst, глоссарий, словарь терминов
用語集, 用語解説, 用語説明, 用語の説明, 用語一覧, 用語の解説, 词汇表, 術語表, 术语表, 名词解释, 용어집
مسرد, مسرد المصطلحات, قائمة المصطلحات, معجم المصطلحات, قاموس المصطلحات, المصطلحات, مصطلحات""")
GLOSSARY_ALONE = _names("""vocab, vocab list, vocab words, word list, wordlist, vocabulary words
key words, key word list, spelling words
words and meanings, words and phrases, vokabeln, vokabelliste, wortliste, lernwörter
wörterliste, neue wörter, liste de vocabulaire, mots nouveaux, mots et expressions
lista de vocabulario, palabras nuevas, lista de vocabulário, parole nuove
woordenlijst, woordjes, новые слова, список слов, слова
単語リスト, 単語帳, 新出単語, 生詞, 生词, 单词表, 生词表, 단어, 단어장, مفردات, كلمات جديدة, الكلمات الجديدة
terms, definitions, terminology, vocabulary, dictionary, словарь
begriffe, definitionen
terminologie, vokabular, wortschatz, définitions, vocabulaire, definiciones, vocabulario, terminología
términos, definições, vocabulário, definizioni, vocabolario, 用語
abbreviations, acronyms, list of abbreviations, abbreviations and acronyms, acronyms and abbreviations
abkürzungen, abkürzungsverzeichnis, abréviations, abreviaturas, siglas, abbreviazioni, afkortingen, 略語
缩略语, 語彙, 単語, begrippen, понятия, определения, термины, 术语, 術語, 名詞解釋, 概念
تعريفات, التعريفات, المفردات, معجم""")
EXPLAINED = re.compile(
    r" (?:(?:kurz|einfach|leicht|knapp) )?(?:erklärt|explained|expliqués?|explicad[oa]s|spiegati|uitgelegd)$"
)
FAQ = _names("""faq, faqs, f.a.q, frequently asked questions, commonly asked questions, common questions
questions and answers, questions & answers, q&a, q & a
faq's, frequently asked question
frequent questions, most asked questions, popular questions, top questions
general questions
common questions and answers, frequently asked questions and answers, questions people ask
preguntas comunes, dudas frecuentes, preguntas habituales, questions courantes
les questions les plus fréquentes, perguntas comuns, perguntas mais frequentes, domande più frequenti
domande comuni, vragen en antwoorden, veel gestelde vragen, よくある疑問, 質問コーナー, vanliga frågor
vanlige spørsmål, ofte stillede spørgsmål, często zadawane pytania, najczęściej zadawane pytania
sıkça sorulan sorular, usein kysytyt kysymykset, поширені запитання, câu hỏi thường gặp
अक्सर पूछे जाने वाले प्रश्न, 질문과 답변
q and a, q&as, your questions answered, people also ask
häufige fragen, häufig gestellte fragen, oft gestellte fragen, fragen und antworten, fragen & antworten
die häufigsten fragen, foire aux questions, questions fréquentes, questions fréquemment posées
questions et réponses, questions-réponses, les questions fréquentes, preguntas frecuentes
preguntas y respuestas, preguntas más frecuentes, perguntas frequentes, perguntas e respostas
dúvidas frequentes, domande frequenti, domande e risposte, veelgestelde vragen, часто задаваемые вопросы
вопросы и ответы, よくある質問, よくあるご質問, 質問と回答
一問一答, よくあるお問い合わせ, 常见问题, 常見問題, 问答
자주 묻는 질문, الأسئلة الشائعة, أسئلة شائعة, الأسئلة المتكررة, أسئلة متكررة, أسئلة وأجوبة, سؤال وجواب
الأسئلة الأكثر شيوعا, أسئلة متداولة, الأسئلة المتداولة""")
LONG_NAMES = tuple(sorted(FAQ | GLOSSARY))
CONTENTS = _names("""contents, table of contents, toc, on this page, in this article, inhalt, navigation
inhaltsverzeichnis, auf dieser seite, in diesem artikel
table des matières, sommaire, dans cet article, índice
tabla de contenidos, contenido, indice, sumário, conteúdo, sommario, 目次, もくじ, 目录, المحتويات
جدول المحتويات, فهرس, الفهرس, list of questions""")
OTHER = _names("""conclusion, conclusions, summary, references, bibliography, sources, further reading
see also, related articles, related posts, related
about the author, about the authors, about us, about, contact
contact us, acknowledgements, acknowledgments, introduction, appendix, notes, footnotes, index, comments
read more, disclaimer, copyright, share this, leave a comment, leave a reply, next steps, overview, license
external links, resources, background, final thoughts, more information, feedback, subscribe
fazit, quellen, literatur, zusammenfassung, über den autor, über die autorin, einleitung, anhang, kontakt
impressum, weiterführende links, siehe auch, weblinks
einzelnachweise, schluss, literaturverzeichnis, ausblick
références, bibliographie, à propos, à propos de l'auteur, pour en savoir plus, voir aussi, annexe, annexes
en conclusion, résumé, pour conclure
conclusión, conclusiones, referencias, fuentes, bibliografía, sobre el autor, sobre la autora, introducción
anexo, anexos, contacto, véase también, resumen, conclusão, referências, fontes, introdução, conclusione
conclusioni, riferimenti, fonti, introduzione, bibliografia
まとめ, 参考文献, 結論, おわりに, 終わりに, はじめに
関連記事, 著者について, 出典, 脚注, 結び, 参考資料, お問い合わせ
结论, 参考资料, الخاتمة, خاتمة, المراجع, مراجع, المصادر, مصادر, مقدمة, المقدمة, الخلاصة, خلاصة, عن الكاتب
عن المؤلف, اتصل بنا, انظر أيضا""")
TALKS = _names("""
dialogue, dialog, dialogues, conversation, conversations, interview, role play, sketch, gespräch, gespräche
dialoge, rollenspiel, entretien, conversation, diálogo, diálogos, conversación, entrevista, conversa, dialogo
会話, 対話, 对话, حوار, محادثة
""")
