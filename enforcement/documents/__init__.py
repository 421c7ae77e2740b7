"""The papers of the court as PDF: what they say, how they are set, how they are handed out."""
