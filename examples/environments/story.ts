import { Chart } from 'cdk8s';
import { EnvConfig, Rollout, StatefulApp } from 'cdk8s-stateful';
import { Environment } from './environment';

/** The story app, as it is in every environment. */
export function story(chart: Chart, environment: Environment): void {
  const config = new EnvConfig(chart, 'config', {
    name: 'data-store-env',
    data: { folder: 'story' },
    rollout: Rollout.CHECKSUM,
  });
  const app = new StatefulApp(chart, 'story', {
    image: 'codongmin/kub-data-demo:1',
    port: 3000,
    workload: environment.workload,
    env: { STORY_FOLDER: config.value('folder') },
  });
  if (environment.hardened !== undefined) app.hardened(environment.hardened);
  app.mount('/app/story', environment.store(chart));
  app.expose(environment.service);
}
