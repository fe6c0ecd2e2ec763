package tests

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// scoreFloors are the scores that the reader of pages has reached, by field. A
// change may raise them, and lower none.
var scoreFloors = map[string]float64{
	"imported": 1, "title": 1, "published": 1, "held": 1, "kind": 1, "medium": 1, "duration_minutes": 1, "place": 1,
	"place_country": 1, "occasion": 1, "people": 1, "people.role": 1, "people.country": 1, "countries": 1, "photos": 1,
	"sections": 1, "body": 1,
	"prose": 0.997,
}

// TestScore reads the example pages beside the project, if there are any, and
// compares the facts with those that careful readers found.
func TestScore(t *testing.T) {
	t.Parallel()
	pages, yardstick := top("..", "shared", "briefings"), top("..", "shared", "tools", "score.py")
	for _, needed := range []string{pages, yardstick} {
		if _, err := os.Stat(needed); err != nil {
			t.Skip("there are no example pages beside the project")
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("the yardstick is written in Python")
	}
	folder := t.TempDir()
	archive, records := filepath.Join(folder, "a.db"), filepath.Join(folder, "a.jsonl")
	run(t, program(t), "import", "--db", archive, pages)
	run(t, program(t), "export", "--db", archive, "--format", "jsonl", "--output", records)
	scores := run(t, python, yardstick, records, pages)
	t.Log("\n" + scores)
	seen := 0
	for line := range strings.Lines(scores) {
		words := strings.Fields(line)
		floor, known := scoreFloors[words[0]]
		if !known {
			continue
		}
		seen++
		if score, err := strconv.ParseFloat(words[2], 64); err != nil || score < floor {
			t.Errorf("%s: %s, and %.3f was reached", words[0], words[2], floor)
		}
	}
	if seen != len(scoreFloors) {
		t.Errorf("%d of %d fields were scored", seen, len(scoreFloors))
	}
}

// run runs a program to its end and returns what it printed.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	command := exec.Command(name, args...)
	command.Stderr = io.Discard
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s %s: %v", filepath.Base(name), strings.Join(args, " "), err)
	}
	return string(out)
}
