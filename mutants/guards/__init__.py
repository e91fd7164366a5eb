"""The tables of guards, laid out as `bot` is: a file of it, or a folder, has one module here, which `GUARDS` finds."""

from importlib import import_module
from pkgutil import walk_packages

from mutants.guard import Guard

GUARDS: tuple[Guard, ...] = tuple(
    guard
    for found in walk_packages(__path__, f"{__name__}.")
    if not found.ispkg
    for guard in import_module(found.name).GUARDS
)
