package commands

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"briefings/commands/intake"
	"briefings/commands/print"
)

// The default pager. If the user has not set LESS, its options make less end at
// once if everything fits on the screen, show colour, and leave the text there.
const (
	defaultPager = "less"
	lessOptions  = "FRX"
)

// A pager stands between an answer and the terminal. The first write starts it: an
// error or an empty answer needs none.
type pager struct {
	command string
	asked   bool // by the user, not by default
	stdout  io.Writer
	stderr  io.Writer
	process *exec.Cmd
	in      io.WriteCloser
	kept    *bytes.Buffer // what was written, until the pager surely reads it
	failed  bool          // it cannot run: writes go to the terminal
	quit    bool          // the user has left it
}

// errQuit ends an answer after the user has left the pager.
var errQuit = errors.New("the pager was left")

// setPager puts the user's pager between the answer and the terminal. An empty
// name, or cat, means no pager, as in git.
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

// pagerProcess returns the process of a command, which a shell runs if it is more
// than plain words.
func pagerProcess(command string) *exec.Cmd {
	if runtime.GOOS != "windows" && strings.ContainsAny(command, "|&;<>()$`\\\"'*?[#~=%\n") {
		return exec.Command("sh", "-c", command)
	}
	words := strings.Fields(command)
	return exec.Command(words[0], words[1:]...)
}

// pipeSize is more than a pipe holds, in bytes: once that much is written, the pager
// must be reading.
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
			fmt.Fprintf(p.stderr, "briefings: the pager %s cannot be started: %s\n",
				print.Safe(p.command), oneLine(plainReason(err)))
		}
		return err
	}
	p.in = in
	return nil
}

// plainReason is why a program could not be started, without its name.
func plainReason(err error) error {
	if found, ok := errors.AsType[*exec.Error](err); ok {
		return found.Err
	}
	return intake.Reason(err)
}

// wait waits for the pager to end. If a shell could not start it, its exit status
// says so, and the shell has printed an error.
func (p *pager) wait() {
	p.quit = true
	err := p.process.Wait()
	exit, failed := errors.AsType[*exec.ExitError](err)
	if failed && slices.Contains([]int{126, 127}, exit.ExitCode()) && p.kept != nil {
		p.failed, p.quit = true, false
	}
}

// replay writes to the terminal what the pager has not read.
func (p *pager) replay() error {
	_, err := p.kept.WriteTo(p.stdout)
	return err
}

// isUsed reports whether the pager was started.
func (p *pager) isUsed() bool { return p != nil && p.in != nil }

// end closes the pager's input and waits for it. quit reports whether the user left
// it before everything was written, which is no error.
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
