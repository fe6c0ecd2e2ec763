package print

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := NewProgress(&b, true)
	clock := p.drawn
	p.now = func() time.Time { return clock }
	step := func(after time.Duration, done, total int, what string) string {
		b.Reset()
		clock = clock.Add(after)
		p.Update(done, total, what)
		return b.String()
	}
	for _, test := range []struct {
		after       time.Duration
		done, total int
		what, want  string
	}{
		{99 * time.Millisecond, 1, 200, "a.txt", ""},
		{time.Millisecond, 2, 200, "b.txt", "\r2 of 200 (1%)  b.txt"},
		{time.Millisecond, 3, 200, "c.txt", ""},
		{time.Second, 50, 200, "", "\r50 of 200 (25%)     "},
		{time.Second, 7, 0, "d\x1b[2K.txt", "\r7  d\ufffd[2K.txt   "},
	} {
		if got := step(test.after, test.done, test.total, test.what); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
	long := step(time.Second, 1, 2, strings.Repeat("日本/", 50))
	if width := Width(strings.TrimPrefix(long, "\r")); width > 79 || width < 70 {
		t.Errorf("%q is %d wide", long, width)
	}
	b.Reset()
	p.Done()
	p.Done()
	if want := "\r" + strings.Repeat(" ", Width(strings.TrimPrefix(long, "\r"))) + "\r"; b.String() != want {
		t.Errorf("Done wrote %q, want %q", b.String(), want)
	}
	if got := step(time.Second, 3, 4, ""); got != "\r3 of 4 (75%)" {
		t.Errorf("after Done: %q", got)
	}
}

func TestProgressWithoutTerminal(t *testing.T) {
	var b bytes.Buffer
	p := NewProgress(&b, false)
	p.drawn = p.drawn.Add(-time.Hour)
	p.Update(1, 2, "x")
	p.Done()
	if b.Len() > 0 {
		t.Errorf("%q", b.String())
	}
}
