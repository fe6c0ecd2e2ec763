package read

import (
	"errors"
	"regexp"
	"testing"

	"briefings/briefing/page"
)

// TestRecover holds that a panic is an error that names its place.
func TestRecover(t *testing.T) {
	var blocks []page.Block
	reading := func() (err error) {
		defer Recover(&err)
		(&cutting{blocks: blocks}).read(&verdict{none: "list of links"}, nil)
		return nil
	}
	err := reading()
	want := regexp.MustCompile(`^the reader failed on this page: .* index out of range .* \(read\.go:\d+\); please report it`)
	if _, ok := errors.AsType[*Failure](err); !ok || !want.MatchString(err.Error()) {
		t.Errorf("got %v, want a failure like %s", err, want)
	}
}
