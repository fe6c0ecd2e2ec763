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
	"briefings/commands/memory"
)

//go:embed schema.sql
var schema string

//go:embed seeds
var seeds embed.FS

func main() {
	memory.Heap() // again, behind the libraries
	ctx, cancel := context.WithCancel(context.Background())
	heed := sync.OnceFunc(func() {
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		go func() {
			<-signals
			cancel()
		}()
	})
	time.AfterFunc(moment, heed)
	os.Exit(commands.Main(ctx, os.Args[1:], commands.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, LookupEnv: os.LookupEnv, Heed: heed, Schema: schema, Seeds: seeds,
	}))
}

// moment is how long a command that only reads may run before it listens to
// signals, which takes Go as long as to open the archive. Until then a signal
// ends it as it does while a program starts.
const moment = 20 * time.Millisecond
