package commands

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
)

// defaultPager ends at once if all fits on the screen, shows colour, and leaves
// what it showed: so says the variable LESS, where the user has not set it.
const (
	defaultPager = "less"
	lessOptions  = "FRX"
)

// A pager stands between an answer and the terminal. It is started by the first
// thing that is written, for a mistake or an empty answer needs none.
type pager struct {
	command string
	asked   bool // by the user, not by default
	stdout  io.Writer
	stderr  io.Writer
	process *exec.Cmd
	in      io.WriteCloser
	kept    *bytes.Buffer // what was written, until it is sure that somebody reads it
	failed  bool          // there is none: what is written goes to the terminal
	quit    bool          // the reader has seen enough
}

// errQuit ends an answer whose reader has seen enough.
var errQuit = errors.New("the pager was left")

// setPager puts the user's pager between the answer and the terminal. An empty
// one, and cat, are none, as in git.
func (o *screen) setPager(env Env, smart bool) {
	p := &pager{command: defaultPager, stdout: env.Stdout, stderr: env.Stderr, kept: &bytes.Buffer{}}
	for _, name := range []string{"BRIEFINGS_PAGER", "PAGER"} {
		if value, set := env.LookupEnv(name); set {
			p.command, p.asked = value, true
			break
		}
	}
	if strings.TrimSpace(p.command) == "" || p.command == "cat" || !p.asked && !smart {
		return
	}
	p.process = pagerProcess(p.command)
	p.process.Stdout, p.process.Stderr = env.Stdout, env.Stderr
	p.process.Env = os.Environ()
	if _, set := env.LookupEnv("LESS"); !set {
		p.process.Env = append(p.process.Env, "LESS="+lessOptions)
	}
	o.pager, o.Writer = p, p
}

// pagerProcess runs a command by itself, or by a shell where it is more than
// words.
func pagerProcess(command string) *exec.Cmd {
	if runtime.GOOS != "windows" && strings.ContainsAny(command, "|&;<>()$`\\\"'*?[#~=%\n") {
		return exec.Command("sh", "-c", command)
	}
	words := strings.Fields(command)
	return exec.Command(words[0], words[1:]...)
}

// pipeSize is more than a pipe holds: beyond that somebody reads.
const pipeSize = 128 << 10

func (p *pager) Write(data []byte) (int, error) {
	switch {
	case p.failed:
		return p.stdout.Write(data)
	case p.quit:
		return 0, errQuit
	}
	if p.in == nil {
		if err := p.start(); err != nil {
			return p.stdout.Write(data)
		}
	}
	if p.kept != nil {
		if p.kept.Len() < pipeSize {
			p.kept.Write(data)
		} else {
			p.kept = nil
		}
	}
	n, err := p.in.Write(data)
	if err == nil {
		return n, nil
	}
	if !errors.Is(err, syscall.EPIPE) && !errors.Is(err, os.ErrClosed) {
		return n, err
	}
	if p.wait(); p.failed {
		return len(data), p.replay()
	}
	return n, errQuit
}

func (p *pager) start() error {
	in, err := p.process.StdinPipe()
	if err == nil {
		err = p.process.Start()
	}
	if err != nil {
		p.failed = true
		if p.asked {
			fmt.Fprintf(p.stderr, "briefings: the pager %s cannot be started: %s\n", oneLine(errors.New(p.command)), oneLine(plainReason(err)))
		}
		return err
	}
	p.in = in
	return nil
}

// plainReason is why a program could not be started, without its name.
func plainReason(err error) error {
	var found *exec.Error
	if errors.As(err, &found) {
		return found.Err
	}
	return reason(err)
}

// wait waits for the pager to end. A shell that could not start it says so with
// its status, and has said so on standard error.
func (p *pager) wait() {
	p.quit = true
	err := p.process.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && (exit.ExitCode() == 126 || exit.ExitCode() == 127) && p.kept != nil {
		p.failed, p.quit = true, false
	}
}

// replay writes to the terminal what no pager has read.
func (p *pager) replay() error {
	_, err := p.kept.WriteTo(p.stdout)
	return err
}

// isUsed tells whether a pager runs, or ran.
func (p *pager) isUsed() bool { return p != nil && p.in != nil }

// end closes the pager's input and waits for it. quit tells that it was left
// before all was written, which is no error.
func (p *pager) end(err error) (quit bool, _ error) {
	if !p.isUsed() {
		return false, err
	}
	if !p.quit && !p.failed {
		_ = p.in.Close() // a pipe has nothing left to write
		p.wait()
		if p.quit = false; p.failed {
			return false, errors.Join(err, p.replay())
		}
	}
	if errors.Is(err, errQuit) {
		return true, nil
	}
	return p.quit, err
}
