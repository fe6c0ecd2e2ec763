//go:build !linux

package tests

import "github.com/rogpeppe/go-internal/testscript"

// onTerminal is for scripts that are skipped here.
func onTerminal(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no terminals here") }
