import type { SitePage } from './page';

/** The first page: what this is, a picture, and where to go. */
export function homePage(): SitePage {
  const text = `---
layout: home
title: cdk8s-stateful
titleTemplate: Apps that keep data on Kubernetes
hero:
  name: cdk8s-stateful
  text: Will the files still be there tomorrow?
  tagline: Constructs that write the Deployment, the claim, the volume and the settings of an app on Kubernetes, and a command line that says of any manifests what becomes of their files.
  actions:
    - { theme: brand, text: Start in 5 minutes, link: ./start }
    - { theme: alt, text: Paste your YAML, link: /playground/, target: _self }
    - { theme: alt, text: The story, link: ./story }
features:
  - { title: Check, details: 'What is refused, never binds, never starts or loses files: over YAML, kustomizations, charts, a repository, a cluster.', link: ./checks }
  - { title: Survival, details: 'Which files outlive a restart, a rollout, a lost node or a deleted namespace.', link: ./survival }
  - { title: Changes, details: 'What a new version does to the old one: refused, restarted, deleted or left behind.', link: ./comparing }
  - { title: Plan, details: 'The steps that resize, rename or move a claim with every file kept, as a script.', link: ./plan }
  - { title: Constructs, details: 'Typed cdk8s constructs for TypeScript, Python, Java, Go and .NET.', link: ./constructs }
  - { title: Where apps keep files, details: 'The mountPath, user and upgrade steps of hundreds of images, each with its source.', link: ./apps/ }
---

![The way from story-deployment to hostPath /data; the files are stranded when the pod moves](./story.svg)

\`\`\`sh
npx cdk8s-stateful check FOLDER
\`\`\`

Needs Node 20.12 or newer, and sends nothing anywhere.
`;
  return { path: 'index.md', text };
}
