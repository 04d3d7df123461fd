// Reproduces kubernetes/website content/en/docs/concepts/configuration/configmap.md and
// content/en/examples/configmap/configure-pod.yaml: keys of one ConfigMap as variables and as files.
import { App, Chart } from 'cdk8s';
import { EnvConfig, StatefulApp, Workload } from 'cdk8s-stateful';

export function build(app: App): void {
  const chart = new Chart(app, 'game');
  const game = new EnvConfig(chart, 'config', {
    name: 'game-demo',
    data: {
      // property-like keys; each key maps to a simple value
      player_initial_lives: '3',
      ui_properties_file_name: 'user-interface.properties',
      // file-like keys
      'game.properties': lines('enemy.types=aliens,monsters', 'player.maximum-lives=5'),
      'user-interface.properties': lines('color.good=purple', 'color.bad=yellow', 'allow.textmode=true'),
    },
  });
  const demo = new StatefulApp(chart, 'demo', {
    image: 'alpine',
    command: ['sleep', '3600'],
    env: {
      // the case is different here from the key name in the ConfigMap
      PLAYER_INITIAL_LIVES: game.value('player_initial_lives'),
      UI_PROPERTIES_FILE_NAME: game.value('ui_properties_file_name'),
    },
    workload: Workload.pod({ name: 'configmap-demo-pod' }),
  });
  // the keys from the ConfigMap to create as files
  const items = ['game.properties', 'user-interface.properties'].map((key) => ({ key }));
  demo.mount('/config', game.files({ name: 'config', items }), { readOnly: true });
}

function lines(...text: string[]): string {
  return text.map((line) => `${line}\n`).join('');
}
