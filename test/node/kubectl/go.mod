module cdk8s-stateful/kubectl

go 1.26.0
