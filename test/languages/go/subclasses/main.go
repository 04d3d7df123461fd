// Structs that embed App and FastApp and override Synth are synthesized by what they wrote, and checked once.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"

	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk8s-stateful/cdk8s-stateful-go/cdk8sstateful"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

var calls []string

type ownApp struct{ cdk8s.App }

func (app *ownApp) Synth() {
	calls = append(calls, "App")
	app.App.Synth()
}

type ownFastApp struct{ FastApp }

func (app *ownFastApp) Synth() {
	calls = append(calls, "FastApp")
	app.FastApp.Synth()
}

func main() {
	defer jsii.Close()

	own := &ownApp{}
	cdk8s.NewApp_Override(own, &cdk8s.AppProps{Outdir: outdir("own")})
	addStory(own, "own")
	own.Synth()

	fast := &ownFastApp{}
	NewFastApp_Override(fast, &FastAppProps{Outdir: outdir("own-fast")})
	addStory(fast, "own-fast")
	fast.Synth()

	if !reflect.DeepEqual(calls, []string{"App", "FastApp"}) {
		panic(fmt.Sprint("calls: ", calls))
	}
}

func outdir(name string) *string {
	return jsii.String(filepath.Join(os.Args[1], name))
}

func addStory(app cdk8s.App, name string) {
	NewStoryApp(cdk8s.NewChart(app, jsii.String(name), nil), jsii.String("story"), &StoryAppProps{
		Name:   jsii.String(name),
		Store:  EphemeralStore_EmptyDir(nil),
		Folder: "story",
	})
}
