"""Files of other programs that are no text: each is refused with what to do."""

import io
import zipfile

import pytest

from quizapp.formats.found import Refused
from quizapp.library.reading_in import read_in


def zipped(*files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in files:
            name, _, text = file.partition("=")
            archive.writestr(name, text)
    return out.getvalue()


OFFICE = ("[Content_Types].xml=<Types/>", "_rels/.rels=x")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
FILES = [
    ("a.docx", zipped(*OFFICE, "word/document.xml=x"), "a Word file: save it as text or HTML"),
    ("a.pptx", zipped(*OFFICE, "ppt/presentation.xml=x"), "a presentation: save it as text or HTML"),
    ("a.xlsx", zipped(*OFFICE, "xl/workbook.xml=x"), "a spreadsheet's own file: save it as CSV"),
    (
        "a.odt",
        zipped("mimetype=application/vnd.oasis.opendocument.text"),
        "OpenDocument text: save it as text",
    ),
    ("a.ods", zipped("mimetype=application/vnd.oasis.opendocument.spreadsheet"), "own file: save it as CSV"),
    ("a.epub", zipped("mimetype=application/epub+zip"), "an e-book: save it as text"),
    ("a.pdf", b"%PDF-1.4\n%\xe2\xe3\n1 0 obj\n", "a PDF: save it as text"),
    ("a.rtf", b"{\\rtf1\\ansi hello: world\\par a: b}", "an RTF file: save it as text"),
    ("a.zip", zipped("a.csv=a,b"), "a zip file: unpack it first"),
    ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "a Word file: save it as text"),
    ("a.xls", OLE + "Workbook".encode("utf-16-le"), "an old Excel file: save it as CSV"),
]


@pytest.mark.parametrize(("name", "data", "told"), FILES, ids=[name for name, *_ in FILES])
def test_another_programs_file_is_refused_with_what_to_do(name: str, data: bytes, told: str):
    for called in (name, "", "a.txt"):
        with pytest.raises(Refused, match=told):
            read_in(data, called)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<quiz>\n<question type='essay'><name>a&nbsp;b", "Entity 'nbsp' not defined, line 2"),
        ("<quiz>" + "<a>" * 300, "nested too deeply, line 1"),
        ("<quiz>\n<question></quiz>", "line 2"),
        ("<quiz><question><name>" + "a" * 11_000_000, "line 1"),
    ],
)
def test_broken_xml_is_told_in_words_for_people(data: str, told: str):
    with pytest.raises(Refused, match=told) as refused:
        read_in(data.encode(), "a.xml")
    assert "<string>" not in str(refused.value)
    assert "XML_PARSE" not in str(refused.value)
