"""By what Anki knows a note again, in packages and in plain text alike."""

from __future__ import annotations

from binascii import b2a_base64
from hashlib import sha256


def digest_of(deck_id: str, note_id: str) -> bytes:
    """A digest of who a note is; it never changes."""
    return sha256(f"{deck_id}#{note_id}".encode("utf-8", "surrogatepass")).digest()


def guid(digest: bytes) -> str:
    """The GUID that goes with a digest."""
    return b2a_base64(digest[:9], newline=False).decode()


def guid_of(deck_id: str, note_id: str) -> str:
    """The GUID of a note."""
    return guid(digest_of(deck_id, note_id))
