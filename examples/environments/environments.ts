import { App, Chart } from 'cdk8s';
import { Environment } from './environment';
import { laptop } from './laptop';
import { production } from './production';
import { staging } from './staging';
import { story } from './story';

/** Every environment, by its name. */
export const environments: Readonly<Record<string, Environment>> = Object.fromEntries(
  [laptop, staging, production].map((environment) => [environment.name, environment]),
);

/** An environment as an App of its own, which writes to a folder of its own. */
export function appOf(environment: Environment, outdir?: string): App {
  const app = new App({ outdir });
  story(new Chart(app, 'story', { namespace: environment.namespace }), environment);
  return app;
}
