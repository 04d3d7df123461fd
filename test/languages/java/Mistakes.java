// Likely mistakes: prints the first line of each one's error; a trace follows in Java.
import io.github.cdk8s_stateful.AwsEbs;
import io.github.cdk8s_stateful.AwsEbsClassOptions;
import io.github.cdk8s_stateful.Changes;
import io.github.cdk8s_stateful.CronJobOptions;
import io.github.cdk8s_stateful.Env;
import io.github.cdk8s_stateful.EnvConfig;
import io.github.cdk8s_stateful.PersistentStore;
import io.github.cdk8s_stateful.ReplicaStore;
import io.github.cdk8s_stateful.Resources;
import io.github.cdk8s_stateful.StatefulApp;
import io.github.cdk8s_stateful.Storage;
import io.github.cdk8s_stateful.Survival;
import io.github.cdk8s_stateful.Workload;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Size;
import org.cdk8s.plus27.k8s.Quantity;

public class Mistakes {
  private static final Chart CHART = new Chart(new App(), "story");

  public static void main(final String[] args) {
    final EnvConfig config = EnvConfig.Builder.create(CHART, "config").data(Map.of("folder", "story")).build();
    final Size gib = Size.gibibytes(1);
    attempt("no capacity", () -> PersistentStore.Builder.create(CHART, "a").capacity(Size.gibibytes(0)).build());
    attempt(
        "name of a claim",
        () -> PersistentStore.Builder.create(CHART, "b").capacity(gib).claimName("My_Claim").build());
    attempt(
        "path of the host",
        () -> PersistentStore.Builder.create(CHART, "c").capacity(gib).storage(Storage.hostPath("/data/../x")).build());
    attempt(
        "one volume for all replicas",
        () -> ReplicaStore.Builder.create(CHART, "d").capacity(gib).storage(Storage.hostPath("/data")).build());
    attempt("port", () -> app("e").port(70000).build());
    attempt("name of a variable", () -> app("f").env(Map.of("A=B", "1")).build());
    attempt("key of a ConfigMap", () -> config.value("foldr"));
    attempt(
        "type of a disk",
        () -> AwsEbs.storageClass(CHART, "g", AwsEbsClassOptions.builder().type("gp9").iops(3000).build()));
    attempt(
        "schedule",
        () -> app("h").workload(Workload.cronJob(CronJobOptions.builder().schedule("daily").build())).build());
    attempt(
        "memory",
        () -> app("i").resources(Resources.builder().limits(Map.of("memory", "1GB")).build()).build());
    attempt("path without a volume", () -> Survival.of(CHART).expect("/nowhere"));
    attempt("value of a variable", () -> Env.of(Quantity.fromNumber(1)));
    attempt("older manifests", () -> Changes.since("a: [", CHART));
  }

  private static StatefulApp.Builder app(final String id) {
    return StatefulApp.Builder.create(CHART, id).image("app:1");
  }

  private static void attempt(final String mistake, final Runnable make) {
    try {
      make.run();
      System.out.println(mistake + ": nothing was refused");
    } catch (final RuntimeException error) {
      System.out.println(mistake + ": " + error.getMessage().split("\n")[0]);
    }
  }
}
