"""Many documents through the reader, in this process or in several; the result is the same.

partition   what a worker does: documents -> outcomes
crew        what an engine offers, and the order of the input kept
in_process, processes, ray_tasks    the engines
run         one of them chosen
"""

from tacitus.engine.partition import code_partition, read_partition
from tacitus.engine.run import code_documents

__all__ = ["code_documents", "code_partition", "read_partition"]
