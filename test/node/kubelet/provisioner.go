package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

const (
	// Volumes on the node that the scheduler chose, as local-path-provisioner makes them.
	onNode = "rancher.io/local-path"
	// Volumes in a folder that all nodes have in common, as a file server's.
	shared = "example.com/shared-folders"
	// Where volumes are on a node.
	onNodePath, sharedPath = "/var/lib/volumes", "/shared"
)

// folders makes volumes of folders.
type folders struct {
	// The root folders of the nodes, by the nodes' names.
	roots map[string]string
	// Where the nodes' common folder is outside of them.
	shared string
}

func provision(ctx context.Context, words []string) error {
	flags := flag.NewFlagSet("provisioner", flag.ContinueOnError)
	config := flags.String("kubeconfig", "", "how to reach the API server")
	common := flags.String("shared", "", "the folder that all nodes have at "+sharedPath)
	made := &folders{roots: map[string]string{}}
	flags.Func("node", "NAME=FOLDER: a node, and its root folder; may be repeated", func(value string) error {
		name, root, found := strings.Cut(value, "=")
		if !found {
			return errors.New("not NAME=FOLDER")
		}
		made.roots[name] = root
		return nil
	})
	if err := flags.Parse(words); err != nil {
		return err
	}
	made.shared = *common
	access, err := clientcmd.BuildConfigFromFlags("", *config)
	if err != nil {
		return err
	}
	access.QPS, access.Burst = 100, 200
	client, err := kubernetes.NewForConfig(access)
	if err != nil {
		return err
	}
	if err := grow(ctx, client); err != nil {
		return err
	}
	retries := workqueue.NewTypedItemExponentialFailureRateLimiter[string](200*time.Millisecond, 2*time.Second)
	controller.NewProvisionController(
		ctx, client, onNode, made,
		controller.AdditionalProvisionerNames([]string{shared}),
		controller.LeaderElection(false),
		controller.RateLimiter(retries),
	).Run(ctx)
	return nil
}

// Provision makes the folder of a volume, and says which nodes have it.
func (f *folders) Provision(
	_ context.Context, options controller.ProvisionOptions,
) (*v1.PersistentVolume, controller.ProvisioningState, error) {
	volume := &v1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: options.PVName},
		Spec: v1.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *options.StorageClass.ReclaimPolicy,
			AccessModes:                   options.PVC.Spec.AccessModes,
			Capacity: v1.ResourceList{
				v1.ResourceStorage: options.PVC.Spec.Resources.Requests[v1.ResourceStorage],
			},
		},
	}
	path := filepath.Join(sharedPath, options.PVName)
	if options.StorageClass.Provisioner == onNode {
		node := options.SelectedNodeName
		if node == "" {
			return nil, controller.ProvisioningFinished, errors.New("no node is chosen: the class has to wait for the first pod")
		}
		path = filepath.Join(onNodePath, options.PVName)
		volume.Spec.NodeAffinity = only(node)
	}
	volume.Spec.HostPath = &v1.HostPathVolumeSource{Path: path}
	folder, err := f.folderOf(volume)
	if err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	return volume, controller.ProvisioningFinished, os.Chmod(folder, 0o777)
}

// Delete removes the folder of a volume, with the files in it.
func (f *folders) Delete(_ context.Context, volume *v1.PersistentVolume) error {
	folder, err := f.folderOf(volume)
	if err != nil {
		return err
	}
	return os.RemoveAll(folder)
}

func (f *folders) folderOf(volume *v1.PersistentVolume) (string, error) {
	name := filepath.Base(volume.Spec.HostPath.Path)
	if volume.Spec.NodeAffinity == nil {
		return filepath.Join(f.shared, name), nil
	}
	node := volume.Spec.NodeAffinity.Required.NodeSelectorTerms[0].MatchExpressions[0].Values[0]
	root, known := f.roots[node]
	if !known {
		return "", fmt.Errorf("there is no node %s", node)
	}
	return filepath.Join(root, onNodePath, name), nil
}

func only(node string) *v1.VolumeNodeAffinity {
	return &v1.VolumeNodeAffinity{Required: &v1.NodeSelector{NodeSelectorTerms: []v1.NodeSelectorTerm{{
		MatchExpressions: []v1.NodeSelectorRequirement{
			{Key: v1.LabelHostname, Operator: v1.NodeSelectorOpIn, Values: []string{node}},
		},
	}}}}
}
