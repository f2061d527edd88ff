"""Terms: the language of mathematics; pure data, exact numbers, no input or output."""
