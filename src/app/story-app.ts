import type { EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkProps } from '../construct/props';
import { IStore } from '../construct/store';
import { futureConstructPath } from '../construct/construct-path';
import { Protocol } from './port';
import { ServiceType } from './service-options';
import { StatefulApp } from './stateful-app';
import { Workload } from './workload';

const IMAGE = 'codongmin/kub-data-demo:1';
const PORT = 3000;
const FOLDER = 'story';
const MOUNT_PATH = `/app/${FOLDER}`;

/** Props of `StoryApp`. */
export interface StoryAppProps {
  /**
   * The name of the app: its label `app` and its container; `-deployment` and `-service` follow it in the names of the
   * objects, `-volume` in that of the volume.
   *
   * @default 'story'
   */
  readonly name?: string;

  /**
   * How many pods run.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Where the story is kept.
   *
   * @default - in the container: it is lost when the container restarts
   */
  readonly store?: IStore;

  /**
   * The folder of the story below `/app`: a string, or a setting such as `config.value('folder')`. It is the last element
   * of the mount path, `story`.
   *
   * @default - not set; the default image doesn't start without it
   */
  readonly folder?: string | EnvValue;

  /**
   * The image.
   *
   * @default 'codongmin/kub-data-demo:1'
   */
  readonly image?: string;
}

/**
 * The story app as one construct: a Deployment that listens on port 3000 and keeps its story in `/app/story`, and a
 * Service of type LoadBalancer on port 80. For everything beyond its props it is a `StatefulApp` like any other.
 *
 * @example
 *
 * new StoryApp(this, 'story', { store: EphemeralStore.emptyDir(), folder: 'story' });
 */
export class StoryApp extends StatefulApp {
  /**
   * @param scope a construct in a chart
   * @param id the construct's id
   * @param props store, folder, replicas
   */
  public constructor(scope: Construct, id: string, props: StoryAppProps = {}) {
    const constructPath = futureConstructPath('StoryApp', scope, id);
    checkProps(constructPath, 'StoryAppProps', props);
    const { name = 'story', replicas = 1, store, folder, image = IMAGE } = props;
    const workload = Workload.deployment({ name: `${name}-deployment`, replicas });
    super(scope, id, {
      name,
      image,
      port: PORT,
      workload,
      env: folder === undefined ? undefined : { STORY_FOLDER: folder },
    });

    try {
      if (store !== undefined) this.mount(MOUNT_PATH, store, { volumeName: `${name}-volume` });
      this.expose({ name: `${name}-service`, port: 80, protocol: Protocol.TCP, type: ServiceType.LOAD_BALANCER });
    } catch (error) {
      scope.node.tryRemoveChild(this.node.id);
      throw error;
    }
  }
}
