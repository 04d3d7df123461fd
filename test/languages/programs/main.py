# The story and a shop with everything in it, in each language of jsii: all write the same bytes.
import os
import sys

from cdk8s import App, Chart, Size
from cdk8s_stateful import (
    AwsEbs,
    Changes,
    Checks,
    DeploymentStrategy,
    EnvConfig,
    EnvSecret,
    EphemeralStore,
    Event,
    FastApp,
    Handler,
    PersistentStore,
    Probe,
    ReclaimPolicy,
    ReplicaStore,
    RestartPolicy,
    Rollout,
    StatefulApp,
    Storage,
    StoreSnapshot,
    StoryApp,
    Survival,
    Workload,
)

outdir = sys.argv[1]

app = App(outdir=outdir)
story = Chart(app, "story")
folder = EnvConfig(story, "config", name="data-store-env", data={"folder": "story"})
store = PersistentStore(
    story,
    "store",
    capacity=Size.gibibytes(1),
    storage=Storage.host_path("/data"),
    storage_class="standard",
    persistent_volume_name="host-pv",
    claim_name="host-pvc",
)
StoryApp(story, "story", replicas=2, store=store, folder=folder.value("folder"))

shop = Chart(app, "shop", namespace="shop", labels={"team": "shop", "stage": "test"})
gp3 = AwsEbs.storage_class(
    shop,
    "gp3",
    type="gp3",
    encrypted=True,
    reclaim_policy=ReclaimPolicy.RETAIN,
    parameters={"tagSpecification_2": "stage=test", "tagSpecification_1": "team=shop"},
)
config = EnvConfig(
    shop,
    "config",
    data={"shop.ini": "currency = EUR", "LOG_LEVEL": "info", "CURRENCY": "EUR"},
    rollout=Rollout.CHECKSUM,
)
login = EnvSecret(
    shop,
    "login",
    string_data={"user": "shop", "password": "only for a test"},
    rollout=Rollout.HASHED_NAME,
)

db = StatefulApp(
    shop,
    "db",
    image="postgres:17",
    port=5432,
    env={"POSTGRES_DB": "shop", "POSTGRES_PASSWORD": login.value("password"), "POSTGRES_USER": login.value("user")},
    readiness_probe=Probe(handler=Handler.exec("pg_isready"), period_seconds=5),
    resources={"requests": {"memory": "1Gi", "cpu": "500m"}, "limits": {"memory": "1Gi"}},
    workload=Workload.stateful_set(replicas=3, stateful_set_spec={"minReadySeconds": 10, "revisionHistoryLimit": 2}),
    pod={"termination_grace_period_seconds": 60},
)
disks = ReplicaStore(
    shop,
    "disks",
    capacity=Size.gibibytes(20),
    storage=Storage.dynamic(storage_class=gp3),
)
db.mount("/var/lib/postgresql/data", disks, sub_path="pgdata")

uploads = PersistentStore(
    shop,
    "uploads",
    capacity=Size.gibibytes(5),
    storage=Storage.dynamic(storage_class=gp3),
    metadata={"labels": {"team": "shop", "example.com/backup": "daily"}},
)
web = StatefulApp(
    shop,
    "web",
    image="registry.example.com/shop:1",
    workload=Workload.deployment(strategy=DeploymentStrategy.recreate()),
    port=8080,
    env={
        "DB_HOST": "shop-db",
        "DB_PASSWORD": login.value("password"),
        "DB_USER": "shop",
        "DB_URL": "postgres://$(DB_USER):$(DB_PASSWORD)@$(DB_HOST)/shop",
    },
    env_from=[config.all()],
    liveness_probe=Probe(handler=Handler.http_get("/live", port=8080), initial_delay_seconds=10),
)
web.mount("/uploads", uploads)
web.mount("/etc/shop", config.files(items=[{"key": "shop.ini", "mode": "0440"}]))
web.expose(port=80)
web.hardened(run_as_user=1000, fs_group=1000, writable_paths=["/tmp"])

cleaner = StatefulApp(
    shop,
    "cleaner",
    image="registry.example.com/cleaner:1",
    workload=Workload.cron_job(schedule="0 3 * * *"),
    pod={"restart_policy": RestartPolicy.NEVER},
)
cleaner.mount("/scratch", EphemeralStore.empty_dir())
StoreSnapshot(shop, "before-release", store=uploads)

app.synth()

with open(os.path.join(outdir, "story.k8s.yaml"), encoding="utf-8") as file:
    old = file.read().replace("host-pvc", "old-pvc")


def record(path):
    moved = [(one.store, one.outcome(Event.POD_MOVED)) for one in Survival.of(shop).records if one.path == path]
    return "\n".join(f"{store} {verdict.outcome.name.lower()}: {verdict.reason}" for store, verdict in moved)


report = [
    *(f"{one.severity} {one.rule} {one.name}: {one.message}" for one in Checks.of(shop).findings),
    record("/uploads"),
    Survival.of(app).markdown(),
    *(f"{one.rule} {one.name}: {one.message}" for one in Changes.since(old, story).findings),
]
with open(os.path.join(outdir, "report.txt"), "w", encoding="utf-8") as file:
    file.write("\n".join(report) + "\n")

fast = FastApp(outdir=os.path.join(outdir, "fast"))
StoryApp(Chart(fast, "fast"), "story", folder="story")
fast.synth()
