"""A flow as a picture in Mermaid's text."""
