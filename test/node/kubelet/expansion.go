package main

import (
	"context"
	"log"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

// grow gives bound claims what they ask for: a folder takes all that is put into it.
func grow(ctx context.Context, client kubernetes.Interface) error {
	factory := informers.NewSharedInformerFactory(client, 2*time.Second)
	informer := factory.Core().V1().PersistentVolumeClaims().Informer()
	_, err := informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		UpdateFunc: func(_, now any) {
			claim, isClaim := now.(*v1.PersistentVolumeClaim)
			if !isClaim || !wantsMore(claim) {
				return
			}
			// The next resync tries again.
			if err := growClaim(ctx, client, claim.DeepCopy()); err != nil {
				log.Printf("claim %s/%s: %v", claim.Namespace, claim.Name, err)
			}
		},
	})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	return nil
}

func wantsMore(claim *v1.PersistentVolumeClaim) bool {
	wanted, has := claim.Spec.Resources.Requests[v1.ResourceStorage], claim.Status.Capacity[v1.ResourceStorage]
	return claim.Status.Phase == v1.ClaimBound && wanted.Cmp(has) > 0
}

func growClaim(ctx context.Context, client kubernetes.Interface, claim *v1.PersistentVolumeClaim) error {
	volumes := client.CoreV1().PersistentVolumes()
	volume, err := volumes.Get(ctx, claim.Spec.VolumeName, metav1.GetOptions{})
	if err != nil {
		return err
	}
	size := claim.Spec.Resources.Requests[v1.ResourceStorage]
	volume.Spec.Capacity[v1.ResourceStorage] = size
	if _, err := volumes.Update(ctx, volume, metav1.UpdateOptions{}); err != nil {
		return err
	}
	claim.Status.Capacity[v1.ResourceStorage] = size
	_, err = client.CoreV1().PersistentVolumeClaims(claim.Namespace).UpdateStatus(ctx, claim, metav1.UpdateOptions{})
	return err
}
