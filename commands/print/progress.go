package print

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

const (
	progressInterval = 100 * time.Millisecond // between two drawings, and before the first
	progressWidth    = 79                     // of 80: some terminals wrap after the last
)

// Progress shows on a terminal how far a long task is, in one line that is redrawn.
// Its methods may be called from several goroutines.
type Progress struct {
	mu       sync.Mutex
	w        io.Writer
	terminal bool
	now      func() time.Time
	drawn    time.Time // when the line was drawn last, or the task began
	width    int       // of the line on the terminal
}

// NewProgress returns the progress of a task that begins now. It writes nothing if w
// is no terminal, or if the task is done within a tenth of a second.
func NewProgress(w io.Writer, terminal bool) *Progress {
	return &Progress{w: w, terminal: terminal, now: time.Now, drawn: time.Now()}
}

// Update shows that done of total are done, and what they are, such as files. A total
// of 0 or less is unknown. Most calls do nothing: the line is drawn at most ten times
// a second.
func (p *Progress) Update(done, total int, what string) {
	if !p.terminal {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if now.Sub(p.drawn) < progressInterval {
		return
	}
	p.drawn = now
	line := fmt.Sprint(done)
	if total > 0 {
		line = fmt.Sprintf("%d of %d (%d%%)", done, total, int64(done)*100/int64(total))
	}
	if what != "" {
		line += "  " + what
	}
	line = Cut(Safe(line), progressWidth)
	width := Width(line)
	p.write("\r" + line + strings.Repeat(" ", max(p.width-width, 0)))
	p.width = width
}

// Done clears the line, at the end or before something else is printed. A later
// Update draws it again.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.width == 0 {
		return
	}
	p.write("\r" + strings.Repeat(" ", p.width) + "\r")
	p.width = 0
}

// write ignores errors: a task does not fail because nobody can watch it.
func (p *Progress) write(s string) { _, _ = io.WriteString(p.w, s) }
