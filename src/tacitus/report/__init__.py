"""Pages about a reading: on the terminal, as one HTML file, and as fragments for notebooks."""

from tacitus.report.html import events_fragment_html, reading_fragment_html, reading_html
from tacitus.report.terminal import print_reading

__all__ = ["events_fragment_html", "print_reading", "reading_fragment_html", "reading_html"]
