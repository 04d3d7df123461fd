package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

type process struct {
	command *exec.Cmd
	ended   chan struct{}
}

// run starts this program again as one of its components, writing to a log of its own.
func (p *plane) run(component, log string, flags ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	output, err := os.Create(log)
	if err != nil {
		return err
	}
	defer output.Close()
	command := exec.Command(self, append([]string{component}, flags...)...)
	command.Stdout, command.Stderr = output, output
	// A Ctrl-C reaches the whole group: the components are for this process to stop.
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	// Held open for as long as this process lives: exitWithParent.
	if _, err := command.StdinPipe(); err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	started := &process{command: command, ended: make(chan struct{})}
	p.processes = append(p.processes, started)
	go func() {
		err := command.Wait()
		close(started.ended)
		p.died <- fmt.Errorf("%s ended (%v):\n%s", component, err, lastLines(log, 15))
	}()
	return nil
}

func (p *process) kill() {
	_ = p.command.Process.Kill()
	<-p.ended
}

func lastLines(path string, count int) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	return strings.Join(lines[max(0, len(lines)-count):], "\n")
}

func pollReadiness(ctx context.Context, access Access) error {
	const limit = 60 * time.Second
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	for {
		if ready(ctx, access) {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("kube-apiserver was not ready within %s", limit)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func ready(ctx context.Context, access Access) bool {
	certificate, err := os.ReadFile(access.CA)
	if err != nil {
		return false
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(certificate)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
	defer transport.CloseIdleConnections()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, access.Server+"/readyz", nil)
	if err != nil {
		return false
	}
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	return response.StatusCode == http.StatusOK
}
