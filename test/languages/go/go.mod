module programs

go 1.25

require (
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk8s-stateful/cdk8s-stateful-go/cdk8sstateful v0.1.0
)

replace (
	github.com/aws/constructs-go/constructs/v10 => ./constructs
	github.com/cdk8s-stateful/cdk8s-stateful-go/cdk8sstateful => ./cdk8sstateful
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 => ./cdk8s
	github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2 => ./cdk8splus27
)
