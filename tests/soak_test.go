package tests

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var soakFlag = flag.Duration("soak", 3*time.Second, "how long TestSoak compares the archive with its model")

// A model is what an archive has to hold: of each page the title, the word that only
// its present text has, and what was set by hand, by the path of the page.
type model map[string]modelPage

type modelPage struct {
	title, word string
	revisions   int
	place, tag  string
}

// A soak does what users do, in any order, to an archive and to its model.
type soak struct {
	*testing.T
	rng     *rand.Rand
	pages   string // folder
	archive string
	disk    map[string]modelPage // what the files say now
	model   model                // what was imported
	next    int
	done    map[string]int
}

// steps are what can happen, some of it more often.
var steps = []struct {
	name string
	do   func(*soak)
}{
	{"add", (*soak).add}, {"add", (*soak).add},
	{"change", (*soak).change}, {"change", (*soak).change},
	{"remove file", (*soak).removeFile},
	{"import", (*soak).importAll}, {"import", (*soak).importAll},
	{"dry run", (*soak).dryRun},
	{"round trip", (*soak).roundTrip}, {"restore", (*soak).restore},
	{"remove", (*soak).remove},
	{"set", (*soak).set}, {"set", (*soak).set}, {"undo", (*soak).undo}, {"reread", (*soak).reread},
	{"backup", (*soak).backup},
	{"search", (*soak).search}, {"search", (*soak).search}, {"filter", (*soak).filter},
}

// TestSoak compares an archive with a map, after every step. It logs the seed.
func TestSoak(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	folder := t.TempDir()
	s := &soak{T: t, rng: rand.New(rand.NewPCG(seed, 0)),
		pages: filepath.Join(folder, "pages"), archive: filepath.Join(folder, "a.db"),
		disk: map[string]modelPage{}, model: model{}, done: map[string]int{}}
	if err := os.Mkdir(s.pages, 0o755); err != nil {
		t.Fatal(err)
	}
	s.add()
	s.importAll()
	total := 0
	for end := time.Now().Add(*soakFlag); time.Now().Before(end) && !t.Failed(); total++ {
		step := steps[s.rng.IntN(len(steps))]
		step.do(s)
		s.done[step.name]++
		s.agree(step.name)
	}
	must(t, "info", "--check", "--db", s.archive)
	t.Logf("seed %d: %d steps, %d briefings: %v", seed, total, len(s.model), s.done)
}

// write puts a page on the disk, with a word that no other page has.
func (s *soak) write(name string, p modelPage) {
	s.next++
	p.word = fmt.Sprintf("zq%dx", s.next)
	text := fmt.Sprintf("%s\n\nMay %d, 2011\n\nMr. Oda Vale and Mr. Per Holm held talks.\n\n"+
		"1. %s\n\nBoth sides spoke of %s.%s\n",
		p.title, 1+s.rng.IntN(28), "Trade and Ports", p.word, strings.Repeat(" They agreed.", s.rng.IntN(50)))
	if err := os.WriteFile(filepath.Join(s.pages, name), []byte(text), 0o644); err != nil {
		s.Fatal(err)
	}
	s.disk[name] = p
}

func (s *soak) add() {
	for range 1 + s.rng.IntN(5) {
		name := fmt.Sprintf("%06d.txt", s.next)
		s.write(name, modelPage{title: fmt.Sprintf("Norway-Iceland Talks on Ports %d", s.next)})
	}
}

// any chooses one of the pages on the disk.
func (s *soak) any() (name string, ok bool) {
	if len(s.disk) == 0 {
		return "", false
	}
	names := slices.Sorted(maps.Keys(s.disk))
	return names[s.rng.IntN(len(names))], true
}

func (s *soak) change() {
	if name, ok := s.any(); ok {
		s.write(name, s.disk[name])
	}
}

// removeFile removes a file; what was imported of it stays in the archive.
func (s *soak) removeFile() {
	if name, ok := s.any(); ok && len(s.disk) > 1 {
		if err := os.Remove(filepath.Join(s.pages, name)); err != nil {
			s.Fatal(err)
		}
		delete(s.disk, name)
	}
}

func (s *soak) importAll() {
	must(s, "import", "--db", s.archive, s.pages)
	for name, p := range s.disk {
		was, known := s.model[name]
		p.place, p.tag = was.place, was.tag
		if p.revisions = was.revisions; known && was.word != p.word {
			p.revisions++
		}
		s.model[name] = p
	}
}

func (s *soak) dryRun() { must(s, "import", "--dry-run", "--db", s.archive, s.pages) }

// roundTrip goes on with an archive that was made of what the first one exports.
// Its briefings have no revisions.
func (s *soak) roundTrip() {
	if s.rng.IntN(8) > 0 {
		return
	}
	lines := filepath.Join(filepath.Dir(s.archive), "all.jsonl")
	other := filepath.Join(filepath.Dir(s.archive), "b.db")
	must(s, "export", "--format", "jsonl", "--output", lines, "--db", s.archive)
	must(s, "import", "--db", other, lines)
	before, after := must(s, "export", "--db", s.archive), must(s, "export", "--db", other)
	if before != after {
		s.Errorf("the round trip is not what it was")
	}
	if err := os.Remove(other); err != nil {
		s.Fatal(err)
	}
}

// restore goes on with an archive that was made of all that the first one has:
// revisions and bytes, too.
func (s *soak) restore() {
	if s.rng.IntN(8) > 0 {
		return
	}
	lines := filepath.Join(filepath.Dir(s.archive), "whole.jsonl")
	other := filepath.Join(filepath.Dir(s.archive), "c.db")
	must(s, "export", "--format", "jsonl", "--with-originals", "--output", lines, "--db", s.archive)
	must(s, "import", "--db", other, lines)
	again := must(s, "export", "--format", "jsonl", "--with-originals", "--db", other)
	if first, err := os.ReadFile(lines); err != nil || string(first) != again {
		s.Errorf("what was restored is not what it was: %v", err)
	}
	must(s, "info", "--check", "--db", other)
	if err := os.Rename(other, s.archive); err != nil {
		s.Fatal(err)
	}
}

// remove removes a briefing, and the file that would bring it back.
func (s *soak) remove() {
	if len(s.model) < 2 || s.rng.IntN(3) > 0 {
		return
	}
	name := s.imported()
	id := strings.TrimSpace(s.column("id", "search", s.model[name].word))
	must(s, "remove", "--yes", "--db", s.archive, id)
	delete(s.model, name)
	if _, there := s.disk[name]; there {
		if err := os.Remove(filepath.Join(s.pages, name)); err != nil {
			s.Fatal(err)
		}
		delete(s.disk, name)
	}
}

// set sets a place, which no page says, and a tag, of one briefing or of all.
func (s *soak) set() {
	place, tag := fmt.Sprintf("Town %d", s.rng.IntN(9)), fmt.Sprintf("tag%d", s.rng.IntN(9))
	chosen := []string{s.imported()}
	if s.rng.IntN(9) == 0 {
		chosen = slices.Collect(maps.Keys(s.model))
	}
	words := []string{"set", "--db", s.archive, "place=" + place, "tags=" + tag}
	for _, name := range chosen {
		p := s.model[name]
		words = append(words, strings.TrimSpace(s.column("id", "search", p.word)))
		p.place, p.tag = place, tag
		s.model[name] = p
	}
	must(s, words...)
}

// undo takes one of both settings back.
func (s *soak) undo() {
	name := s.imported()
	p := s.model[name]
	field := "place"
	if s.rng.IntN(2) == 0 {
		field, p.tag = "tags", ""
	} else {
		p.place = ""
	}
	must(s, "set", "--db", s.archive, "--undo", field, strings.TrimSpace(s.column("id", "search", p.word)))
	s.model[name] = p
}

// imported chooses one of the pages in the archive.
func (s *soak) imported() string {
	names := slices.Sorted(maps.Keys(s.model))
	return names[s.rng.IntN(len(names))]
}

func (s *soak) reread() { must(s, "import", "--reread", "--db", s.archive) }

// backup goes on with a copy of the archive.
func (s *soak) backup() {
	copied := filepath.Join(filepath.Dir(s.archive), "copy.db")
	must(s, "backup", "--db", s.archive, copied)
	if err := os.Rename(copied, s.archive); err != nil {
		s.Fatal(err)
	}
}

// column returns a field of the rows that a command prints, a line each.
func (s *soak) column(field string, arguments ...string) string {
	s.Helper()
	return must(s, append(arguments, "--db", s.archive, "--csv", "--no-header", "--fields", field)...)
}

func (s *soak) search() {
	for name, p := range s.model {
		found := s.column("title", "search", p.word)
		if found != p.title+"\n" {
			s.Errorf("%s: a search for %s finds %q, and %q is wanted", name, p.word, found, p.title)
		}
		if found := s.column("title", "search", fmt.Sprintf("zq%dx", s.next+1)); found != "" {
			s.Errorf("a word that nobody wrote is found: %s", found)
		}
		return // maps give any
	}
}

func (s *soak) filter() {
	if n := strings.Count(s.column("id", "filter", "--between", "NO,IS"), "\n"); n != len(s.model) {
		s.Errorf("%d briefings between the two, and %d are wanted", n, len(s.model))
	}
}

// agree compares all of the archive with the model.
func (s *soak) agree(step string) {
	held := map[string]string{}
	for line := range strings.Lines(must(s, "export", "--format", "jsonl", "--db", s.archive)) {
		var b struct {
			Source, Title, Place string
			Tags                 []string
			Sections             []struct{ Paragraphs []struct{ Text string } }
		}
		if err := json.Unmarshal([]byte(line), &b); err != nil {
			s.Fatal(err)
		}
		if len(b.Sections) == 0 || len(b.Sections[0].Paragraphs) == 0 {
			s.Fatalf("after %s: %s has no text", step, b.Source)
		}
		name := filepath.Base(b.Source)
		if p := s.model[name]; b.Place != p.place || strings.Join(b.Tags, ";") != p.tag {
			s.Errorf("after %s: %s has %q and the tags %q, and the model %+v", step, name, b.Place, b.Tags, p)
		}
		held[name] = b.Title + " " + b.Sections[0].Paragraphs[0].Text
	}
	if len(held) != len(s.model) {
		s.Errorf("after %s: %d briefings, and the model has %d", step, len(held), len(s.model))
	}
	revisions := 0
	for name, p := range s.model {
		revisions += p.revisions
		if !strings.HasPrefix(held[name], p.title+" ") || !strings.Contains(held[name], p.word+".") {
			s.Errorf("after %s: %s is %q, and the model has %+v", step, name, held[name], p)
		}
	}
	if n := strings.Count(s.column("briefing_id", "export", "--table", "revisions"), "\n"); n != revisions {
		s.Errorf("after %s: %d revisions, and the model has %d", step, n, revisions)
	}
}
