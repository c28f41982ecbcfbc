"""When something is asked: the log's lines as values, the learner's history, the queue, the session. Pure."""
