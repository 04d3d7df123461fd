// Command node holds what a Kubernetes node needs beside a container runtime: `node kubelet …` is the kubelet,
// `node provisioner …` makes volumes of folders of the nodes, and `node kubectl …` is a kubectl that stays.
package main

import (
	"context"
	"fmt"
	"os"

	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

func main() {
	part := ""
	if len(os.Args) > 1 {
		part = os.Args[1]
		os.Args = os.Args[1:]
	}
	switch part {
	case "kubelet":
		os.Exit(cli.Run(kubelet.NewKubeletCommand(context.Background())))
	case "provisioner":
		if err := provision(context.Background(), os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, "provisioner:", err)
			os.Exit(1)
		}
	case "kubectl":
		if err := serveKubectl(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, "kubectl:", err)
			os.Exit(1)
		}
	default:
		fmt.Fprintf(os.Stderr, "node has no part named %q: kubelet, provisioner, kubectl\n", part)
		os.Exit(2)
	}
}
