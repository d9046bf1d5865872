"""What is said and in which order: the engine, the flows, the words, understanding."""
