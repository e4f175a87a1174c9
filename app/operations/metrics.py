"""Numbers for whoever keeps a server running, in Prometheus text. They count; they never say who, what or where.

No seat, name, text or code of a meeting is a label: a code lets people in, and a private meeting is nobody's business.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Metric,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from app.live.rooms import Rooms
from app.operations.backups import Keeper
from app.operations.health import PROBLEMS, Watch
from facilitation.parts.practice import is_practice
from facilitation.refusals import Refused

ACT = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0)
FLUSH = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0)
disable_created_metrics()


class Metrics:
    """The numbers of one app; `sockets` gives how many look at each face."""

    def __init__(self, rooms: Rooms, watch: Watch, keeper: Keeper, sockets: Callable[[], Mapping[str, int]]) -> None:
        self.registry = CollectorRegistry()
        self.acts = Counter(
            "overlegtafel_acts", "Acts by kind and outcome", ["kind", "outcome"], registry=self.registry
        )
        self.seconds = Histogram(
            "overlegtafel_act_seconds", "From an act to its answer", buckets=ACT, registry=self.registry
        )
        self.flush = Histogram(
            "overlegtafel_flush_seconds",
            "Bringing all faces of a meeting up to date",
            buckets=FLUSH,
            registry=self.registry,
        )
        self.regions = Counter(
            "overlegtafel_regions_rendered", "Regions rendered for an audience", ["face"], registry=self.registry
        )
        self.registry.register(Standing(rooms, watch, keeper, sockets))
        ProcessCollector(registry=self.registry)

    @contextmanager
    def measured(self, kind: str) -> Iterator[None]:
        """Count an act and the seconds that it took; its outcome is `kept`, the key of its refusal, or `failed`."""
        start, outcome = time.perf_counter(), "failed"
        try:
            yield
            outcome = "kept"
        except Refused as refused:
            outcome = refused.key
            raise
        finally:
            self.acts.labels(kind, outcome).inc()
            self.seconds.observe(time.perf_counter() - start)


class Standing(Collector):
    """Numbers that are read when somebody asks: rooms, disk, copies, problems, sockets."""

    def __init__(self, rooms: Rooms, watch: Watch, keeper: Keeper, sockets: Callable[[], Mapping[str, int]]) -> None:
        self.rooms, self.watch, self.keeper, self.sockets = rooms, watch, keeper, sockets

    def collect(self) -> Iterator[Metric]:
        """The families of numbers, one after another."""
        kept = self.watch.kept
        rooms = [room for room in self.rooms if not is_practice(room.state)]
        yield _gauge("meetings", "Meetings in memory", len(rooms))
        yield _gauge("log_events", "Events in the logs of the meetings in memory", sum(r.state.seq for r in rooms))
        yield _gauge("waiting_acts", "Acts that wait for their commit", sum(len(room.inflight) for room in rooms))
        yield _gauge("disk_free_bytes", "Free space for the data folder", self.watch.disk.free)
        if kept.at:
            yield _gauge("last_commit_timestamp_seconds", "When something was last kept", kept.at.timestamp())
        if kept.copied:
            yield _gauge("last_backup_timestamp_seconds", "When the newest copy was made", kept.copied.timestamp())
        failures = "Attempts at an automatic copy that failed"
        yield CounterMetricFamily("overlegtafel_backup_failures", failures, value=self.keeper.failures)
        yield _labelled("problem", "What is wrong now: 1", {key: key in kept.problems for key in PROBLEMS})
        yield _labelled("sockets", "Sockets by the face they look at", self.sockets(), "face")


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"overlegtafel_{name}", words, value=value)


def _labelled(name: str, words: str, values: Mapping[str, float], label: str = "kind") -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"overlegtafel_{name}", words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
