package peers

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"briefings/briefing"
	"briefings/tests/invent"
)

// A data set is n invented briefings in the forms that the tools want them in.
type dataset struct {
	folder string
	n      int
}

// newDataset is one of n briefings under a folder, apart from those that an
// earlier generator invented.
func newDataset(under string, n int) dataset {
	digest, g := sha256.New(), invent.New(1)
	for _, layout := range slices.Sorted(maps.Keys(invent.Layouts)) {
		digest.Write(g.Page(0, layout).Data)
	}
	return dataset{filepath.Join(under, fmt.Sprintf("%d-%.4x", n, digest.Sum(nil))), n}
}

// forms are the forms of a data set, and how each is made. All hold the same facts.
var forms = map[string]func(g *invent.Generator, to string, n int) error{
	"text":          func(g *invent.Generator, to string, n int) error { return g.Write(to, n, "text") },
	"records.jsonl": (*invent.Generator).WriteRecords,
	"csv":           writeTables,
	"mail":          writeMail,
	"words.json":    writeWords,
	"git":           commitPages,
}

// path returns the path of a form of the data.
func (d dataset) path(form ...string) string {
	return filepath.Join(append([]string{d.folder}, form...)...)
}

// make makes a form that is not there yet. A form is made under another name first, so
// that half of one is never taken for all of it.
func (d dataset) make(form string) error {
	to := d.path(form)
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	half := to + ".half"
	if err := errors.Join(os.RemoveAll(half), os.MkdirAll(d.folder, 0o755)); err != nil {
		return err
	}
	if err := forms[form](invent.New(1), half, d.n); err != nil {
		return err
	}
	return os.Rename(half, to)
}

// size is that of all files under path, or of the file with that path, and of
// what SQLite keeps beside it.
func size(path string) (total int64) {
	_ = filepath.WalkDir(path, func(_ string, entry fs.DirEntry, err error) error { // what is not there has no size
		if err == nil && entry.Type().IsRegular() {
			if info, err := entry.Info(); err == nil {
				total += info.Size()
			}
		}
		return nil
	})
	for _, ending := range []string{"-wal", "-shm"} {
		if info, err := os.Stat(path + ending); err == nil {
			total += info.Size()
		}
	}
	return total
}

// tables are the CSV files of a data set, by the names of the tables that they
// fill: those of testdata/peers/tables.sql.
type tables map[string]*csv.Writer

var tableColumns = map[string]string{
	"briefing": `id slug title published held_start held_end kind medium language place place_country occasion
		duration_minutes countries people photos sections words url source digest date`,
	"participant": "briefing_id position name role country",
	"party":       "briefing_id position country",
	"text":        "id title headings people place text",
}

// writeTables writes the facts and the texts as tables.
func writeTables(g *invent.Generator, to string, n int) error {
	t, files := tables{}, []*os.File{}
	if err := os.Mkdir(to, 0o755); err != nil {
		return err
	}
	for name, columns := range tableColumns {
		f, err := os.Create(filepath.Join(to, name+".csv"))
		if err != nil {
			return err
		}
		defer f.Close()
		t[name], files = csv.NewWriter(f), append(files, f)
		_ = t[name].Write(strings.Fields(columns)) // Flush finds the error
	}
	slugs := map[string]int{}
	for i := range n {
		t.add(i+1, g.Page(i, "text"), slugs)
	}
	var err error
	for _, w := range t {
		w.Flush()
		err = errors.Join(err, w.Error())
	}
	for _, f := range files {
		err = errors.Join(err, f.Close())
	}
	return err
}

// add adds a row or several to each table; the writer keeps the first error.
func (t tables) add(id int, p invent.Page, slugs map[string]int) {
	b, number := &p.Facts, strconv.Itoa(id)
	slug := briefing.Slug(b, 1)
	if slugs[slug]++; slugs[slug] > 1 {
		slug = briefing.Slug(b, slugs[slug])
	}
	names := []string{}
	for i, who := range b.People {
		names = append(names, who.Name)
		_ = t["participant"].Write([]string{number, strconv.Itoa(i + 1), who.Name, who.Role, who.Country})
	}
	for i, country := range b.Countries {
		_ = t["party"].Write([]string{number, strconv.Itoa(i + 1), country})
	}
	headings, text := bodyOf(b)
	people := strings.Join(names, "; ")
	_ = t["text"].Write([]string{number, b.Title, headings, people, b.Place, text})
	_ = t["briefing"].Write([]string{
		number, slug, b.Title, string(b.Published), string(b.Held.Start), string(b.Held.End),
		string(b.Kind), string(b.Medium), b.Language,
		b.Place, b.PlaceCountry, b.Occasion, strconv.Itoa(b.Minutes), strings.Join(b.Countries, "; "), people, "0",
		strconv.Itoa(len(b.Sections)), strconv.Itoa(len(strings.Fields(text))),
		"", "/pages/" + p.Name, fmt.Sprintf("%x", sha256.Sum256(p.Data)),
		string(b.Date()),
	})
}

// bodyOf are the headings, a line each, and all of the text, a line a paragraph.
func bodyOf(b *briefing.Briefing) (headings, text string) {
	var h, t strings.Builder
	t.WriteString(b.Lead)
	for _, s := range b.Sections {
		fmt.Fprintln(&h, s.Heading)
		for _, p := range s.Paragraphs {
			fmt.Fprintf(&t, "\n%s %s", p.Number, p.Text)
		}
	}
	return strings.TrimSpace(h.String()), t.String()
}

// commitPages makes a repository of the pages, beside their folder.
func commitPages(_ *invent.Generator, to string, _ int) error {
	const commit = "-c user.name=x -c user.email=x@briefings.invalid -c gc.auto=0 commit -q -m pages"
	for _, args := range []string{"init -q", "add .", commit} {
		pages := filepath.Join(filepath.Dir(to), "text")
		where := []string{"--git-dir=" + to, "--work-tree=" + pages}
		command := exec.Command("git", append(where, strings.Fields(args)...)...)
		command.Dir, command.Stderr = pages, os.Stderr
		if err := command.Run(); err != nil {
			return fmt.Errorf("git %s: %w", args, err)
		}
	}
	return nil
}

// writeMail writes a folder of messages (Maildir), one a page: the title is the
// subject, and the first who took part is who it is from.
func writeMail(g *invent.Generator, to string, n int) error {
	for _, name := range []string{"cur", "new", "tmp"} {
		if err := os.MkdirAll(filepath.Join(to, name), 0o755); err != nil {
			return err
		}
	}
	for i := range n {
		p := g.Page(i, "text")
		b := p.Facts
		day, err := time.Parse(time.DateOnly, string(b.Date()))
		if err != nil {
			return err
		}
		head := fmt.Sprintf("From: %s <%d@briefings.invalid>\nTo: %s <to@briefings.invalid>\n"+
			"Subject: %s\nDate: %s\nMessage-ID: <%d@briefings.invalid>\n"+
			"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n",
			b.People[0].Name, i%24, b.People[1].Name, b.Title, day.Format(time.RFC1123Z), i)
		name := filepath.Join(to, "cur", fmt.Sprintf("%d.%06d.briefings:2,S", day.Unix(), i))
		if err := os.WriteFile(name, append([]byte(head), p.Data...), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Words are what is searched for, chosen by how many of the pages hold them.
type words struct {
	Rare, First, Second, Phrase, Common string
	Held                                map[string]int // by how many pages
}

// counted is how many pages are enough to know how frequent a word is.
const counted = 20_000

// writeWords counts words, and pairs that stand side by side, and chooses.
func writeWords(g *invent.Generator, to string, n int) error {
	counts, pairs := map[string]int{}, map[string]int{}
	for i := range min(n, counted) {
		countWords(g.Page(i, "text").Facts, counts, pairs)
	}
	total := float64(min(n, counted))
	w := words{
		Rare: nearest(counts, 0.0005*total), First: nearest(counts, 0.12*total), Second: nearest(counts, 0.1*total),
		Phrase: nearest(pairs, 0.003*total), Common: nearest(counts, 0.8*total), Held: map[string]int{},
	}
	for _, word := range []string{w.Rare, w.First, w.Second, w.Phrase, w.Common} {
		w.Held[word] = counts[word] + pairs[word]
	}
	data, err := json.MarshalIndent(w, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// countWords adds a page to the counts. Short words are passed over: tools take
// some of them for operators.
func countWords(b briefing.Briefing, counts, pairs map[string]int) {
	seen := map[string]bool{}
	_, text := bodyOf(&b)
	last := ""
	between := func(r rune) bool { return !unicode.IsLetter(r) && r != ',' && r != '.' }
	for _, word := range strings.FieldsFunc(text, between) {
		plain := len(word) > 4 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
		if plain && !seen[word] {
			seen[word] = true
			counts[word]++
		}
		if pair := last + " " + word; plain && last != "" && !seen[pair] {
			seen[pair] = true
			pairs[pair]++
		}
		if last = ""; plain {
			last = word
		}
	}
}

// nearest is the key whose count is nearest to want, the first of several.
func nearest(counts map[string]int, want float64) string {
	best, off := "", 0.0
	for key, count := range counts {
		d := max(float64(count)-want, want-float64(count))
		if best == "" || d < off || d == off && key < best {
			best, off = key, d
		}
	}
	return best
}
