"""Days and hours where people are; no clock is read here."""
