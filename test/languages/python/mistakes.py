# Likely mistakes: the last line that Python prints has to be this package's own sentence.
import traceback

from cdk8s import App, Chart, Size
from cdk8s_plus_34 import k8s
from cdk8s_stateful import (
    AwsEbs,
    Changes,
    Env,
    EnvConfig,
    PersistentStore,
    ReplicaStore,
    StatefulApp,
    Storage,
    Survival,
    Workload,
)

app = App()
chart = Chart(app, "story")
config = EnvConfig(chart, "config", data={"folder": "story"})
GIB = Size.gibibytes(1)

MISTAKES = [
    (
        lambda: PersistentStore(chart, "a", capacity=Size.gibibytes(0)),
        "PersistentStore story/a: capacity 0Gi is not allowed",
    ),
    (
        lambda: PersistentStore(chart, "b", capacity=GIB, claim_name="My_Claim"),
        'PersistentStore story/b: claimName "My_Claim" is not a DNS subdomain',
    ),
    (
        lambda: PersistentStore(chart, "c", capacity=GIB, storage=Storage.host_path("/data/../x")),
        'PersistentStore story/c: Storage.hostPath: path "/data/../x" is not allowed',
    ),
    (
        lambda: ReplicaStore(chart, "d", capacity=GIB, storage=Storage.host_path("/data")),
        "ReplicaStore story/d: static storage is one volume, and each replica needs its own",
    ),
    (
        lambda: StatefulApp(chart, "e", image="app:1", port=70000),
        "StatefulApp story/e: port 70000 is not allowed",
    ),
    (
        lambda: StatefulApp(chart, "f", image="app:1", env={"A=B": "1"}),
        'StatefulApp story/f: environment variable "A=B"',
    ),
    (lambda: config.value("foldr"), "did you mean folder?"),
    (
        lambda: AwsEbs.storage_class(chart, "g", type="gp9", iops=3000),
        'AwsEbs story/g: iops 3000 is not allowed with type gp9',
    ),
    (
        lambda: StatefulApp(chart, "h", image="app:1", workload=Workload.cron_job(schedule="daily")),
        'StatefulApp story/h: Workload.cronJob: schedule "daily"',
    ),
    (
        lambda: StatefulApp(
            chart, "i", image="app:1", resources={"limits": {"memory": "1GB"}}
        ),
        'memory "1GB" is not allowed',
    ),
    (lambda: Survival.of(chart).expect("/nowhere"), "no volume is mounted at /nowhere"),
    (lambda: Env.of(k8s.Quantity.from_number(1)), "Env.of: the value a Quantity is not allowed"),
    (lambda: Changes.since("a: [", chart), "Changes.since: the older manifests, line 1, column 4"),
]

for make, sentence in MISTAKES:
    try:
        make()
    except Exception as error:
        last = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
        assert sentence in last, f"expected {sentence!r} in the last line:\n{last}"
    else:
        raise AssertionError(f"nothing was refused where {sentence!r} was expected")
print(f"{len(MISTAKES)} mistakes end in a sentence of ours")
