# The command line with kubectl and helm, which render kustomizations and charts and read clusters:
#   docker run --rm -v "$PWD:/work" ghcr.io/cdk8s-stateful/cdk8s-stateful check .
# PACKAGE is what npm installs: cdk8s-stateful@0.1.0, or a tarball beside this file.
FROM node:24-bookworm-slim AS package
ARG PACKAGE=cdk8s-stateful
WORKDIR /source
COPY . .
# The command line needs no peer; --omit=peer installs them all the same where an install is global.
RUN npm install --global --prefix /app --legacy-peer-deps --ignore-scripts "$PACKAGE"

FROM registry.k8s.io/kubectl:v1.36.0 AS kubectl
FROM docker.io/alpine/helm:3.19.0 AS helm

FROM gcr.io/distroless/nodejs24-debian12:nonroot
COPY --from=kubectl /bin/kubectl /usr/local/bin/kubectl
COPY --from=helm /usr/bin/helm /usr/local/bin/helm
COPY --from=package /app/lib/node_modules/cdk8s-stateful /app
WORKDIR /work
ENTRYPOINT ["/nodejs/bin/node", "/app/bin/cdk8s-stateful"]
CMD ["--help"]
