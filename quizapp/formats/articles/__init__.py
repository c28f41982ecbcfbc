"""How cards are found in an article: readers make blocks of it, rules look for pairs in the blocks."""
