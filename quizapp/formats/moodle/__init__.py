"""What Moodle's formats (GIFT, Moodle XML, and Aiken, which it reads too) have in common.

A file is read into `Question`s, which become cards (`taking`, `gathering`), and cards become `Question`s
(`giving`), which are written. So each format knows only its own signs.
"""
