"""Tries decks in a real language server: `python tests/docs/language_server.py tombi taplo`.

Run by hand: it needs the programs (`pip install tombi taplo`, best into an environment of its own). A deck is
made as `quizapp new` makes it, and the server is asked over its protocol, as an editor does, what it offers
inside of `[deck]` and what it says to a misspelt key. The words name programs, by path where need be. Taplo
as PyPI has it is built without its server, so only its `lint` is tried.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from quizapp.library.making import make_deck

SERVES = {"tombi": ("lsp",)}
LINTS = {"tombi": ("lint", "--offline"), "taplo": ("lint",)}
MISSPELT = '[deck]\ntitel = "x"\n'
WITHIN = 20.0  # seconds for an answer


class Server:
    """A language server in a process of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        words = [program, *SERVES[Path(program).stem]]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        )
        self.told: Queue[dict[str, Any]] = Queue()
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.asked = 0
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while True:
            size = 0
            while (line := stream.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            if not size:
                return
            self.told.put(json.loads(stream.read(size)))

    def send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self.process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def notify(self, method: str, params: dict[str, Any]) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self.asked += 1
        self.send({"id": self.asked, "method": method, "params": params})
        until = time.monotonic() + WITHIN
        while (left := until - time.monotonic()) > 0:
            message = self._next(left)
            if message and message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")
        raise TimeoutError(method)

    def listen(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._next(left)

    def _next(self, seconds: float) -> dict[str, Any] | None:
        try:
            message = self.told.get(timeout=seconds)
        except Empty:
            return None
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # the server asks back: no settings
            wanted = (message.get("params") or {}).get("items") or []
            answer = [None] * len(wanted) if message["method"] == "workspace/configuration" else None
            self.send({"id": message["id"], "result": answer})
        return message


def start(program: str, folder: Path) -> Server:
    server = Server(program, folder)
    uri = folder.as_uri()
    can = {
        "textDocument": {
            "completion": {"completionItem": {"snippetSupport": True}},
            "publishDiagnostics": {},
        },
        "workspace": {"configuration": True, "workspaceFolders": True},
    }
    server.ask(
        "initialize",
        {
            "processId": None,
            "rootUri": uri,
            "capabilities": can,
            "workspaceFolders": [{"uri": uri, "name": "decks"}],
        },
    )
    server.notify("initialized", {})
    return server


def open_text(server: Server, path: Path, text: str) -> str:
    uri = path.as_uri()
    document = {"uri": uri, "languageId": "toml", "version": 1, "text": text}
    server.notify("textDocument/didOpen", {"textDocument": document})
    return uri


def offered(server: Server, path: Path, text: str, line: int, col: int) -> list[str]:
    """The labels that the server offers at a place (from 0)."""
    uri = open_text(server, path, text)
    server.listen(1.5)
    place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": col}}
    found = server.ask("textDocument/completion", place)
    items = found["items"] if isinstance(found, dict) else found or []
    return [item["label"] for item in items]


def said(server: Server, path: Path, text: str) -> list[str]:
    """What the server objects to, with the line (from 1)."""
    uri = open_text(server, path, text)
    server.listen(2.5)
    pulled = server.diagnostics.get(uri)
    if not pulled:
        try:
            report = server.ask("textDocument/diagnostic", {"textDocument": {"uri": uri}})
        except (AssertionError, TimeoutError):
            report = None
        pulled = (report or {}).get("items", [])
    return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in pulled]


def try_out(program: str) -> bool:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        path = make_deck(root, "biology/cells", language="en")
        text = path.read_text("utf-8")
        first = text.partition("\n")[0]
        server = start(program, root)
        try:
            lines = text.split("\n")
            lines.insert(lines.index("[deck]") + 1, "")
            inside = "\n".join(lines).replace('title = "Cells"\n', "")
            keys = offered(server, path, inside, lines.index("[deck]") + 1, 0)
            tables = offered(server, path.with_name("b.toml"), f"{first}\n[", 1, 1)
            card = f'{first}\n[[cards]]\nquestion = "q"\n\n'
            fields = offered(server, path.with_name("d.toml"), card, 3, 0)
            good = said(server, path.with_name("e.toml"), text)
            bad = said(server, path.with_name("f.toml"), f"{first}\n{MISSPELT}")
        finally:
            server.process.kill()
            server.process.wait()
    lines = [
        f"{Path(program).stem}: in [deck] it offers {', '.join(keys[:40])}",
        f"  at the top: {', '.join(tables[:20])}",
        f"  in [[cards]]: {', '.join(fields[:30])}",
        f"  to the deck as it is made it says: {good}",
        f"  to `titel`: {bad}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return "title" in keys and not good and any("titel" in each for each in bad)


def lint(program: str) -> bool:
    """Has a program check two decks once: one as it is made, and one with a misspelt key."""
    with tempfile.TemporaryDirectory() as name:
        good = make_deck(Path(name).resolve(), "biology/cells", language="en")
        bad = good.with_name("bad.toml")
        bad.write_text(f"{good.read_text('utf-8').partition(chr(10))[0]}\n{MISSPELT}", "utf-8")
        codes = [
            subprocess.run(
                [program, *LINTS[Path(program).stem], str(path)], capture_output=True, check=False
            ).returncode
            for path in (good, bad)
        ]
    sys.stdout.write(f"{Path(program).stem} lint: ends with {codes[0]}, and with {codes[1]} for `titel`\n")
    return codes[0] == 0 and codes[1] != 0


if __name__ == "__main__":
    good = True
    for program in sys.argv[1:] or ["tombi", "taplo"]:
        good &= lint(program)
        if Path(program).stem in SERVES:
            good &= try_out(program)
    sys.stdout.write("all as it should be\n" if good else "NOT as it should be\n")
    sys.exit(not good)
