"""quizapp: flashcards and quizzes in the terminal, from plain-text glossary and FAQ decks."""

__version__ = "0.1.0"
