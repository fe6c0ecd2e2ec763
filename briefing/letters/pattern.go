package letters

import (
	"regexp"
	"sync"
)

// Pattern returns a regular expression that is compiled when it is first used: to compile
// those of all packages would take a tenth of the time in which the program starts.
func Pattern(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
