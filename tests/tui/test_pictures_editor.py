"""The deck editor as a picture. After a wanted change: pytest <this file> --snapshot-update."""

from app_kit import NARROW, WIDE
from test_pictures import picture

__all__ = ["picture"]


def test_the_editor(picture):
    assert picture("e", "down", "enter", size=WIDE)


def test_a_narrow_editor(picture):
    assert picture("e", "down", size=NARROW)
