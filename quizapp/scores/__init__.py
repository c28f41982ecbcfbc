"""What came of it: attempts and their scores, in figures, words and tables. Pure: no files, no clock."""
