"""Item analysis: what many learners' answers say of each item, as Moodle's quiz statistics define it."""
