import { apiKinds, apiRemovals } from './api-versions.generated';

/** What an apiVersion and a kind are, where no server that is new enough has them. */
export type ApiVerdict =
  /** A version of Kubernetes stopped serving it; `now` is the apiVersion that has the kind today, where one has. */
  | { readonly state: 'removed'; readonly minor: number; readonly now: string | undefined }
  /** The group has no such kind, or not in that version. */
  | { readonly state: 'impossible'; readonly now: string };

/**
 * What went together with its types, so that k8s.io/api doesn't tell of it, or is of another module.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const GONE: Readonly<Record<string, number>> = {
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': 22,
  'apiregistration.k8s.io/v1beta1 APIService': 22,
  'autoscaling/v2beta1 HorizontalPodAutoscaler': 25,
  'autoscaling/v2beta2 HorizontalPodAutoscaler': 26,
  'batch/v2alpha1 CronJob': 21,
  'extensions/v1beta1 PodSecurityPolicy': 16,
  'policy/v1beta1 PodSecurityPolicy': 25,
  'settings.k8s.io/v1alpha1 PodPreset': 20,
};

/** Kinds of Kubernetes that aren't in k8s.io/api. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  APIService: 'apiregistration.k8s.io/v1',
};

/** Looks kinds up in the table of all kinds that Kubernetes has and had. */
export class ApiVersions {
  readonly #verdicts = new Map<string, Map<string, ApiVerdict | undefined>>();
  readonly #groups: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map(
    Object.entries(apiKinds).map(([group, versions]) => [
      group,
      new Map(Object.entries(versions).map(([version, kinds]) => [version, new Set(kinds.split(' '))])),
    ]),
  );

  verdictOn(apiVersion: string, kind: string): ApiVerdict | undefined {
    let kinds = this.#verdicts.get(apiVersion);
    if (kinds === undefined) this.#verdicts.set(apiVersion, (kinds = new Map<string, ApiVerdict | undefined>()));
    if (kinds.has(kind)) return kinds.get(kind);
    const verdict = this.#verdict(apiVersion, kind);
    kinds.set(kind, verdict);
    return verdict;
  }

  #verdict(apiVersion: string, kind: string): ApiVerdict | undefined {
    const key = `${apiVersion} ${kind}`;
    const minor = GONE[key] ?? apiRemovals[key];
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    const now = this.#grownFrom(group, apiVersion.slice(slash + 1), kind) ?? this.#servedAs(group, kind);
    if (minor !== undefined) return { state: 'removed', minor, now };
    const versions = this.#groups.get(group);
    // The table knows no other groups: custom resources are in them.
    if (versions === undefined || now === undefined) return undefined;
    return versions.get(apiVersion.slice(slash + 1))?.has(kind) === true ? undefined : { state: 'impossible', now };
  }

  /** The version that a beta or alpha became: of all versions its fields are the nearest. */
  #grownFrom(group: string, version: string, kind: string): string | undefined {
    const grown = /^(v\d+)(?:alpha|beta)\d+$/.exec(version)?.[1];
    return grown !== undefined && this.#groups.get(group)?.get(grown)?.has(kind) === true
      ? `${group}/${grown}`
      : undefined;
  }

  /** The apiVersion that has a kind today: of the same group, if one of it has. */
  #servedAs(group: string, kind: string): string | undefined {
    const own = this.#groups.get(group);
    const groups = [...(own === undefined ? [] : [[group, own] as const]), ...this.#groups];
    for (const [name, versions] of groups) {
      for (const [version, kinds] of versions) {
        const apiVersion = name === '' ? version : `${name}/${version}`;
        if (kinds.has(kind) && apiRemovals[`${apiVersion} ${kind}`] === undefined) return apiVersion;
      }
    }
    return ELSEWHERE[kind];
  }
}
