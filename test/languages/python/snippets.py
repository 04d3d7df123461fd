# Runs every snippet of the README and the docstrings as rosetta translates it: `snippets.py TABLET`. One of the README shows
# what is refused; a comment in it, `// throws: RULE`, says so.
import json
import re
import sys
import traceback

import cdk8s
import cdk8s_stateful
from cdk8s_plus_27 import k8s

with open(sys.argv[1], encoding="utf-8") as tablet:
    snippets = list(json.load(tablet)["snippets"].values())

failed = []
for snippet in snippets:
    python = snippet["translations"]["python"]["source"]
    written = snippet["translations"]["$"]["source"]
    place = json.dumps([snippet["location"]["api"], snippet["location"]["field"]])
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "snippet")
    scope = {**vars(cdk8s), **vars(cdk8s_stateful), "self": chart, "k8s": k8s}
    # What a snippet declares, it takes from the program that it stands in.
    values = {"Chart": chart, "string": "", "k8s.LabelSelector": k8s.LabelSelector(match_labels={"app": "db"})}
    for name, kind in re.findall(r"^declare const (\w+): ([\w.]+);", written, re.MULTILINE):
        scope[name] = values[kind]
    refused = re.search(r"// throws: ([\w-]+)", written)
    try:
        exec(compile(python, place, "exec"), scope)
        app.synth()
        if refused:
            failed.append(f"{place}: {refused[1]} was not refused\n{python}")
    except Exception as error:
        said = "".join(traceback.format_exception_only(error))
        if refused is None or refused[1] not in said:
            failed.append(f"{place}: {said}{python}")

assert len(snippets) > 50, f"only {len(snippets)} snippets"
assert failed == [], "\n\n".join(failed)
print(f"{len(snippets)} snippets of the README and the docstrings run")
