package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"

	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/cli-runtime/pkg/genericiooptions"
	"k8s.io/kubectl/pkg/cmd"
	"k8s.io/kubectl/pkg/cmd/util"
)

// command is what a kubectl was started with.
type command struct {
	Args       []string `json:"args"`
	Kubeconfig string   `json:"kubeconfig"`
	Input      []byte   `json:"input"`
}

// ended is how it came to its end.
type ended struct {
	Code int    `json:"code"`
	Out  []byte `json:"out"`
	Said []byte `json:"said"`
}

// fatal is thrown where kubectl would end its process.
type fatal struct {
	message string
	code    int
}

// serveKubectl carries out what the kubectl of ../kubectl is started with, through a socket: to start and to connect is most of what
// kubectl takes otherwise.
func serveKubectl(words []string) error {
	if len(words) != 2 {
		return errors.New("usage: node kubectl SOCKET CACHE-FOLDER")
	}
	util.BehaviorOnFatal(func(message string, code int) { panic(fatal{message, code}) })
	listener, err := net.Listen("unix", words[0])
	if err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer connection.Close()
			var given command
			if err := json.NewDecoder(connection).Decode(&given); err != nil {
				return
			}
			// Who asked may be gone.
			_ = json.NewEncoder(connection).Encode(carryOut(given, words[1]))
		}()
	}
}

func carryOut(given command, cache string) (end ended) {
	var out, said bytes.Buffer
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case fatal:
			end.Code = problem.code
			if problem.message != "" {
				fmt.Fprintln(&said, strings.TrimSuffix(problem.message, "\n"))
			}
		default:
			end.Code = 1
			fmt.Fprintln(&said, problem)
		}
		end.Out, end.Said = out.Bytes(), said.Bytes()
	}()
	args, err := withInput(given)
	if err != nil {
		panic(err)
	}
	flags := genericclioptions.NewConfigFlags(true).WithDiscoveryBurst(300).WithDiscoveryQPS(50)
	*flags.KubeConfig, *flags.CacheDir = given.Kubeconfig, cache
	kubectl := cmd.NewKubectlCommand(cmd.KubectlOptions{
		Arguments:   append([]string{"kubectl"}, args...),
		ConfigFlags: flags,
		IOStreams:   genericiooptions.IOStreams{In: bytes.NewReader(nil), Out: &out, ErrOut: &said},
	})
	kubectl.SetArgs(args)
	kubectl.SetOut(&out)
	kubectl.SetErr(&said)
	kubectl.SilenceErrors = true
	if err := kubectl.Execute(); err != nil {
		util.CheckErr(err)
	}
	return end
}

// kubectl would read the input of this process: what is in it becomes a file.
func withInput(given command) ([]string, error) {
	if len(given.Input) == 0 {
		return given.Args, nil
	}
	file, err := os.CreateTemp("", "kubectl-input-")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if _, err := io.Copy(file, bytes.NewReader(given.Input)); err != nil {
		return nil, err
	}
	args := make([]string, len(given.Args))
	for i, arg := range given.Args {
		switch arg {
		case "-":
			args[i] = file.Name()
		case "--filename=-":
			args[i] = "--filename=" + file.Name()
		default:
			args[i] = arg
		}
	}
	return args, nil
}
