# What another cdk8s-plus makes is taken, where the types of the bindings tell it from that of cdk8s-plus-27.
from cdk8s import App, Chart, Size, Testing
from cdk8s_plus_27 import k8s as k8s_27
from cdk8s_plus_34 import ConfigMap, EnvFieldPaths, EnvValue, Secret, k8s
from cdk8s_stateful import (
    ContainerPortOptions,
    Env,
    EnvConfig,
    EnvSecret,
    PersistentStore,
    StatefulApp,
    Storage,
    StorageClass,
    Workload,
)

chart = Chart(App(), "shop")
config = EnvConfig.from_config_map(chart, "config", ConfigMap(chart, "plus-config", data={"a": "1"}))
secret = EnvSecret.from_secret(chart, "secret", Secret(chart, "plus-secret"))
probe = k8s.Probe(tcp_socket=k8s.TcpSocketAction(port=k8s.IntOrString.from_string("http")), period_seconds=3)
StatefulApp(
    chart,
    "app",
    image="app:1",
    ports=[ContainerPortOptions(name="http", container_port=80)],
    env={
        "CONFIG": config.value("a"),
        "POD": Env.of(EnvValue.from_field_ref(EnvFieldPaths.POD_NAME)),
        "SECRET": secret.value("password"),
        "TEXT": Env.of(EnvValue.from_value("text")),
    },
    container_spec={
        "readinessProbe": probe,
        "resources": k8s.ResourceRequirements(limits={"memory": k8s.Quantity.from_string("1Gi")}),
    },
    pod={
        "pod_spec": {
            "affinity": k8s.Affinity(
                node_affinity=k8s.NodeAffinity(
                    required_during_scheduling_ignored_during_execution=k8s.NodeSelector(
                        node_selector_terms=[
                            k8s.NodeSelectorTerm(
                                match_expressions=[k8s.NodeSelectorRequirement(key="disk", operator="Exists")]
                            )
                        ]
                    )
                )
            ),
            "tolerations": [k8s.Toleration(key="disk", operator="Exists")],
            "hostAliases": [k8s.HostAlias(ip="10.0.0.1", hostnames=["db"])],
        }
    },
    workload=Workload.pod(name="app"),
)
PersistentStore(
    chart,
    "open",
    capacity=Size.gibibytes(1),
    claim_spec={"selector": k8s.LabelSelector(match_labels={"disk": "ssd"})},
)
# What has no open option takes keywords, and the structs of cdk8s-plus-27, which is always there, or dicts.
PersistentStore(
    chart,
    "matching",
    capacity=Size.gibibytes(1),
    storage=Storage.matching(match_labels={"disk": "ssd"}),
)
ZONE = {"key": "topology.kubernetes.io/zone", "values": ["a"]}
StorageClass(
    chart,
    "class",
    provisioner="csi.example.com",
    allowed_topologies=[
        k8s_27.TopologySelectorTerm(match_label_expressions=[k8s_27.TopologySelectorLabelRequirement(**ZONE)])
    ],
)
StorageClass(
    chart,
    "class-of-dicts",
    provisioner="csi.example.com",
    allowed_topologies=[{"matchLabelExpressions": [ZONE]}],
)
[pod] = [one for one in Testing.synth(chart) if one["kind"] == "Pod"]
[container] = pod["spec"]["containers"]
assert [one["name"] for one in container["env"]] == ["CONFIG", "POD", "SECRET", "TEXT"], container["env"]
assert container["env"][1]["valueFrom"] == {"fieldRef": {"fieldPath": "metadata.name"}}, container["env"]
assert container["env"][3]["value"] == "text", container["env"]
assert container["readinessProbe"] == {"tcpSocket": {"port": "http"}, "periodSeconds": 3}, container
assert container["resources"] == {"limits": {"memory": "1Gi"}}, container
required = pod["spec"]["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
assert required == {"nodeSelectorTerms": [{"matchExpressions": [{"key": "disk", "operator": "Exists"}]}]}, required
assert pod["spec"]["tolerations"] == [{"key": "disk", "operator": "Exists"}], pod["spec"]
assert pod["spec"]["hostAliases"] == [{"ip": "10.0.0.1", "hostnames": ["db"]}], pod["spec"]
claims = [one for one in Testing.synth(chart) if one["kind"] == "PersistentVolumeClaim"]
assert [one["spec"]["selector"] for one in claims] == [{"matchLabels": {"disk": "ssd"}}] * 2, claims
classes = [one for one in Testing.synth(chart) if one["kind"] == "StorageClass"]
assert [one["allowedTopologies"] for one in classes] == [[{"matchLabelExpressions": [ZONE]}]] * 2, classes
