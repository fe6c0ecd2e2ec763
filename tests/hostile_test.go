package tests

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"briefings/commands/print"
	"briefings/tests/invent"
)

// A hostileKind is a kind of files that no archive should take.
type hostileKind struct {
	name string
	make func(rng *rand.Rand, path string) error
}

// hostile are files that no archive should take: how each kind is made at a
// path that has no ending yet. (A function, as heavy is: every program that a
// test starts would make a variable's texts.)
func hostile() []hostileKind {
	return []hostileKind{
		{"loop", func(_ *rand.Rand, p string) error { return os.Symlink(filepath.Base(p)+".txt", p+".txt") }},
		{"link to nothing", func(_ *rand.Rand, p string) error { return os.Symlink("nothing", p+".html") }},
		{"link to the folder", func(_ *rand.Rand, p string) error { return os.Symlink(".", p+".txt") }},
		{"device", func(_ *rand.Rand, p string) error { return os.Symlink("/dev/zero", p+".txt") }},
		{"terminal", func(_ *rand.Rand, p string) error { return os.Symlink("/dev/tty", p+".jsonl") }},
		{"pipe", func(_ *rand.Rand, p string) error { return makePipe(p + ".md") }},
		{"memory", func(_ *rand.Rand, p string) error { return os.Symlink("/proc/self/mem", p+".txt") }},
		{"closed", func(_ *rand.Rand, p string) error { return os.WriteFile(p+".txt", []byte("secret"), 0) }},
		{"closed folder", func(_ *rand.Rand, p string) error { return os.Mkdir(p, 0) }},
		{"empty", file(".htm", "")},
		{"spaces", file(".txt", " \n\t")},
		{"line feed in its name", file("\nbriefings: 10 new\n.txt", "")},
		{"escapes in its name", file("\x1b[2J\x1b]0;owned\a.txt", "")},
		{"no UTF-8 in its name", file("\xff\xfe\x80.txt", "")},
		{"another direction in its name", file("\u202etxt.exe\u2066.txt", "")},
		{"option", file("--output=x.txt", "")},
		{"NULs", file(".txt", strings.Repeat("\x00", 5000))},
		{"NULs in a title", file(".txt",
			"Meeting"+strings.Repeat("\x00", 40)+"of Ministers\n\nOn May 1, 2011, they met.\n")},
		{"escapes", file(".txt", "\x1b[2J\x1b]0;owned\a\n")},
		{"archive", file(".txt", "PK\x03\x04"+strings.Repeat("\x01\x02\x00", 500))},
		{"program", file(".txt", "\x7fELF\x02\x01\x01\x00\x00\x00")},
		{"noise", func(rng *rand.Rand, p string) error { return os.WriteFile(p+".html", noise(rng, 20_000), 0o644) }},
		{"nested objects", file(".jsonl", strings.Repeat(`{"title":`, 20_000))},
		{"nested lists", file(".jsonl", `{"people": `+strings.Repeat("[", 100_000)+"\n")},
		{"huge number", file(".jsonl", `{"title": "x", "duration_minutes": 1e999999}`)},
		{"number that is too long", file(".jsonl",
			`{"title": "x", "duration_minutes": `+strings.Repeat("9", 100_000)+"}")},
		{"no such day", file(".jsonl", `{"title": "x", "published": "2011-02-30"}`)},
		{"field of another kind", file(".jsonl", `{"title": {"title": ["x"]}}`)},
		{"half a record", file(".jsonl", `{"title": "x", "lead": "`)},
		{"array", file(".jsonl", `[{"title": "x"}]`)},
		{"half a crawl", file(".warc", "WARC/1.0\r\nWARC-Type: response\r\n")},
		{"crawl of noise", func(rng *rand.Rand, p string) error {
			return os.WriteFile(p+".warc.gz", append([]byte("\x1f\x8b\x08"), noise(rng, 20_000)...), 0o644)
		}},
		{"damaged crawls", file(".wacz", "PK\x03\x04archive/data.warc.gz")},
		{"nested parts", file(".eml", nestedParts(10_000))},
		{"escapes in a type", file(".mht", "From: <Saved by x>\nContent-Type: image/\x1b]0;owned\a\n\nx")},
		{"half a document", file(".docx", "PK\x03\x04"+strings.Repeat("\x01\x02\x00", 500))},
	}
}

// nestedParts returns a mail of parts in parts.
func nestedParts(depth int) string {
	var b strings.Builder
	for i := range depth {
		fmt.Fprintf(&b, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.String() + "\nTalks\n"
}

// heavy are pages that are odd, and are taken: they must not take the machine.
func heavy() map[string]string {
	return map[string]string{
		"line.txt":      strings.Repeat("a", 10<<20),
		"words.txt":     strings.Repeat("word ", 2<<20),
		"nested.html":   strings.Repeat("<div>", 200_000) + "x",
		"tables.html":   strings.Repeat("<table><tr><td>", 50_000) + "x",
		"comments.html": "x" + strings.Repeat("<!--", 500_000),
		"entities.html": strings.Repeat("&amp;", 1<<20),
		"expansion.html": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><p>` +
			strings.Repeat("&b;", 10_000),
		"attributes.html": "<p " + strings.Repeat(`a="b" `, 200_000) + ">x",
		"brackets.txt":    strings.Repeat("(", 1<<20),
		"digits.txt":      "Meeting No. " + strings.Repeat("9", 1<<20),
		"marks.txt":       "a" + strings.Repeat("\u0301", 200_000),
		"headings.txt":    strings.Repeat("1. Heading\n\n", 50_000),
		"glyphs.pdf": "%PDF-1.7\n1 0 obj <</Pages 2 0 R>> endobj\n2 0 obj <</Kids [3 0 R]>> endobj\n" +
			"3 0 obj <</Contents 4 0 R>> endobj\ntrailer <</Root 1 0 R>>\n4 0 obj <<>> stream\n" +
			"BT /F1 9 Tf 1 0 0 1 9 700 Tm " + strings.Repeat("(They met. ) Tj -0.1 -0.01 Td ", 15_000) + "\nendstream",
		"days.txt": strings.Repeat("May 99, 20111 ", 100_000),
	}
}

func file(ending, content string) func(*rand.Rand, string) error {
	return func(_ *rand.Rand, p string) error { return os.WriteFile(p+ending, []byte(content), 0o644) }
}

func noise(rng *rand.Rand, size int) []byte {
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(rng.IntN(256))
	}
	return b
}

// Of 1,000 hostile files each is named on a safe line, and the ten good ones
// among them are imported.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(openFolder(t), "pages")
	rng := rand.New(rand.NewPCG(6, 6))
	kinds := hostile()
	for n := range 1000 {
		kind := kinds[n%len(kinds)]
		to := filepath.Join(folder, fmt.Sprint(n%7))
		if err := os.MkdirAll(to, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := kind.make(rng, filepath.Join(to, fmt.Sprint(n))); err != nil {
			t.Fatalf("%s: %v", kind.name, err)
		}
	}
	if err := invent.New(3).Write(folder, 10, "text"); err != nil {
		t.Fatal(err)
	}
	archive := filepath.Join(filepath.Dir(folder), "a.db")
	said, status, memory := runAsNobody(t, "import", "--passed-over", "--db", archive, folder)
	lines := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	if last := lines[len(lines)-1]; status != 1 || last != "10 new, 804 failed, 196 passed over: 196 empty" {
		t.Errorf("exit status %d: %s", status, last)
	}
	if memory > 300<<20 && !raceEnabled {
		t.Errorf("%d MB of memory", memory>>20)
	}
	if strings.Contains(said, "no facts were found") {
		t.Errorf("taken for a page: %s", said)
	}
	named := map[int]bool{}
	for _, line := range lines[:len(lines)-1] {
		var n int
		rest, ok := strings.CutPrefix(strings.TrimPrefix(line, "briefings: "), folder+"/")
		_, err := fmt.Sscanf(rest, "%d/%d", new(int), &n)
		if !ok || err != nil || print.Safe(line) != line || strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("a line that is not safe, or names no file: %q", line)
		}
		named[n] = true
	}
	if len(named) != 1000 || len(lines) != 1001 {
		t.Errorf("%d files are named on %d lines", len(named), len(lines))
		for n, kind := range kinds {
			if !named[n] {
				t.Errorf("not named: %s", kind.name)
			}
		}
	}
	if got := strings.Count(must(t, "list", "--db", archive, "--jsonl"), "\n"); got != 10 {
		t.Errorf("%d briefings are in the archive", got)
	}
	must(t, "info", "--check", "--db", archive)
}

// Pages that are made to take long, or much, take little.
func TestHeavyFiles(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(openFolder(t), "pages")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	pages := heavy()
	archive := filepath.Join(filepath.Dir(folder), "a.db")
	arguments := []string{"import", "--db", archive} // each is named: in a folder a page without text is passed over
	for name, content := range pages {
		arguments = append(arguments, filepath.Join(folder, name))
		if raceEnabled { // which takes ten times as long
			content = content[:len(content)/8]
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	said, status, memory := runAsNobody(t, arguments...)
	if status != 0 || !strings.HasSuffix(said, fmt.Sprintf("%d new\n", len(pages))) {
		t.Errorf("exit status %d: %s", status, said)
	}
	t.Logf("%d MB of memory", memory>>20)
	if memory > 512<<20 && !raceEnabled {
		t.Errorf("%d MB of memory", memory>>20)
	}
	must(t, "info", "--check", "--db", archive)
	must(t, "export", "--format", "jsonl", "--db", archive)
}

// Files change, grow and vanish while they are read: the import ends, and the
// archive is whole.
func TestFilesThatChangeWhileRead(t *testing.T) {
	t.Parallel()
	folder, g := filepath.Join(t.TempDir(), "pages"), invent.New(5)
	if err := g.Write(folder, 200, "text"); err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			p := g.Page(n%200, "text")
			name := filepath.Join(folder, p.Name)
			switch n % 3 {
			case 0:
				_ = os.Remove(name)
			case 1:
				_ = os.WriteFile(name, append(p.Data, bytes.Repeat([]byte("more\n"), n%1000)...), 0o644)
			default:
				_ = os.Truncate(name, int64(n%len(p.Data)))
			}
		}
	}()
	archive := filepath.Join(t.TempDir(), "a.db")
	for range 5 {
		_, said, status := runHere(t, "import", "--db", archive, folder)
		if status != 0 && !strings.Contains(said, " failed") {
			t.Errorf("exit status %d: %s", status, said)
		}
		must(t, "info", "--check", "--db", archive)
	}
	close(stop)
	<-stopped
}
