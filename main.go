// Briefings turns a folder of diplomatic briefings into one SQLite file, and
// answers from it: who met whom, when, where and about what.
package main

import (
	"context"
	"embed"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"briefings/commands"
)

//go:embed schema.sql
var schema string

//go:embed seeds
var seeds embed.FS

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	listen := sync.OnceFunc(func() {
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		go func() { cancel(&commands.Interruption{Signal: <-signals}) }()
	})
	time.AfterFunc(signalDelay, listen)
	os.Exit(commands.Main(ctx, os.Args[1:], commands.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, LookupEnv: os.LookupEnv,
		Listen: listen, Schema: schema, Seeds: seeds,
	}))
}

// signalDelay is how long a command that only reads runs before it listens to
// signals. To listen takes Go as long as to open the archive. Until then a signal
// ends the program at once.
const signalDelay = 20 * time.Millisecond
