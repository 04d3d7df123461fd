// Likely mistakes: prints the last line of each one's panic.
package main

import (
	"fmt"
	"strings"

	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk8s-stateful/cdk8s-stateful-go/cdk8sstateful"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2/k8s"
)

func main() {
	defer jsii.Close()
	text := jsii.String
	chart := cdk8s.NewChart(cdk8s.NewApp(nil), text("story"), nil)
	config := NewEnvConfig(chart, text("config"), &EnvConfigProps{Data: &map[string]*string{"folder": text("story")}})
	gib := cdk8s.Size_Gibibytes(jsii.Number(1))
	store := func(id string, props PersistentStoreProps) func() {
		return func() { NewPersistentStore(chart, text(id), &props) }
	}
	app := func(id string, props StatefulAppProps) func() {
		props.Image = text("app:1")
		return func() { NewStatefulApp(chart, text(id), &props) }
	}

	attempt("no capacity", store("a", PersistentStoreProps{Capacity: cdk8s.Size_Gibibytes(jsii.Number(0))}))
	attempt("name of a claim", store("b", PersistentStoreProps{Capacity: gib, ClaimName: text("My_Claim")}))
	attempt("path of the host", store("c", PersistentStoreProps{
		Capacity: gib,
		Storage:  Storage_HostPath(text("/data/../x"), nil),
	}))
	attempt("one volume for all replicas", func() {
		NewReplicaStore(chart, text("d"), &ReplicaStoreProps{
			Capacity: gib,
			Storage:  Storage_HostPath(text("/data"), nil),
		})
	})
	attempt("port", app("e", StatefulAppProps{Port: jsii.Number(70000)}))
	attempt("name of a variable", app("f", StatefulAppProps{Env: &map[string]any{"A=B": "1"}}))
	attempt("key of a ConfigMap", func() { config.Value(text("foldr"), nil) })
	attempt("type of a disk", func() {
		AwsEbs_StorageClass(chart, text("g"), &AwsEbsClassOptions{Type: text("gp9"), Iops: jsii.Number(3000)})
	})
	attempt("schedule", app("h", StatefulAppProps{Workload: Workload_CronJob(&CronJobOptions{Schedule: text("daily")})}))
	attempt("memory", app("i", StatefulAppProps{
		Resources: &Resources{Limits: &map[string]*string{"memory": text("1GB")}},
	}))
	attempt("path without a volume", func() { Survival_Of(chart, nil).Expect(text("/nowhere"), nil) })
	attempt("value of a variable", func() { Env_Of(k8s.Quantity_FromNumber(jsii.Number(1))) })
	attempt("older manifests", func() { Changes_Since(text("a: ["), chart, nil) })
}

func attempt(mistake string, refused func()) {
	defer func() {
		lines := strings.Split(strings.TrimSpace(fmt.Sprint(recover())), "\n")
		fmt.Printf("%s: %s\n", mistake, lines[len(lines)-1])
	}()
	refused()
}
