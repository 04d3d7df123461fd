// The story and a shop with everything in it, in each language of jsii: all write the same bytes.
import io.github.cdk8s_stateful.AwsEbs;
import io.github.cdk8s_stateful.AwsEbsClassOptions;
import io.github.cdk8s_stateful.Changes;
import io.github.cdk8s_stateful.CheckFinding;
import io.github.cdk8s_stateful.Checks;
import io.github.cdk8s_stateful.CronJobOptions;
import io.github.cdk8s_stateful.DeploymentOptions;
import io.github.cdk8s_stateful.DeploymentStrategy;
import io.github.cdk8s_stateful.DynamicOptions;
import io.github.cdk8s_stateful.EnvConfig;
import io.github.cdk8s_stateful.EnvSecret;
import io.github.cdk8s_stateful.EphemeralStore;
import io.github.cdk8s_stateful.Event;
import io.github.cdk8s_stateful.FastApp;
import io.github.cdk8s_stateful.FileItem;
import io.github.cdk8s_stateful.FilesOptions;
import io.github.cdk8s_stateful.Handler;
import io.github.cdk8s_stateful.HardenedOptions;
import io.github.cdk8s_stateful.HttpGetOptions;
import io.github.cdk8s_stateful.MountOptions;
import io.github.cdk8s_stateful.PersistentStore;
import io.github.cdk8s_stateful.PodOptions;
import io.github.cdk8s_stateful.Probe;
import io.github.cdk8s_stateful.ReclaimPolicy;
import io.github.cdk8s_stateful.ReplicaStore;
import io.github.cdk8s_stateful.Resources;
import io.github.cdk8s_stateful.RestartPolicy;
import io.github.cdk8s_stateful.Rollout;
import io.github.cdk8s_stateful.ServiceOptions;
import io.github.cdk8s_stateful.StatefulApp;
import io.github.cdk8s_stateful.StatefulSetOptions;
import io.github.cdk8s_stateful.StorageClass;
import io.github.cdk8s_stateful.StoreSnapshot;
import io.github.cdk8s_stateful.Storage;
import io.github.cdk8s_stateful.StoryApp;
import io.github.cdk8s_stateful.Survival;
import io.github.cdk8s_stateful.SurvivalRecord;
import io.github.cdk8s_stateful.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public class Main {
  public static void main(final String[] args) throws IOException {
    final String outdir = args[0];

    final App app = App.Builder.create().outdir(outdir).build();
    final Chart story = new Chart(app, "story");
    final EnvConfig folder =
        EnvConfig.Builder.create(story, "config").name("data-store-env").data(Map.of("folder", "story")).build();
    final PersistentStore store =
        PersistentStore.Builder.create(story, "store")
            .capacity(Size.gibibytes(1))
            .storage(Storage.hostPath("/data"))
            .storageClass("standard")
            .persistentVolumeName("host-pv")
            .claimName("host-pvc")
            .build();
    StoryApp.Builder.create(story, "story").replicas(2).store(store).folder(folder.value("folder")).build();

    final Chart shop =
        new Chart(
            app,
            "shop",
            ChartProps.builder().namespace("shop").labels(Map.of("team", "shop", "stage", "test")).build());
    final StorageClass gp3 =
        AwsEbs.storageClass(
            shop,
            "gp3",
            AwsEbsClassOptions.builder()
                .type("gp3")
                .encrypted(true)
                .reclaimPolicy(ReclaimPolicy.RETAIN)
                .parameters(Map.of("tagSpecification_2", "stage=test", "tagSpecification_1", "team=shop"))
                .build());
    final EnvConfig config =
        EnvConfig.Builder.create(shop, "config")
            .data(Map.of("shop.ini", "currency = EUR", "LOG_LEVEL", "info", "CURRENCY", "EUR"))
            .rollout(Rollout.CHECKSUM)
            .build();
    final EnvSecret login =
        EnvSecret.Builder.create(shop, "login")
            .stringData(Map.of("user", "shop", "password", "only for a test"))
            .rollout(Rollout.HASHED_NAME)
            .build();

    final StatefulApp db =
        StatefulApp.Builder.create(shop, "db")
            .image("postgres:17")
            .port(5432)
            .env(
                Map.of(
                    "POSTGRES_DB", "shop",
                    "POSTGRES_PASSWORD", login.value("password"),
                    "POSTGRES_USER", login.value("user")))
            .readinessProbe(Probe.builder().handler(Handler.exec("pg_isready")).periodSeconds(5).build())
            .resources(
                Resources.builder()
                    .requests(Map.of("memory", "1Gi", "cpu", "500m"))
                    .limits(Map.of("memory", "1Gi"))
                    .build())
            .workload(
                Workload.statefulSet(
                    StatefulSetOptions.builder()
                        .replicas(3)
                        .statefulSetSpec(Map.of("minReadySeconds", 10, "revisionHistoryLimit", 2))
                        .build()))
            .pod(PodOptions.builder().terminationGracePeriodSeconds(60).build())
            .build();
    final ReplicaStore disks =
        ReplicaStore.Builder.create(shop, "disks")
            .capacity(Size.gibibytes(20))
            .storage(Storage.dynamic(DynamicOptions.builder().storageClass(gp3).build()))
            .build();
    db.mount("/var/lib/postgresql/data", disks, MountOptions.builder().subPath("pgdata").build());

    final PersistentStore uploads =
        PersistentStore.Builder.create(shop, "uploads")
            .capacity(Size.gibibytes(5))
            .storage(Storage.dynamic(DynamicOptions.builder().storageClass(gp3).build()))
            .metadata(
                ApiObjectMetadata.builder()
                    .labels(Map.of("team", "shop", "example.com/backup", "daily"))
                    .build())
            .build();
    final StatefulApp web =
        StatefulApp.Builder.create(shop, "web")
            .image("registry.example.com/shop:1")
            .workload(
                Workload.deployment(DeploymentOptions.builder().strategy(DeploymentStrategy.recreate()).build()))
            .port(8080)
            .env(
                Map.of(
                    "DB_HOST", "shop-db",
                    "DB_PASSWORD", login.value("password"),
                    "DB_USER", "shop",
                    "DB_URL", "postgres://$(DB_USER):$(DB_PASSWORD)@$(DB_HOST)/shop"))
            .envFrom(List.of(config.all()))
            .livenessProbe(
                Probe.builder()
                    .handler(Handler.httpGet("/live", HttpGetOptions.builder().port(8080).build()))
                    .initialDelaySeconds(10)
                    .build())
            .build();
    web.mount("/uploads", uploads);
    web.mount(
        "/etc/shop",
        config.files(
            FilesOptions.builder()
                .items(List.of(FileItem.builder().key("shop.ini").mode("0440").build()))
                .build()));
    web.expose(ServiceOptions.builder().port(80).build());
    web.hardened(
        HardenedOptions.builder().runAsUser(1000).fsGroup(1000).writablePaths(List.of("/tmp")).build());

    final StatefulApp cleaner =
        StatefulApp.Builder.create(shop, "cleaner")
            .image("registry.example.com/cleaner:1")
            .workload(Workload.cronJob(CronJobOptions.builder().schedule("0 3 * * *").build()))
            .pod(PodOptions.builder().restartPolicy(RestartPolicy.NEVER).build())
            .build();
    cleaner.mount("/scratch", EphemeralStore.emptyDir());
    StoreSnapshot.Builder.create(shop, "before-release").store(uploads).build();

    app.synth();

    final String old = Files.readString(Path.of(outdir, "story.k8s.yaml")).replace("host-pvc", "old-pvc");
    final List<String> report = new ArrayList<>();
    for (final CheckFinding one : Checks.of(shop).getFindings()) {
      report.add(one.getSeverity() + " " + one.getRule() + " " + one.getName() + ": " + one.getMessage());
    }
    report.add(
        Survival.of(shop).getRecords().stream()
            .filter(one -> one.getPath().equals("/uploads"))
            .map(Main::whenMoved)
            .collect(Collectors.joining("\n")));
    report.add(Survival.of(app).markdown());
    for (final CheckFinding one : Changes.since(old, story).getFindings()) {
      report.add(one.getRule() + " " + one.getName() + ": " + one.getMessage());
    }
    Files.writeString(Path.of(outdir, "report.txt"), String.join("\n", report) + "\n");

    final FastApp fast = FastApp.Builder.create().outdir(Path.of(outdir, "fast").toString()).build();
    StoryApp.Builder.create(new Chart(fast, "fast"), "story").folder("story").build();
    fast.synth();
  }

  private static String whenMoved(final SurvivalRecord one) {
    final String outcome = one.outcome(Event.POD_MOVED).getOutcome().name().toLowerCase(Locale.ROOT);
    return one.getStore() + " " + outcome + ": " + one.outcome(Event.POD_MOVED).getReason();
  }
}
