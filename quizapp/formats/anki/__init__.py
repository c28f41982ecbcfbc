"""The parts of an Anki package: the zip file, the database in it, its note types, notes and history."""
