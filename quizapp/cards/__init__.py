"""What is studied: the deck's text, the notes in it, the cards made of them, and who a card is. Pure."""
