// Command control-plane is a whole Kubernetes control plane on loopback: etcd in this process, and kube-apiserver,
// kube-controller-manager and kube-scheduler as copies of this program. Nothing runs pods.
//
// `control-plane with-kubelets` is one for kubelets to join: it takes a node whose kubelet is silent for gone.
// `control-plane kubectl …` is kubectl of the same release.
//
// Without other arguments it prints one line of JSON (Access) on standard output once the API server is ready, and lives until
// its standard input is closed or it is interrupted. It then takes its processes and its folder with it.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	"k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

var components = map[string]func() *cobra.Command{
	"kube-apiserver":          func() *cobra.Command { return apiserver.NewAPIServerCommand() },
	"kube-controller-manager": func() *cobra.Command { return controllers.NewControllerManagerCommand() },
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
}

func main() {
	if kubelets := len(os.Args) == 2 && os.Args[1] == "with-kubelets"; kubelets || len(os.Args) == 1 {
		if err := run(kubelets); err != nil {
			fmt.Fprintln(os.Stderr, "control-plane:", err)
			os.Exit(1)
		}
		return
	}
	os.Args = os.Args[1:]
	if component, known := components[os.Args[0]]; known {
		go exitWithParent()
		os.Exit(cli.Run(component()))
	}
	if os.Args[0] == "kubectl" {
		util.CheckErr(cli.RunNoErrOutput(kubectl.NewDefaultKubectlCommand()))
		return
	}
	fmt.Fprintf(os.Stderr, "control-plane has no part named %q\n", os.Args[0])
	os.Exit(2)
}

// A parent that is killed can't stop its children; the pipe that it held open closes all the same.
func exitWithParent() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

func run(kubelets bool) error {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer cancel()
	// Whoever read our output may be gone before we have cleaned up.
	signal.Ignore(syscall.SIGPIPE)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()

	folder, err := os.MkdirTemp("", "cdk8s-stateful-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)

	plane, err := start(ctx, folder, kubelets)
	if err != nil {
		return err
	}
	defer plane.stop()
	if err := json.NewEncoder(os.Stdout).Encode(plane.access); err != nil {
		return err
	}
	return plane.wait(ctx)
}
