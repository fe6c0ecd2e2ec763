//go:build !unix

package tests

import (
	"errors"
	"os/exec"
)

func asNobody(*exec.Cmd) {}

// giveAway ends the start of a server: the tests know how to run one on Unix alone.
func giveAway(string) error { return errors.New("the tests start a server on Unix alone") }
