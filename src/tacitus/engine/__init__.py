"""Many documents through the reader, in this process or in several; the result is the same."""

from tacitus.engine.run import code_documents, read_partition

__all__ = ["code_documents", "read_partition"]
