// Subclasses of App and FastApp that override synth are synthesized by what they wrote, and checked once.
import io.github.cdk8s_stateful.EphemeralStore;
import io.github.cdk8s_stateful.FastApp;
import io.github.cdk8s_stateful.FastAppProps;
import io.github.cdk8s_stateful.StoryApp;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.App;
import org.cdk8s.AppProps;
import org.cdk8s.Chart;

public class Subclasses {
  private static final List<String> CALLS = new ArrayList<>();

  public static void main(final String[] args) {
    final App own = new OwnApp(args[0] + "/own");
    addStory(own, "own");
    own.synth();
    final App fast = new OwnFastApp(args[0] + "/own-fast");
    addStory(fast, "own-fast");
    fast.synth();
    if (!CALLS.equals(List.of("App", "FastApp"))) throw new IllegalStateException("calls: " + CALLS);
  }

  private static void addStory(final App app, final String name) {
    StoryApp.Builder.create(new Chart(app, name), "story")
        .name(name)
        .store(EphemeralStore.emptyDir())
        .folder("story")
        .build();
  }

  private static class OwnApp extends App {
    OwnApp(final String outdir) {
      super(AppProps.builder().outdir(outdir).build());
    }

    @Override
    public void synth() {
      CALLS.add("App");
      super.synth();
    }
  }

  private static class OwnFastApp extends FastApp {
    OwnFastApp(final String outdir) {
      super(FastAppProps.builder().outdir(outdir).build());
    }

    @Override
    public void synth() {
      CALLS.add("FastApp");
      super.synth();
    }
  }
}
