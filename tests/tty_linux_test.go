package tests

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"unsafe"

	"github.com/rogpeppe/go-internal/testscript"
)

// onTerminal runs a line of shell on a terminal of a width, and leaves what the
// terminal got in the file tty: tty WIDTH LINE [PROMPT]. Once the terminal shows
// the prompt an interrupt is typed.
func onTerminal(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 && len(args) != 3 {
		ts.Fatalf("usage: tty WIDTH LINE [PROMPT]")
	}
	width, err := strconv.Atoi(args[0])
	ts.Check(err)
	control, terminal, err := openTerminal(uint16(width))
	ts.Check(err)
	defer control.Close()
	command := exec.Command("sh", "-c", "stty -opost; "+args[1])
	command.Dir = ts.MkAbs(".")
	for _, name := range []string{
		"GORACE", "PATH", "XDG_DATA_HOME", "BRIEFINGS_DB", "TERM", "LANG", "COLUMNS", "NO_COLOR",
		"PAGER", "BRIEFINGS_PAGER", "LESS", "WORK", "TESTSCRIPT_COMMAND",
	} {
		if value := ts.Getenv(name); value != "" {
			command.Env = append(command.Env, name+"="+value)
		}
	}
	command.Stdin, command.Stdout, command.Stderr = terminal, terminal, terminal
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	ts.Check(command.Start())
	terminal.Close()
	shown := make(chan []byte)
	go func() {
		var all []byte
		room, prompted := make([]byte, 4096), len(args) < 3
		for { // until EIO, once nobody has the terminal open
			n, err := control.Read(room)
			all = append(all, room[:n]...)
			if !prompted && bytes.Contains(all, []byte(args[2])) {
				prompted = true
				_, _ = control.Write([]byte{3}) // ^C
			}
			if err != nil {
				break
			}
		}
		shown <- all
	}()
	err = command.Wait()
	ts.Check(os.WriteFile(ts.MkAbs("tty"), <-shown, 0o644))
	if (err != nil) != neg {
		ts.Fatalf("%s on a terminal: %v\n%s", args[1], err, ts.ReadFile("tty"))
	}
}

// openTerminal opens a pair of pseudo-terminals (pty(7)).
func openTerminal(width uint16) (control, terminal *os.File, err error) {
	control, err = os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	var number, locked uint32
	size := [4]uint16{24, width, 0, 0}
	for _, call := range []struct {
		request uintptr
		value   unsafe.Pointer
	}{
		{syscall.TIOCGPTN, unsafe.Pointer(&number)},
		{syscall.TIOCSPTLCK, unsafe.Pointer(&locked)},
		{syscall.TIOCSWINSZ, unsafe.Pointer(&size)},
	} {
		_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, control.Fd(), call.request, uintptr(call.value))
		if errno != 0 {
			return nil, nil, errno
		}
	}
	terminal, err = os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	return control, terminal, err
}
