// Reads documents as kubectl does, for a comparison with what this project reads. A line of standard input is a JSON
// string, the text of a file; a line of standard output is a JSON object, what kubectl makes of it.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	goyaml "go.yaml.in/yaml/v2"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	sigsyaml "sigs.k8s.io/yaml"
)

// answer is what is in a text.
type answer struct {
	// Values of the documents before the first that is refused.
	Documents []json.RawMessage `json:"documents"`
	// Why the next one is refused, if one is.
	Error string `json:"error,omitempty"`
	// Whether keys of different types are the same text, so that Go takes the value of either, by chance.
	Chance bool `json:"chance,omitempty"`
	// Whether a strict reader finds a key twice in the text, where it is one document.
	Twice bool `json:"twice,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var text string
			if err := json.Unmarshal(line, &text); err != nil {
				fmt.Fprintln(os.Stderr, "yaml-go: a line of the input is no JSON string:", err)
				os.Exit(2)
			}
			if err := encoder.Encode(read([]byte(text))); err != nil {
				fmt.Fprintln(os.Stderr, "yaml-go:", err)
				os.Exit(2)
			}
		}
		if err == io.EOF {
			break
		}
	}
	if err := out.Flush(); err != nil {
		os.Exit(2)
	}
}

// read does what kubectl's StreamVisitor does with a file.
func read(text []byte) (result answer) {
	result.Documents = []json.RawMessage{}
	defer func() {
		if problem := recover(); problem != nil {
			result.Error = fmt.Sprint("panic: ", problem)
		}
	}()
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 4096)
	for {
		extension := runtime.RawExtension{}
		err := decoder.Decode(&extension)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			result.Error = err.Error()
			break
		}
		raw := bytes.TrimSpace(extension.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		result.Documents = append(result.Documents, append(json.RawMessage{}, raw...))
	}
	reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(behindJSON(text))))
	for document, err := reader.Read(); err == nil; document, err = reader.Read() {
		var value interface{}
		if goyaml.Unmarshal(document, &value) == nil && isChance(value) {
			result.Chance = true
		}
	}
	if result.Error == "" {
		_, err := sigsyaml.YAMLToJSONStrict(text)
		result.Twice = err != nil
	}
	return result
}

// behindJSON is what follows the values of JSON that a text begins with.
func behindJSON(text []byte) []byte {
	if !yaml.IsJSONBuffer(text) {
		return text
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	offset := int64(0)
	for {
		var value json.RawMessage
		if decoder.Decode(&value) != nil {
			return text[offset:]
		}
		offset = decoder.InputOffset()
	}
}

// isChance says whether two keys of a map become one when they are written as JSON.
func isChance(value interface{}) bool {
	switch value := value.(type) {
	case map[interface{}]interface{}:
		names := map[string]bool{}
		for key, below := range value {
			name := fmt.Sprint(key)
			if names[name] || isChance(below) {
				return true
			}
			names[name] = true
		}
	case []interface{}:
		for _, below := range value {
			if isChance(below) {
				return true
			}
		}
	}
	return false
}
