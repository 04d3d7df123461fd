# Subclasses of App and FastApp that override synth, synth_yaml or charts are synthesized by what they wrote, and checked once.
import os
import sys

from cdk8s import App, Chart
from cdk8s_stateful import EphemeralStore, FastApp, StoryApp

outdir = sys.argv[1]
calls = []


def with_overrides(base):
    class Own(base):
        def synth(self):
            calls.append(f"{base.__name__}.synth")
            super().synth()

        def synth_yaml(self):
            calls.append(f"{base.__name__}.synth_yaml")
            return "# own\n" + super().synth_yaml()

        @property
        def charts(self):
            return [chart for chart in super().charts if chart.node.id != "hidden"]

    return Own


def filled(kind, name):
    app = with_overrides(kind)(outdir=f"{outdir}/{name}")
    for chart in (name, "hidden"):
        StoryApp(Chart(app, chart), "story", name=f"{chart}-{name}", store=EphemeralStore.empty_dir(), folder="story")
    return app


for kind in (App, FastApp):
    filled(kind, f"{kind.__name__.lower()}-files").synth()
    assert os.listdir(f"{outdir}/{kind.__name__.lower()}-files") == [f"{kind.__name__.lower()}-files.k8s.yaml"]
    yaml = filled(kind, f"{kind.__name__.lower()}-yaml").synth_yaml()
    assert yaml.startswith("# own\napiVersion: ") and "hidden" not in yaml, yaml

assert calls == ["App.synth", "App.synth_yaml", "FastApp.synth", "FastApp.synth_yaml"], calls
