// Package peers measures the program beside the tools that people have today, on
// the same invented briefings.
package peers

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// What is measured, and how, is said on the command line:
//
//	go test -run '^$' -bench Peers -timeout 3h ./tests/peers -pages 100000
//	go test -run '^$' -bench Scale -timeout 9h ./tests/peers -pages 10000 -scale 1000000
var (
	pagesFlag = flag.Int("pages", 0, "`number` of invented briefings for the benchmarks Peers and Scale")
	scaleFlag = flag.Int("scale", 1_000_000, "larger `number` of briefings for the benchmark Scale")
	runsFlag  = flag.Int("runs", 0,
		"`times` that each work is done (15; 7, 3 or 1 if it takes longer than 0.3, 5 or 60 s)")
	dirFlag   = flag.String("dir", "", "`folder` that keeps the invented briefings for the next time")
	peersFlag = flag.String("peers", "", "`tools` to compare with, of those in works_test.go (all that are installed, "+
		"but notmuch and recollindex, which take minutes)")
)

// BenchmarkPeers gives the same briefings to this program and to others, in
// turn, and prints how long each takes. Every run is a process of its own, from
// its start to its end.
func BenchmarkPeers(b *testing.B) {
	p := newPeers(b, *pagesFlag, strings.FieldsFunc(*peersFlag, func(r rune) bool { return r == ',' }))
	p.release(b)
	report(b, p, p.peersTable(p.measureAll(b, progress)))
}

// BenchmarkScale does the same with few and with many briefings, and prints
// what each of them costs in both.
func BenchmarkScale(b *testing.B) {
	sizes := []*peers{newPeers(b, *pagesFlag, []string{"briefings"}), newPeers(b, *scaleFlag, []string{"briefings"})}
	results := [2][]result{}
	for i, p := range sizes {
		p.release(b)
		results[i] = p.measureAll(b, progress)
	}
	report(b, sizes[1], scaleTable(sizes, results))
}

// What is compared does the same: each way takes in all briefings and finds
// some, and every row of the table holds figures.
func TestPeersDoTheSame(t *testing.T) {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip(err)
	}
	p := newPeers(t, 300, []string{"sqlite3"})
	p.runs = 1
	p.build(t) // with no flags: what the tests have compiled serves
	results := p.measureAll(t, t.Logf)
	table := p.peersTable(results)
	if rows := strings.Count(table, "\n| "); rows < len(results)-len(p.works()) || strings.Contains(table, "NaN") {
		t.Errorf("the table is not whole:\n%s", table)
	}
}

// progress says at once what goes on; a benchmark's log comes at its end.
func progress(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format("15:04:05 ")+format+"\n", args...)
}

// report prints a table, and leaves it in the folder of the data.
func report(b *testing.B, p *peers, table string) {
	b.Helper()
	fmt.Printf("\n%s\n", table)
	if err := os.WriteFile(p.made("table.md"), []byte(table), 0o644); err != nil {
		b.Error(err)
	}
}

// peers are the tools that do the same works on the same data.
type peers struct {
	data     dataset
	words    words
	runs     int               // of each way, 0 for as many as it needs
	programs map[string]string // path of each tool that takes part
	versions []string
	absent   []string
}

// newPeers finds the tools that are asked for, all but the slow ones if none is, and makes what
// the works need to know.
func newPeers(tb testing.TB, n int, asked []string) *peers {
	tb.Helper()
	if n == 0 || runtime.GOOS == "windows" {
		tb.Skip("give the number of briefings with -pages N")
	}
	folder := *dirFlag
	if folder == "" {
		folder = tb.TempDir()
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		tb.Fatal(err)
	}
	p := &peers{data: newDataset(folder, n), runs: *runsFlag, programs: map[string]string{}}
	for _, t := range tools {
		if t.name != "briefings" && (len(asked) == 0 && !t.slow || slices.Contains(asked, t.name)) {
			p.find(t)
		}
	}
	err = errors.Join(p.prepare(), p.changePage("")) // an earlier run may have been interrupted
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = p.changePage("") }) // the next run tries again
	return p
}

// build makes the program as users have it: a copy, since a file that the linker
// has only just written lies in memory in small pieces, and starts slower.
func (p *peers) build(tb testing.TB, flags ...string) {
	tb.Helper()
	to := p.made("briefings")
	p.programs["briefings"] = to
	built := filepath.Join(tb.TempDir(), "briefings")
	arguments := append([]string{"build", "-buildvcs=false", "-o", built}, flags...)
	command := exec.Command("go", append(arguments, ".")...)
	command.Dir = filepath.Join("..", "..")
	if said, err := command.CombinedOutput(); err != nil {
		tb.Fatalf("go build: %v: %s", err, said)
	}
	program, err := os.ReadFile(built)
	if err := errors.Join(err, os.RemoveAll(to), os.WriteFile(to, program, 0o755)); err != nil {
		tb.Fatal(err)
	}
}

// release builds the program as the Makefile does.
func (p *peers) release(b *testing.B) {
	b.Helper()
	b.Setenv("CGO_ENABLED", "0")
	p.build(b, "-tags", "urfave_cli_no_docs", "-trimpath")
}

// made is the path of what a work makes.
func (p *peers) made(name string) string { return p.data.path("made", name) }

// find finds a tool, and its version.
func (p *peers) find(t tool) {
	path, err := exec.LookPath(t.name)
	if t.name == "python3" && err == nil { // what stands in the path may be a script that looks for it
		var said []byte
		said, err = exec.Command(path, "-c", "import sys; print(sys.executable)").Output()
		path = strings.TrimSpace(string(said))
	}
	if err != nil {
		p.absent = append(p.absent, t.name)
		return
	}
	p.programs[t.name] = path
	if t.version != "" {
		said, _ := exec.Command(path, t.version).Output() // a tool that fails has no version
		p.versions = append(p.versions, t.name+" "+regexp.MustCompile(`\d+(\.\d+)+`).FindString(string(said)))
	}
}

// prepare makes the pages, and the files that tools are set up by.
func (p *peers) prepare() error {
	recoll := fmt.Sprintf("topdirs = %s\nnoaspell = 1\nloglevel = 2\n", p.data.path("text"))
	mail := fmt.Sprintf("[database]\npath=%s\n[user]\nname=x\nprimary_email=x@briefings.invalid\n"+
		"[new]\ntags=\n[search]\nexclude_tags=\n", p.data.path("mail"))
	if err := os.MkdirAll(p.made("recoll"), 0o755); err != nil {
		return err
	}
	if err := errors.Join(p.data.make("text"), p.data.make("words.json"),
		os.WriteFile(p.made("recoll/recoll.conf"), []byte(recoll), 0o644),
		os.WriteFile(p.made("notmuch.conf"), []byte(mail), 0o644)); err != nil {
		return err
	}
	data, err := os.ReadFile(p.data.path("words.json"))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, &p.words)
}
