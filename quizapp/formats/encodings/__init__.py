"""Which old encoding a text is in: the one in which its words look like words of some language.

For each encoding the words with letters that aren't ASCII are judged: by the letters that a language has
and where it has them, by capitals (none behind a small letter), by scripts (one in a word). The share that
passes is the encoding's worth. Where two are worth the same, the more usual one is taken: Windows' own
Western one first.
"""
