"""A learner's log on the disk: `read_log` reads all of it, a `LogWriter` adds to it line by line."""

from quizapp.storage.log_reading import LogRead, read_log
from quizapp.storage.log_writing import LogWriter, NotSaved, Written

__all__ = ["LogRead", "LogWriter", "NotSaved", "Written", "read_log"]
