"""How it is asked: the forms, their distractors, what is fair, and marking. Pure."""
