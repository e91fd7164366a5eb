"""What makes two spellings one name. Nowhere else says so: forms, weeks, predictions and items go by it."""

_AROUND = " .,;:!?“”\"'"


def alike(name: str) -> str:
    """Give a name without what two people write differently: capitals, spaces, and marks around it.

    >>> alike(" Wrong  VAT. ") == alike("“wrong vat”")
    True
    """
    return " ".join(name.split()).casefold().strip(_AROUND)
