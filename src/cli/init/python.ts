import type { Project } from './project';
import { EXAMPLE_MOUNTS, gitIgnore, hasEnvironments, validations, workflow } from './shared';

/** A project in Python. */
export function pythonFiles({ version, main = EXAMPLE, mounts }: Project): Record<string, string> {
  return {
    'requirements.txt': `cdk8s-stateful~=${version}\npytest~=9.0\n`,
    'cdk8s.yaml': `language: python\napp: python main.py\n${validations('cdk8s-stateful', version)}`,
    'main.py': main,
    'test_main.py': hasEnvironments(main, 'python')
      ? TEST_OF_ENVIRONMENTS
      : test(mounts ?? (main === EXAMPLE ? EXAMPLE_MOUNTS : [])),
    '.gitignore': `.venv/\n__pycache__/\n.pytest_cache/\n${gitIgnore(main)}`,
    '.github/workflows/check.yml': workflow(
      ['pip install -r requirements.txt', 'pytest', `npx --yes cdk8s-stateful@${version} check dist --format github`],
      SET_UP_PYTHON,
    ),
  };
}

const SET_UP_PYTHON = [
  '      - uses: actions/setup-python@v7',
  '        with:',
  '          python-version: 3.x',
  '          cache: pip',
];

const EXAMPLE = `from cdk8s import App, Chart
from cdk8s_stateful import (
    DeploymentStrategy,
    EnvConfig,
    PersistentStore,
    Rollout,
    StatefulApp,
    Workload,
)

app = App()
chart = Chart(app, "grafana")

config = EnvConfig(
    chart,
    "config",
    data={"rootUrl": "https://grafana.example.com"},
    rollout=Rollout.CHECKSUM,  # pods are replaced when a value changes
)

store = PersistentStore(chart, "store", capacity="1Gi")

grafana = StatefulApp(
    chart,
    "grafana",
    image="grafana/grafana:12.3.0",
    port=3000,
    env={"GF_SERVER_ROOT_URL": config.value("rootUrl")},
    workload=Workload.deployment(strategy=DeploymentStrategy.recreate()),  # one pod at a time has the disk
    pod={"security_context": {"fs_group": 472}},
)
grafana.mount_data(store)  # at /var/lib/grafana
grafana.expose(port=80)

app.synth()
`;

/** What has the program write into a folder of the test. */
const LOADER = `# The program writes its manifests when it is imported: here into a folder that goes again.
folder = tempfile.TemporaryDirectory(prefix="dist-")
os.environ["CDK8S_OUTDIR"] = folder.name`;

/** What reads manifests in the tests of projects. */
const READERS = `def manifests(folder: str) -> dict[str, str]:
    """The manifests in a folder, by the names of their files."""
    return {file.name: file.read_text() for file in Path(folder).glob("*.yaml")}


def deployed(folder: str) -> str:
    """What is deployed: a folder as a commit has it, the last one unless DEPLOYED names another. Before the first there is nothing."""
    revision = os.environ.get("DEPLOYED", "HEAD")

    def git(*args: str) -> str:
        return subprocess.run(["git", *args], capture_output=True, text=True).stdout

    files = git("ls-tree", "--name-only", revision, f"{folder}/").splitlines()
    return "---\\n".join(git("show", f"{revision}:./{file}") for file in files if file.endswith(".yaml"))`;

const TEST_OF_ENVIRONMENTS = `import os
import subprocess
import tempfile
from pathlib import Path

import pytest

${LOADER}

from cdk8s import App
from cdk8s_stateful import Changes

from main import build, environments


${READERS}


@pytest.mark.parametrize("name", environments)
def test_dist_is_what_the_program_writes(name: str) -> None:
    assert manifests(f"dist/{name}") == manifests(f"{folder.name}/{name}"), "run python main.py, and look at the difference"


@pytest.mark.parametrize("name", environments)
def test_no_files_of_what_is_deployed_are_lost(name: str) -> None:
    app = App()
    build(app, **environments[name])
    Changes.since(deployed(f"dist/{name}"), app).expect_safe()
`;

const test = (mounts: readonly string[]): string => `import os
import subprocess
import tempfile
from pathlib import Path

${LOADER}

from cdk8s_stateful import Changes${mounts.length === 0 ? '' : ', Event, Survival'}

from main import app


${READERS}


def test_dist_is_what_the_program_writes() -> None:
    assert manifests("dist") == manifests(folder.name), "run python main.py, and look at the difference"
${mounts.map(survival).join('')}

def test_no_files_of_what_is_deployed_are_lost() -> None:
    Changes.since(deployed("dist"), app).expect_safe()
`;

const survival = (mount: string, i: number): string => `

def test_files_survive_a_new_pod${i === 0 ? '' : `_${i + 1}`}() -> None:
    Survival.of(app).expect(${JSON.stringify(mount)}).to_survive(Event.POD_REPLACED)
`;
