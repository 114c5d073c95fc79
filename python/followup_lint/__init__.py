"""Proofreads the mail a person sends after a job interview.

>>> from followup_lint import Linter
>>> report = Linter().check("I am shore you will like it.")
>>> [(found.rule, found.text) for found in report.diagnostics if found.level == "error"]
[('homophone', 'shore')]
"""

from importlib.metadata import version

from ._linter import Linter, Mail, Settings
from ._mistake import Mistake
from ._report import Diagnostic, Edit, Fix, Kind, Label, Level, Report, Safety

__all__ = [
    "Diagnostic",
    "Edit",
    "Fix",
    "Kind",
    "Label",
    "Level",
    "Linter",
    "Mail",
    "Mistake",
    "Report",
    "Safety",
    "Settings",
]
__version__ = version("followup-lint")
