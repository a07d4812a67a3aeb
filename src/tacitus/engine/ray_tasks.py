"""Partitions read as tasks of Ray, on this machine: nothing listens beyond loopback, nothing is reported anywhere.

Ray sets a handler for SIGTERM and keeps a folder of logs; both are gone when the crew is closed. Its messages would go
to stdout, among the results: none are shown. A Ray that the program has connected to before is used and left as it is,
and one that it has imported before listens and tells as Ray does by default, since Ray settles that on import.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any

from tacitus.engine.crew import AHEAD, Died
from tacitus.engine.partition import Outcome, Partition
from tacitus.errors import ResourceError, shorten
from tacitus.model import Document
from tacitus.sources.optional import load

_STORE = 256 * 2**20  # bytes of Ray's object store; partitions and readings pass through it
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # loopback on every system
    "RAY_DEDUP_LOGS": "1",
    "RAY_DEDUP_LOGS_SKIP_REGEX": ".*",
    "RAY_SCHEDULER_EVENTS": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


class RayTasks:
    """Tasks of Ray, a processor each, that are not tried again by Ray itself."""

    def __init__(self, workers: int, partition: Partition) -> None:
        """Start Ray. Raises ResourceError T302 where it is not installed, T303 where it does not start."""
        self.ahead = workers * AHEAD
        with _environment(_QUIET | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}):
            self._ray = load("ray", extra="ray")
            self._local = None if self._ray.is_initialized() else _Local(self._ray, workers)
        self._read = self._ray.remote(num_cpus=1, max_retries=0)(partition)

    def give(self, documents: list[Document]) -> Any:
        """Hand the partition to Ray; the ticket is Ray's reference to its outcomes."""
        return self._read.remote(documents)

    def take(self, ticket: Any) -> list[Outcome] | Died:
        """Wait for the partition's outcomes."""
        errors = self._ray.exceptions
        try:
            outcomes: list[Outcome] = self._ray.get(ticket)
            return outcomes
        except errors.RayTaskError as error:
            raise error.cause from None
        except (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError):
            return Died()

    def alone(self, document: Document) -> list[Outcome] | Died:
        """Read one document as a task of its own: Ray gives every task a process to itself."""
        return self.take(self.give([document]))

    def close(self) -> None:
        """End Ray, if it was started here, with what it still reads."""
        if self._local is not None:
            self._local.close()


class _Local:
    """A Ray of this process's own, until it is closed."""

    def __init__(self, ray: Any, workers: int) -> None:
        self._ray = ray
        self._main = threading.current_thread() is threading.main_thread()
        self._on_term = signal.getsignal(signal.SIGTERM)
        root = "/tmp" if os.path.isdir("/tmp") else None  # names of sockets must be short
        self._folder = tempfile.mkdtemp(prefix="tacitus-ray-", dir=root)
        try:
            ray.init(
                address="local",
                num_cpus=workers,
                num_gpus=0,
                include_dashboard=False,
                log_to_driver=False,
                logging_level="CRITICAL",
                object_store_memory=_STORE,
                _node_ip_address="127.0.0.1",
                _temp_dir=self._folder,
            )
        except BaseException as error:
            self.close()
            if not isinstance(error, Exception):
                raise
            message = f"Ray does not start: {type(error).__name__}: {shorten(error, 160)}."
            raise ResourceError("T303", message, "Leave out --engine ray; the result is the same.") from error

    def close(self) -> None:
        self._ray.shutdown()
        if self._main and self._on_term is not None:
            signal.signal(signal.SIGTERM, self._on_term)
        shutil.rmtree(self._folder, ignore_errors=True)


@contextlib.contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """Variables for this block and the processes that are started in it."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
