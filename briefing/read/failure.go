package read

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// A Failure is a fault of the reader: it panicked on a page.
type Failure struct {
	What  any    // that the panic said
	Where string // file and line, "" if not known
}

func (f *Failure) Error() string {
	return fmt.Sprintf("the reader failed on this page: %v (%s); please report it, with the page", f.What, f.Where)
}

// Recover turns a panic into a Failure, so that one page does not end an import of
// many. It is deferred by whoever reads a page.
func Recover(err *error) {
	if what := recover(); what != nil {
		*err = &Failure{what, panicked()}
	}
}

// panicked returns the place of a panic: the first caller that is not of the runtime.
func panicked() string {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)])
	for {
		frame, more := frames.Next()
		if !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}
