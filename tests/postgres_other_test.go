//go:build !unix

package tests

import (
	"fmt"
	"os/exec"
)

func asNobody(*exec.Cmd) {}

// giveAway ends the start of a server: the tests know how to run one on Unix alone.
func giveAway(string) error {
	return fmt.Errorf("%w: the tests start a server on Unix alone", errNoServer)
}
