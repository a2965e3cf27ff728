"""Sides: the rows that count for the mentees and for the mentors, who they are and how many they take."""
