//go:build !unix

package intake

import "os/exec"

// inGroup does nothing: a command alone ends when its context does, not what it started.
func inGroup(*exec.Cmd) {}

func endGroup(*exec.Cmd) {}
