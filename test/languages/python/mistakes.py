# Likely mistakes: prints the last line of what Python prints of each.
import traceback

from cdk8s import App, Chart, Size
from cdk8s_plus_27 import k8s
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

MISTAKES = {
    "no capacity": lambda: PersistentStore(chart, "a", capacity=Size.gibibytes(0)),
    "name of a claim": lambda: PersistentStore(chart, "b", capacity=GIB, claim_name="My_Claim"),
    "path of the host": lambda: PersistentStore(chart, "c", capacity=GIB, storage=Storage.host_path("/data/../x")),
    "one volume for all replicas": lambda: ReplicaStore(chart, "d", capacity=GIB, storage=Storage.host_path("/data")),
    "port": lambda: StatefulApp(chart, "e", image="app:1", port=70000),
    "name of a variable": lambda: StatefulApp(chart, "f", image="app:1", env={"A=B": "1"}),
    "key of a ConfigMap": lambda: config.value("foldr"),
    "type of a disk": lambda: AwsEbs.storage_class(chart, "g", type="gp9", iops=3000),
    "schedule": lambda: StatefulApp(chart, "h", image="app:1", workload=Workload.cron_job(schedule="daily")),
    "memory": lambda: StatefulApp(chart, "i", image="app:1", resources={"limits": {"memory": "1GB"}}),
    "path without a volume": lambda: Survival.of(chart).expect("/nowhere"),
    "value of a variable": lambda: Env.of(k8s.Quantity.from_number(1)),
    "older manifests": lambda: Changes.since("a: [", chart),
}

for mistake, make in MISTAKES.items():
    try:
        make()
        print(f"{mistake}: nothing was refused")
    except Exception as error:
        last = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
        print(f"{mistake}: {last}")
