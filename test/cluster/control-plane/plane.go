package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"go.etcd.io/etcd/server/v3/embed"
	"k8s.io/client-go/util/keyutil"
)

// Access is what a client needs to talk to the API server.
type Access struct {
	Server string `json:"server"`
	Token  string `json:"token"`
	CA     string `json:"ca"`
	Folder string `json:"folder"`
}

type plane struct {
	access    Access
	etcd      *embed.Etcd
	processes []*process
	died      chan error
}

// Controllers that get in the way of a control plane without kubelets, which is thrown away.
var stopped = []string{
	// No kubelet renews a lease: every node would be found gone.
	"-node-lifecycle-controller",
	// A deleted namespace takes nothing new. Emptying it costs some sixty requests.
	"-namespace-controller",
	// No pod has files open; these let go of ten claims a second.
	"-persistentvolumeclaim-protection-controller",
	"-persistentvolume-protection-controller",
}

func start(ctx context.Context, folder string, kubelets bool) (*plane, error) {
	p := &plane{died: make(chan error, len(components))}
	if err := p.startAll(ctx, folder, kubelets); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

func (p *plane) startAll(ctx context.Context, folder string, kubelets bool) error {
	file := func(name string) string { return filepath.Join(folder, name) }
	socket, err := p.startEtcd(folder)
	if err != nil {
		return fmt.Errorf("etcd did not start: %w", err)
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	p.access = Access{
		Server: fmt.Sprintf("https://127.0.0.1:%d", port),
		Token:  rand.Text(),
		CA:     file("apiserver.crt"),
		Folder: folder,
	}
	key, err := keyutil.MakeEllipticPrivateKeyPEM()
	if err != nil {
		return err
	}
	for name, content := range map[string]string{
		"service-account.key": string(key),
		"tokens.csv":          p.access.Token + ",admin,admin,system:masters\n",
		"kubeconfig":          kubeconfig(p.access),
	} {
		if err := os.WriteFile(file(name), []byte(content), 0o600); err != nil {
			return err
		}
	}

	server, controllers := withoutKubelets()
	if kubelets {
		server, controllers = withKubelets()
	}
	if err := p.run("kube-apiserver", file("kube-apiserver.log"), append([]string{
		"--etcd-servers=" + socket,
		"--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", fmt.Sprintf("--secure-port=%d", port),
		// A loopback address may not stand in the endpoints of the kubernetes Service.
		"--endpoint-reconciler-type=none",
		"--cert-dir=" + folder,
		"--token-auth-file=" + file("tokens.csv"),
		"--service-account-issuer=" + p.access.Server,
		"--service-account-key-file=" + file("service-account.key"),
		"--service-account-signing-key-file=" + file("service-account.key"),
		"--service-cluster-ip-range=10.96.0.0/16",
		"--authorization-mode=RBAC",
		"--allow-privileged=true",
	}, server...)...); err != nil {
		return err
	}
	if err := p.waitUntilReady(ctx); err != nil {
		return err
	}
	client := []string{
		"--kubeconfig=" + file("kubeconfig"), "--leader-elect=false", "--secure-port=0",
		"--kube-api-qps=500", "--kube-api-burst=1000",
	}
	if err := p.run("kube-controller-manager", file("kube-controller-manager.log"), append([]string{
		"--service-account-private-key-file=" + file("service-account.key"),
		"--root-ca-file=" + p.access.CA,
		// The binder takes another look at every claim; 15 s is its default.
		"--pvclaimbinder-sync-period=2s",
	}, append(controllers, client...)...)...); err != nil {
		return err
	}
	return p.run("kube-scheduler", file("kube-scheduler.log"), client...)
}

// The flags of kube-apiserver and kube-controller-manager where nothing runs pods.
func withoutKubelets() (server, controllers []string) {
	// No node would ever lose the taint that the first of these gives it, and no pod has files open that the second protects.
	server = []string{"--disable-admission-plugins=TaintNodesByCondition,StorageObjectInUseProtection"}
	return server, []string{"--controllers=*," + strings.Join(stopped, ",")}
}

// Those where nodes come and go: one is given up after seconds instead of minutes.
func withKubelets() (server, controllers []string) {
	server = []string{
		"--kubelet-preferred-address-types=InternalIP",
		"--default-not-ready-toleration-seconds=2", "--default-unreachable-toleration-seconds=2",
	}
	return server, []string{"--node-monitor-period=1s", "--node-monitor-grace-period=12s"}
}

// Sockets in a folder of its own: nobody else on the machine can reach them, and no port is taken.
// etcd takes no path for a socket, only a host and port that become a file in the current folder.
func (p *plane) startEtcd(folder string) (string, error) {
	if err := os.Chdir(folder); err != nil {
		return "", err
	}
	client, peer := url.URL{Scheme: "unix", Host: "etcd:1"}, url.URL{Scheme: "unix", Host: "peer:1"}
	config := embed.NewConfig()
	config.Dir = filepath.Join(folder, "etcd")
	config.LogLevel = "fatal"
	config.UnsafeNoFsync = true
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return "", err
	}
	p.etcd = etcd
	<-etcd.Server.ReadyNotify()
	return "unix://" + filepath.Join(folder, client.Host), nil
}

// wait returns when ctx ends, or with the reason when a component ends first.
func (p *plane) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-p.died:
		return err
	}
}

func (p *plane) stop() {
	for _, process := range p.processes {
		process.kill()
	}
	if p.etcd != nil {
		p.etcd.Close()
	}
}

func (p *plane) waitUntilReady(ctx context.Context) error {
	ready := make(chan error, 1)
	go func() { ready <- pollReadiness(ctx, p.access) }()
	select {
	case err := <-ready:
		return err
	case err := <-p.died:
		return err
	}
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		return 0, errors.New("no TCP port on 127.0.0.1")
	}
	return address.Port, nil
}

func kubeconfig(access Access) string {
	return fmt.Sprintf(`apiVersion: v1
kind: Config
current-context: control-plane
contexts: [{name: control-plane, context: {cluster: control-plane, user: admin}}]
clusters: [{name: control-plane, cluster: {server: %q, certificate-authority: %q}}]
users: [{name: admin, user: {token: %q}}]
`, access.Server, access.CA, access.Token)
}
