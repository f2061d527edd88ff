"""Goals: for each kind of question, when a state is an answer and how far away one is."""
