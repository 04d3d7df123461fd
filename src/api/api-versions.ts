import { apiKinds, apiRemovals } from './api-versions.generated';

/** Why current API servers don't serve a kind in an apiVersion. */
export type ApiVerdict =
  /** Not served since Kubernetes 1.`minor`; `now` is the apiVersion that serves the kind today, if any. */
  | { readonly state: 'removed'; readonly minor: number; readonly now: string | undefined }
  /** The group never had the kind, or not in that version. */
  | { readonly state: 'impossible'; readonly now: string };

/**
 * The minor version of Kubernetes that removed a kind, for kinds missing from k8s.io/api: their types were removed with
 * them, or are in another Go module.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const OTHER_REMOVALS: Readonly<Record<string, number>> = {
  'apiextensions.k8s.io/v1beta1 CustomResourceDefinition': 22,
  'apiregistration.k8s.io/v1beta1 APIService': 22,
  'autoscaling/v2beta1 HorizontalPodAutoscaler': 25,
  'autoscaling/v2beta2 HorizontalPodAutoscaler': 26,
  'batch/v2alpha1 CronJob': 21,
  'extensions/v1beta1 PodSecurityPolicy': 16,
  'policy/v1beta1 PodSecurityPolicy': 25,
  'settings.k8s.io/v1alpha1 PodPreset': 20,
};

/** Served kinds of Kubernetes that aren't in k8s.io/api. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  APIService: 'apiregistration.k8s.io/v1',
};

/** Looks up kinds in the table of all kinds that Kubernetes serves or has served. */
export class ApiVersions {
  readonly #verdicts = new Map<string, Map<string, ApiVerdict | undefined>>();
  readonly #groups: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map(
    Object.entries(apiKinds).map(([group, versions]) => [
      group,
      new Map(Object.entries(versions).map(([version, kinds]) => [version, new Set(kinds.split(' '))])),
    ]),
  );

  /** Undefined for a kind that is served, and for custom resources. */
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
    const minor = OTHER_REMOVALS[key] ?? apiRemovals[key];
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    const now = this.#stableVersionOf(group, apiVersion.slice(slash + 1), kind) ?? this.#servedVersionOf(group, kind);
    if (minor !== undefined) return { state: 'removed', minor, now };
    const versions = this.#groups.get(group);
    // A group that isn't in the table holds custom resources.
    if (versions === undefined || now === undefined) return undefined;
    return versions.get(apiVersion.slice(slash + 1))?.has(kind) === true ? undefined : { state: 'impossible', now };
  }

  /** The stable version that follows an alpha or beta (v1 for v1beta2), where it has the kind: its fields differ least. */
  #stableVersionOf(group: string, version: string, kind: string): string | undefined {
    const stable = /^(v\d+)(?:alpha|beta)\d+$/.exec(version)?.[1];
    return stable !== undefined && this.#groups.get(group)?.get(stable)?.has(kind) === true
      ? `${group}/${stable}`
      : undefined;
  }

  /** The apiVersion that serves a kind today, preferably of the same group. */
  #servedVersionOf(group: string, kind: string): string | undefined {
    const own = this.#groups.get(group);
    const groups = [...(own === undefined ? [] : [[group, own] as const]), ...this.#groups];
    for (const [name, versions] of groups) {
      for (const [version, kinds] of versions) {
        const apiVersion = name === '' ? version : `${name}/${version}`;
        if (kinds.has(kind) && apiRemovals[`${apiVersion} ${kind}`] === undefined) return apiVersion;
      }
    }
    return OTHER_KINDS[kind];
  }
}
