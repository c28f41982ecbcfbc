"""Takes lines into the index: a row each. What they have a bearing on is noted and worked out afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.twice import better, same, share, text_of
from quizapp.storage.log_reading import careful
from quizapp.study.card_state import NEW, age
from quizapp.study.days import ordinal
from quizapp.study.line_json import dumps, loads, to_fields
from quizapp.study.lines import Answer, CardLine, Line, Mark, Move, Set, Start, Undo, Unknown
from quizapp.study.parsing import BadLine, parse

if TYPE_CHECKING:
    from quizapp.storage.index.wire import Fast

    Reader = Callable[[bytes], Fast | None]

# None is known to be taken back yet; `settle_undos` finds out.
ANSWER = "INSERT OR IGNORE INTO answer VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,0,'',?)"
LINE = "INSERT OR IGNORE INTO line VALUES (?,?,?,?,?,?,?,0)"
WRONG = "INSERT INTO wrong VALUES (?,?,?,?)"
_LAST_DAY = "SELECT last_day FROM card WHERE key = ?"
_UNDONE = "SELECT 1 FROM line WHERE kind = 'undo' AND target = ?"
_LOG = "SELECT log FROM answer WHERE id = ? UNION ALL SELECT log FROM line WHERE id = ?"
_PROBLEM = "INSERT INTO problem VALUES (?,?,?,?,?,?,?)"
_LEFT = "it is left where it is, and everything else is read"
_NEWER = "this line was written by a newer quizapp, and this one passes it over"
_DIFFERENT = "this line has the id of another line, but says something else; only one of them counts"
_TEXTLESS = "SELECT session FROM answer WHERE card = ? AND told & 3 <> 3"
_DAMAGED = "SELECT 1 FROM problem WHERE code = 'L001' LIMIT 1"
_MANY = 1 << 17  # bytes
DAYLESS = 4  # in `told`: the line names no study day


class Where(NamedTuple):
    """Where a line stands: its log file's key and path (None, "": nowhere), place in bytes, and number."""

    log: int | None = None
    path: str = ""
    start: int = 0
    number: int = 0


class Taker:
    """Takes in lines, one after the other."""

    def __init__(self, store: Store, touched: Touched) -> None:
        """Lines go into `store`; what has to be worked out for them is noted in `touched`."""
        self._store = store
        self._db = store.db
        self._touched = touched
        self._fast: Reader | None = None
        self._last_days: dict[int, int] = {}

    def expect(self, size: int) -> None:
        """Makes ready for so many bytes: for a few lines the quick reader isn't worth loading."""
        if size >= _MANY and self._fast is None:
            from quizapp.storage.index.wire import fast_answer

            self._fast = fast_answer

    def raw(self, raw: bytes, where: Where) -> None:
        """Takes in the bytes of a line; what is wrong with it becomes a problem of its file."""
        fast = self._fast(raw) if self._fast else None
        if fast:
            if not self._answer(fast, where, len(raw)):
                self.twice(fast.id, where, raw)
            return
        try:
            line = careful(raw, first=where.number == 1)
        except BadLine as error:
            self.problem(where, "L001", f"this line is damaged: {error}", _LEFT)
            return
        if isinstance(line, Unknown) and "v" in line.fields:
            self.problem(where, "L003", _NEWER, "update quizapp to have it count", "advice")
        if line is not None and not self.take(line, where, len(raw)):
            self.twice(line.id, where, raw)

    def take(self, line: Line, where: Where, size: int) -> bool:
        """Takes in a line; False where one of its id is there already."""
        return self._answer(line, where, size) if isinstance(line, Answer) else self._other(line, where)

    def problem(self, where: Where, code: str, what: str, help: str, severity: str = "error") -> None:
        """Notes what is wrong with a line."""
        self._db.execute(_PROBLEM, (where.log, where.path, where.number, code, what, help, severity))

    def _answer(self, line: Fast | Answer, where: Where, size: int) -> bool:
        store = self._store
        day, dayless = ordinal(line.day or ""), 0
        if not day:
            day, dayless = ordinal(store.day_of(line.at)), DAYLESS
        card, session = store.card_key(line.card), store.session_key(line.session or "")
        told = (line.stem is not None) + 2 * (line.answer is not None) + dayless
        row = (
            *(line.id, card, session, line.at, day, line.form, line.mark, line.rating, bool(line.guess)),
            *(line.ms or 0, told, where.log, where.start, size, self._age(card, day)),
        )
        if not self._keep(row):
            return False
        if told & 3 and self._any_damaged():  # a text that got lost with a line may be the one here
            self._touched.sessions.update(key for (key,) in self._db.execute(_TEXTLESS, (card,)))
        if line.mark == "wrong" and (text := chosen(line)):
            self._db.execute(WRONG, (line.id, card, text, where.log))
        return True

    def _any_damaged(self) -> bool:
        return self._db.execute(_DAMAGED).fetchone() is not None

    def _keep(self, row: tuple[Any, ...]) -> bool:
        """Puts an answer's row in; False where its id is there already."""
        if not self._put(ANSWER, row, "line"):
            return False
        self._touched.marked.add(row[0])
        self._touched.cards.add(row[1])
        self._touched.sessions.add(row[2])
        return True

    def _age(self, card: int, day: int) -> int:
        """A first idea of how old the memory is: right where lines come in order, put right later if not."""
        last = self._last_days.get(card)
        if last is None:
            last = self._db.execute(_LAST_DAY, (card,)).fetchone()[0]
        self._last_days[card] = max(last, day)
        return age(last, day) if last else NEW

    def _other(self, line: Line, where: Where) -> bool:
        fields = to_fields(line)
        session = self._store.session_key(line.session) if line.session else None
        # A newer version may mean something else by a kind that has the same name.
        kind = "" if isinstance(line, Unknown) else fields["kind"]
        row = (line.id, kind, line.at, session, target(line), dumps(fields), where.log)
        if not self._put(LINE, row, "answer"):
            return False
        note(line, self._store, self._touched)
        return True

    def _put(self, sql: str, row: tuple[Any, ...], elsewhere: str) -> bool:
        if self._db.execute(f"SELECT 1 FROM {elsewhere} WHERE id = ?", row[:1]).fetchone():
            return False
        if self._db.execute(_UNDONE, row[:1]).fetchone():
            self._touched.undone = True
            self._touched.marked.add(row[0])
        return self._db.execute(sql, row).rowcount == 1

    def twice(self, id: str, where: Where, raw: bytes) -> None:
        """Of two lines of one id the same one wins, in whatever files and order they come."""
        for (log,) in self._db.execute(_LOG, (id, id)):
            share(self._store, log, where.log)
        there, new = text_of(self._store, id), raw.decode().strip(" \t\r\n\ufeff")
        if same(there, new):
            return
        self.problem(where, "L002", _DIFFERENT, "take one of the two out")
        if better(new, there):
            remove(self._store, self._touched, id)
            self.take(parse(loads(new)), where, len(raw))


def target(line: Line) -> str:
    """What a line is about, by which it is looked up: a line's id, a card's, a setting's name."""
    if isinstance(line, (Undo, Mark)):
        return line.line
    return line.card if isinstance(line, CardLine) else ""


def chosen(line: Fast | Answer) -> str:
    """The text of a response."""
    response = line.response
    return line.options[response] if isinstance(response, int) and line.options else str(response or "")


def note(line: Line, store: Store, touched: Touched) -> None:
    """Notes what a line of another kind than an answer has a bearing on."""
    if isinstance(line, Undo):
        touched.undone = True
        touched.marked.add(line.line)
    elif isinstance(line, Mark):
        touched.marked.add(line.line)
    elif isinstance(line, CardLine):
        touched.cards.add(store.card_key(line.card))
    elif isinstance(line, Set):
        touched.set.add(line.name)
    elif isinstance(line, Move):
        touched.moved = True
    if line.session:
        session = store.session_key(line.session)
        touched.sessions.add(session)
        if isinstance(line, Start):
            touched.begun.add(session)


def remove(store: Store, touched: Touched, id: str) -> None:
    """Takes the line of this id out of the tables."""
    db = store.db
    for card, session in db.execute("SELECT card, session FROM answer WHERE id = ?", (id,)):
        touched.cards.add(card)
        touched.sessions.add(session)
    for (text,) in db.execute("SELECT text FROM line WHERE id = ?", (id,)):
        note(parse(loads(text)), store, touched)
    for table, column in (("answer", "id"), ("line", "id"), ("wrong", "answer"), ("loose", "id")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))
