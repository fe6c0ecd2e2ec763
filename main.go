// Briefings turns a folder of diplomatic briefings into one SQLite file, and
// answers from it: who met whom, when, where and about what.
package main

import (
	"context"
	"embed"
	"os"
	"os/signal"
	"syscall"

	"briefings/commands"
)

//go:embed schema.sql
var schema string

//go:embed seeds
var seeds embed.FS

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	status := commands.Main(ctx, os.Args[1:], commands.Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, LookupEnv: os.LookupEnv, Schema: schema, Seeds: seeds,
	})
	stop()
	os.Exit(status)
}
