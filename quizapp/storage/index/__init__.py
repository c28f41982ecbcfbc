"""The index: what decks and logs come to, in SQLite, so that nothing unchanged is read twice."""
