// The story and a shop with everything in it, in each language of jsii: all write the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk8s-stateful/cdk8s-stateful-go/cdk8sstateful"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

var (
	text   = jsii.String
	number = func(value float64) *float64 { return &value }
)

func main() {
	defer jsii.Close()
	outdir := os.Args[1]

	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: text(outdir)})
	story := cdk8s.NewChart(app, text("story"), nil)
	folder := NewEnvConfig(story, text("config"), &EnvConfigProps{
		Name: text("data-store-env"),
		Data: &map[string]*string{"folder": text("story")},
	})
	store := NewPersistentStore(story, text("store"), &PersistentStoreProps{
		Capacity:             cdk8s.Size_Gibibytes(number(1)),
		Storage:              Storage_HostPath(text("/data"), nil),
		StorageClass:         "standard",
		PersistentVolumeName: text("host-pv"),
		ClaimName:            text("host-pvc"),
	})
	NewStoryApp(story, text("story"), &StoryAppProps{
		Replicas: number(2),
		Store:    store,
		Folder:   folder.Value(text("folder"), nil),
	})

	shop := cdk8s.NewChart(app, text("shop"), &cdk8s.ChartProps{
		Namespace: text("shop"),
		Labels:    &map[string]*string{"team": text("shop"), "stage": text("test")},
	})
	gp3 := AwsEbs_StorageClass(shop, text("gp3"), &AwsEbsClassOptions{
		Type:          text("gp3"),
		Encrypted:     jsii.Bool(true),
		ReclaimPolicy: ReclaimPolicy_RETAIN,
		Parameters: &map[string]*string{
			"tagSpecification_2": text("stage=test"),
			"tagSpecification_1": text("team=shop"),
		},
	})
	config := NewEnvConfig(shop, text("config"), &EnvConfigProps{
		Data: &map[string]*string{
			"shop.ini":  text("currency = EUR"),
			"LOG_LEVEL": text("info"),
			"CURRENCY":  text("EUR"),
		},
		Rollout: Rollout_CHECKSUM,
	})
	login := NewEnvSecret(shop, text("login"), &EnvSecretProps{
		StringData: &map[string]*string{"user": text("shop"), "password": text("only for a test")},
		Rollout:    Rollout_HASHED_NAME,
	})

	db := NewStatefulApp(shop, text("db"), &StatefulAppProps{
		Image: text("postgres:17"),
		Port:  number(5432),
		Env: &map[string]any{
			"POSTGRES_DB":       "shop",
			"POSTGRES_PASSWORD": login.Value(text("password"), nil),
			"POSTGRES_USER":     login.Value(text("user"), nil),
		},
		ReadinessProbe: &Probe{Handler: Handler_Exec(text("pg_isready")), PeriodSeconds: number(5)},
		Resources: &Resources{
			Requests: &map[string]*string{"memory": text("1Gi"), "cpu": text("500m")},
			Limits:   &map[string]*string{"memory": text("1Gi")},
		},
		Workload: Workload_StatefulSet(&StatefulSetOptions{
			Replicas:        number(3),
			StatefulSetSpec: &map[string]any{"minReadySeconds": 10, "revisionHistoryLimit": 2},
		}),
		Pod: &PodOptions{TerminationGracePeriodSeconds: number(60)},
	})
	disks := NewReplicaStore(shop, text("disks"), &ReplicaStoreProps{
		Capacity: cdk8s.Size_Gibibytes(number(20)),
		Storage:  Storage_Dynamic(&DynamicOptions{StorageClass: gp3}),
	})
	db.Mount(text("/var/lib/postgresql/data"), disks, &MountOptions{SubPath: text("pgdata")})

	uploads := NewPersistentStore(shop, text("uploads"), &PersistentStoreProps{
		Capacity: cdk8s.Size_Gibibytes(number(5)),
		Storage:  Storage_Dynamic(&DynamicOptions{StorageClass: gp3}),
		Metadata: &cdk8s.ApiObjectMetadata{
			Labels: &map[string]*string{"team": text("shop"), "example.com/backup": text("daily")},
		},
	})
	web := NewStatefulApp(shop, text("web"), &StatefulAppProps{
		Image:    text("registry.example.com/shop:1"),
		Workload: Workload_Deployment(&DeploymentOptions{Strategy: DeploymentStrategy_Recreate()}),
		Port:     number(8080),
		Env: &map[string]any{
			"DB_HOST":     "shop-db",
			"DB_PASSWORD": login.Value(text("password"), nil),
			"DB_USER":     "shop",
			"DB_URL":      "postgres://$(DB_USER):$(DB_PASSWORD)@$(DB_HOST)/shop",
		},
		EnvFrom: &[]EnvSource{config.All(nil, nil)},
		LivenessProbe: &Probe{
			Handler:             Handler_HttpGet(text("/live"), &HttpGetOptions{Port: number(8080)}),
			InitialDelaySeconds: number(10),
		},
	})
	web.Mount(text("/uploads"), uploads, nil)
	web.Mount(text("/etc/shop"), config.Files(&FilesOptions{
		Items: &[]*FileItem{{Key: text("shop.ini"), Mode: text("0440")}},
	}), nil)
	web.Expose(&ServiceOptions{Port: number(80)})
	web.Hardened(&HardenedOptions{
		RunAsUser:     number(1000),
		FsGroup:       number(1000),
		WritablePaths: jsii.Strings("/tmp"),
	})

	cleaner := NewStatefulApp(shop, text("cleaner"), &StatefulAppProps{
		Image:    text("registry.example.com/cleaner:1"),
		Workload: Workload_CronJob(&CronJobOptions{Schedule: text("0 3 * * *")}),
		Pod:      &PodOptions{RestartPolicy: RestartPolicy_NEVER},
	})
	cleaner.Mount(text("/scratch"), EphemeralStore_EmptyDir(nil), nil)
	NewStoreSnapshot(shop, text("before-release"), &StoreSnapshotProps{Store: uploads})

	app.Synth()

	written, err := os.ReadFile(filepath.Join(outdir, "story.k8s.yaml"))
	check(err)
	old := strings.ReplaceAll(string(written), "host-pvc", "old-pvc")
	var report []string
	for _, one := range *Checks_Of(shop, nil).Findings() {
		report = append(report, fmt.Sprintf("%s %s %s: %s", *one.Severity, *one.Rule, *one.Name, *one.Message))
	}
	for _, one := range *Survival_Of(shop, nil).Records() {
		if *one.Path() == "/uploads" {
			moved := one.Outcome(Event_POD_MOVED)
			outcome := strings.ToLower(string(moved.Outcome))
			report = append(report, fmt.Sprintf("%s %s: %s", *one.Store(), outcome, *moved.Reason))
		}
	}
	report = append(report, *Survival_Of(app, nil).Markdown())
	for _, one := range *Changes_Since(text(old), story, nil).Findings() {
		report = append(report, fmt.Sprintf("%s %s: %s", *one.Rule, *one.Name, *one.Message))
	}
	check(os.WriteFile(filepath.Join(outdir, "report.txt"), []byte(strings.Join(report, "\n")+"\n"), 0o644))

	fast := NewFastApp(&FastAppProps{Outdir: text(filepath.Join(outdir, "fast"))})
	NewStoryApp(cdk8s.NewChart(fast, text("fast"), nil), text("story"), &StoryAppProps{Folder: "story"})
	fast.Synth()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
