# Subclasses of App and FastApp that override synth are synthesized by what they wrote, and checked once.
import sys

from cdk8s import App, Chart
from cdk8s_stateful import EphemeralStore, FastApp, StoryApp

outdir = sys.argv[1]
calls = []


class OwnApp(App):
    def synth(self):
        calls.append("App")
        super().synth()


class OwnFastApp(FastApp):
    def synth(self):
        calls.append("FastApp")
        super().synth()


for kind, name in ((OwnApp, "own"), (OwnFastApp, "own-fast")):
    app = kind(outdir=f"{outdir}/{name}")
    StoryApp(Chart(app, name), "story", name=name, store=EphemeralStore.empty_dir(), folder="story")
    app.synth()

assert calls == ["App", "FastApp"], calls
