"""Many documents read in this process, by processes of this machine, or by Ray; the outcomes do not depend on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from tacitus.engine.crew import read_in_order
from tacitus.engine.partition import Outcome, Partition, read_partition
from tacitus.model import Document
from tacitus.settings import Engine


def code_documents(
    documents: Iterable[Document],
    *,
    workers: int = 1,
    batch: int = 64,
    engine: Engine = "local",
    partition: Partition = read_partition,
) -> Iterator[Outcome]:
    """Readings, or quarantine entries in their place, in the order of the input.

    Args:
        documents: any number; taken as needed.
        workers: processes that read; one of the engine `local` is this process.
        batch: documents in a partition; the outcome does not depend on it.
        engine: `local` starts processes, `ray` starts Ray on this machine.
        partition: what a worker does with a partition; it must be importable.

    Raises:
        ResourceError: T302 where Ray is asked for and not installed, T303 where it does not start.
    """
    batches = _batches(iter(documents), max(1, batch))
    workers = max(1, workers)
    if engine == "ray":
        from tacitus.engine.ray_tasks import RayTasks

        yield from read_in_order(batches, RayTasks(workers, partition))
    elif workers > 1:
        from tacitus.engine.processes import Processes

        yield from read_in_order(batches, Processes(workers, partition))
    else:
        from tacitus.engine.in_process import InProcess

        yield from read_in_order(batches, InProcess(partition))


def _batches(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    while taken := list(islice(documents, size)):
        yield taken
