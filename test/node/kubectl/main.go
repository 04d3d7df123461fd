// Command kubectl hands what it is started with over to `node kubectl`, which stays: kubectl SOCKET WORDS…
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"slices"
)

func main() {
	code, err := ask(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "kubectl:", err)
		os.Exit(1)
	}
	os.Exit(code)
}

func ask(socket string, words []string) (int, error) {
	var input []byte
	if slices.Contains(words, "-") || slices.Contains(words, "--filename=-") {
		read, err := io.ReadAll(os.Stdin)
		if err != nil {
			return 0, err
		}
		input = read
	}
	connection, err := net.Dial("unix", socket)
	if err != nil {
		return 0, err
	}
	command := map[string]any{"args": words, "kubeconfig": os.Getenv("KUBECONFIG"), "input": input}
	if err := json.NewEncoder(connection).Encode(command); err != nil {
		return 0, err
	}
	var ended struct {
		Code      int
		Out, Said []byte
	}
	if err := json.NewDecoder(connection).Decode(&ended); err != nil {
		return 0, err
	}
	_, _ = os.Stderr.Write(ended.Said)
	_, err = os.Stdout.Write(ended.Out)
	return ended.Code, err
}
