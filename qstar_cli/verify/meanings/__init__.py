"""Meanings of operators, one file a question: what it means and how an answer is judged."""
