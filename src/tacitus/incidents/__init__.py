"""One happening, one incident: events of different documents that tell the same are put together as a view.

`group_reports` does it for a set of reports, `Grouping` takes them in one after the other with the same outcome.
Nothing is merged: an incident names the events it is made of.
"""

from tacitus.incidents.grouping import Grouping, group_reports
from tacitus.incidents.judgements import FILE as JUDGEMENTS
from tacitus.incidents.judgements import add_judgement, judgement, read_judgements
from tacitus.incidents.outlets import outlet_of
from tacitus.incidents.shapes import incident_json
from tacitus.incidents.values import Incident, Judgement, Report, Spread

__all__ = [
    "JUDGEMENTS",
    "Grouping",
    "Incident",
    "Judgement",
    "Report",
    "Spread",
    "add_judgement",
    "group_reports",
    "incident_json",
    "judgement",
    "outlet_of",
    "read_judgements",
]
