//go:build unix

package tests

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// nobody is a user whom the server runs as, because it does not run as root: nil for this user.
func nobody() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		found, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.ParseUint(found.Uid, 10, 32)
		gid, _ := strconv.ParseUint(found.Gid, 10, 32)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return nil
}

// asNobody runs a command as that user.
func asNobody(command *exec.Cmd) {
	if who := nobody(); who != nil {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: who}
	}
}

// giveAway gives a folder to that user.
func giveAway(folder string) error {
	if who := nobody(); who != nil {
		return os.Chown(folder, int(who.Uid), int(who.Gid))
	}
	return nil
}
