"""A large class read by DuckDB: the same answers as by the program's own reader, many times as fast."""
