package db

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing"
	"briefings/briefing/day"
)

func schema(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sample is a briefing of invented people.
func sample(n int) briefing.Briefing {
	date := day.Date(fmt.Sprintf("2011-%02d-%02d", n%12+1, n%28+1))
	return briefing.Briefing{
		Title: fmt.Sprintf("Ruritania-Türkiye Foreign Ministers' Meeting %d", n), Published: date, Held: day.Period{Start: date, End: date},
		Kind: briefing.ForeignMinistersMeeting, Medium: briefing.InPerson, Language: "en", Place: "Saint-Étienne", PlaceCountry: "FR",
		Occasion: "Winter Summit", Minutes: 45, URL: "https://example.org/page",
		People:    []briefing.Person{{Name: "Ada O'Vale", Role: "Foreign Minister", Country: "TR"}, {Name: "王毅夫", Role: "外相", Country: "CN"}, {Name: fmt.Sprintf("Envoy Number%d", n)}},
		Countries: []string{"TR", "CN"}, Photos: []string{"A handshake"}, Lead: "They met.",
		Sections: []briefing.Section{
			{Number: "1", Heading: "Energy", Paragraphs: []briefing.Paragraph{{Number: "(1)", Text: "Both sides spoke of gas."}, {Text: "And of wind."}}},
			{Paragraphs: []briefing.Paragraph{{Text: "Closing."}}},
		},
		Frame: []string{"Back to Index"},
	}
}

// page makes an entry of a briefing, as if it had been read from content.
func page(path, content string, b briefing.Briefing) Entry {
	b.Digest = Digest([]byte(content))
	return Entry{Path: path, Format: "text", Data: []byte(content), Modified: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), Briefing: b}
}

// put imports entries in one transaction and returns what became of them.
func put(t testing.TB, path string, entries ...Entry) []Result {
	t.Helper()
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	var results []Result
	for _, e := range entries {
		r, err := im.Add(e)
		if err != nil {
			t.Fatal(err)
		}
		results = append(results, r)
	}
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	return results
}

func reading(t testing.TB, path string) *Archive {
	t.Helper()
	a, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func checkClean(t testing.TB, path string) {
	t.Helper()
	if err := reading(t, path).Check(context.Background(), func(problem string) bool { t.Error(problem); return true }); err != nil {
		t.Fatal(err)
	}
}

func statuses(results []Result) string {
	var words []string
	for _, r := range results {
		words = append(words, fmt.Sprintf("%s:%d", r.Status, r.ID))
	}
	return strings.Join(words, " ")
}

func TestWhatGoesInComesOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	want := sample(1)
	r := put(t, path, page("/p/one.txt", "bytes of one", want))
	want.ID, want.Slug, want.Source, want.Digest = r[0].ID, r[0].Slug, "/p/one.txt", Digest([]byte("bytes of one"))
	if want.Slug != "2011-02-02-ruritania-turkiye-foreign-ministers-meeting-1" {
		t.Errorf("slug %q", want.Slug)
	}
	got, err := reading(t, path).Briefing(context.Background(), want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	data, format, encoding, err := reading(t, path).Original(context.Background(), want.ID)
	if err != nil || string(data) != "bytes of one" || format != "text" || encoding != "" {
		t.Errorf("original %q %s %q %v", data, format, encoding, err)
	}
	checkClean(t, path)
}

func TestIdentityOfPages(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	a, b, c := sample(1), sample(2), sample(3)
	steps := []struct {
		what string
		in   []Entry
		want string
	}{
		{"first", []Entry{page("/a", "A", a), page("/b", "B", b)}, "new:1 new:2"},
		{"again", []Entry{page("/a", "A", a), page("/b", "B", b)}, "unchanged:1 unchanged:2"},
		{"known bytes elsewhere", []Entry{page("/copy", "A", a)}, "duplicate:1"},
		{"the copy again", []Entry{page("/copy", "A", a)}, "unchanged:1"},
		{"other bytes", []Entry{page("/b", "B2", c)}, "changed:2"},
		{"other bytes again", []Entry{page("/b", "B2", c)}, "unchanged:2"},
		{"bytes of a revision", []Entry{page("/old", "B", b)}, "duplicate:2"},
		{"a copy becomes a page of its own", []Entry{page("/copy", "C", c)}, "new:3"},
		{"twice in one import", []Entry{page("/x", "X", a), page("/y", "X", a)}, "new:4 duplicate:4"},
		{"and back", []Entry{page("/b", "B", b)}, "changed:2"},
	}
	for _, s := range steps {
		if got := statuses(put(t, path, s.in...)); got != s.want {
			t.Errorf("%s: %s, want %s", s.what, got, s.want)
		}
		checkClean(t, path)
	}
	archive := reading(t, path)
	two, err := archive.Briefing(context.Background(), 2)
	if err != nil || two.Title != b.Title || !strings.HasSuffix(two.Slug, "meeting-2") {
		t.Errorf("%q %q %v", two.Title, two.Slug, err)
	}
	var facts []string
	columns := []Column{}
	for _, name := range []string{"number", "facts"} {
		c, _, _ := FindColumn("revisions", name)
		columns = append(columns, c)
	}
	for row, err := range archive.Rows(context.Background(), Query{Table: "revisions", Limit: -1}, columns) {
		if err != nil {
			t.Fatal(err)
		}
		facts = append(facts, row[0].Text+" "+row[1].Text)
	}
	if len(facts) != 2 || !strings.Contains(facts[0], b.Title) || !strings.Contains(facts[1], c.Title) {
		t.Errorf("revisions: %s", facts)
	}
}

// lines are the records of a file.
func lines(contents ...string) (entries []Entry) {
	for i, content := range contents {
		e := page(fmt.Sprintf("/f.jsonl#%d", i+1), content, sample(len(content)))
		e.Format, e.Encoding, e.File = "jsonl", "", "/f.jsonl"
		e.Holds = func(digest string) bool {
			return slices.ContainsFunc(contents, func(c string) bool { return Digest([]byte(c)) == digest })
		}
		entries = append(entries, e)
	}
	return entries
}

func TestRecordsThatMoveWithinTheirFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	for _, s := range []struct {
		what string
		in   []Entry
		want string
	}{
		{"first", lines("a", "bb", "ccc"), "new:1 new:2 new:3"},
		{"one in front", lines("dddd", "a", "bb", "ccc"), "new:4 unchanged:1 unchanged:2 unchanged:3"},
		{"and again", lines("dddd", "a", "bb", "ccc"), "unchanged:4 unchanged:1 unchanged:2 unchanged:3"},
		{"one edited", lines("dddd", "a", "BBBBB", "ccc"), "unchanged:4 unchanged:1 changed:2 unchanged:3"},
		{"one taken out", lines("dddd", "BBBBB", "ccc"), "unchanged:4 unchanged:2 unchanged:3"},
		{"a line twice", lines("dddd", "BBBBB", "ccc", "eeeeee", "eeeeee"), "unchanged:4 unchanged:2 unchanged:3 new:5 duplicate:5"},
		{"a line twice, again", lines("dddd", "BBBBB", "ccc", "eeeeee", "eeeeee"), "unchanged:4 unchanged:2 unchanged:3 unchanged:5 unchanged:5"},
		{"the first taken out", lines("BBBBB", "ccc", "eeeeee", "eeeeee"), "unchanged:2 unchanged:3 unchanged:5 unchanged:5"},
		{"the first is back", lines("BBBBB", "ccc", "dddd", "eeeeee"), "unchanged:2 unchanged:3 unchanged:4 unchanged:5"},
		{"all but one taken out", lines("eeeeee"), "unchanged:5"},
	} {
		if got := statuses(put(t, path, s.in...)); got != s.want {
			t.Errorf("%s: %s, want %s", s.what, got, s.want)
		}
		checkClean(t, path)
		again, records := filepath.Join(t.TempDir(), "again.db"), exported(t, path)
		put(t, again, restored(t, records)...) // every record has a source
		if got := exported(t, again); !bytes.Equal(got, records) {
			t.Errorf("%s: exported\n%s\nand after the import\n%s", s.what, records, got)
		}
	}
}

func TestRecordsKeepTheirNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	b := sample(1)
	b.ID, b.Slug = 7, "its-own-name"
	e := page("/page.txt", "P", b)
	other := sample(2)
	other.ID, other.Slug = 7, "its-own-name"
	got := put(t, path, e, page("/other.txt", "Q", other))
	if got[0] != (Result{Status: New, ID: 7, Slug: "its-own-name"}) || got[1].ID == 7 || got[1].Slug == "its-own-name" {
		t.Errorf("%v", got)
	}
}

func TestNothingRemainsOfWhatWasGivenUp(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.db")
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := im.Add(page("/a", "A", sample(1))); err != nil {
		t.Fatal(err)
	}
	if err := im.Close(); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
	put(t, path, page("/a", "A", sample(1)))
	before, _ := os.ReadFile(path)
	ctx, cancel := context.WithCancel(context.Background())
	im, err = Begin(ctx, path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := im.Add(page("/b", "B", sample(2))); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := im.Add(page("/c", "C", sample(3))); err == nil {
		t.Error("an import goes on after it was interrupted")
	}
	im.Close()
	if info, err := reading(t, path).Info(context.Background()); err != nil || info.Briefings != 1 {
		t.Errorf("%d briefings, %v", info.Briefings, err)
	}
	if after, _ := os.ReadFile(path); len(after) != len(before) {
		t.Errorf("%d bytes became %d", len(before), len(after))
	}
	files, _ := os.ReadDir(folder)
	if len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestReadersSeeTheArchiveWhileAnImportRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/a", "A", sample(1)))
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	for n := range 300 {
		if _, err := im.Add(page(fmt.Sprint("/", n), strings.Repeat("x", n+1), sample(n))); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := reading(t, path).Info(context.Background()); err != nil || info.Briefings != 1 {
		t.Errorf("%d briefings, %v", info.Briefings, err)
	}
	if err := im.Commit(); err != nil {
		t.Fatal(err)
	}
	if info, err := reading(t, path).Info(context.Background()); err != nil || info.Briefings != 301 {
		t.Errorf("%d briefings, %v", info.Briefings, err)
	}
}

func TestOpenReadOnlyMedia(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "odd % name?#.db")
	put(t, path, page("/a", "A", sample(1)))
	put(t, path, page("/b", "B", sample(2)))
	for name, mode := range map[string]os.FileMode{path: 0o444, folder: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(folder, 0o755)
	if info, err := reading(t, path).Info(context.Background()); err != nil || info.Briefings != 2 {
		t.Errorf("%d briefings, %v", info.Briefings, err)
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestOpenForeignFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := filepath.Join(folder, "good.db")
	put(t, good, page("/a", "A", sample(1)))
	data, _ := os.ReadFile(good)
	newer := slices.Clone(data)
	newer[63] = 99
	foreign := slices.Clone(data)
	foreign[68] = 0
	wide := slices.Clone(data)
	wide[59] = 2
	for path, want := range map[string]string{
		filepath.Join(folder, "none.db"):    "there is no such archive",
		write("text.db", []byte("plain\n")): "is no SQLite database",
		write("empty.db", nil):              "is empty",
		write("cut.db", data[:50]):          "is cut off",
		write("newer.db", newer):            "schema version 99",
		write("foreign.db", foreign):        "of another program",
		write("wide.db", wide):              "in UTF-16",
		folder:                              "is a folder",
	} {
		_, err := Open(context.Background(), path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		before, _ := os.ReadFile(path)
		if _, err := Begin(context.Background(), path, Options{Schema: schema(t)}); err == nil && !strings.Contains(want, "no such") {
			t.Errorf("%s: import goes on", path)
		}
		if after, _ := os.ReadFile(path); string(before) != string(after) {
			t.Errorf("%s: was written to", path)
		}
	}
	var foreignError *ForeignError
	if _, err := Open(context.Background(), filepath.Join(folder, "text.db")); !errors.As(err, &foreignError) {
		t.Errorf("%v", err)
	}
}

func TestCheckFindsWhatIsOff(t *testing.T) {
	for _, damage := range []struct{ sql, want string }{
		{"UPDATE briefing SET countries = 'TR' WHERE id = 1", "countries are not those"},
		{"UPDATE briefing SET people = 'Nobody' WHERE id = 1", "people are not those"},
		{"UPDATE briefing SET tags = 'x' WHERE id = 1", "tags and settings are not those"},
		{"INSERT INTO setting VALUES (1, 'place', '\"X\"', 'null', '2020-01-01', NULL)", "tags and settings are not those"},
		{"UPDATE briefing SET photos = 3 WHERE id = 1", "counts 2 sections and 3 photos"},
		{"UPDATE text SET lead = 'One word more.' WHERE briefing_id = 1", "counts 18 words, its text has 19"},
		{"UPDATE text SET headings = '' WHERE briefing_id = 1", "the headings are not those"},
		{"INSERT INTO fulltext (rowid, title) VALUES (9, 'word')", "briefing 9: is in the full text but not"},
		{"UPDATE text SET lead = 'They meet.' WHERE briefing_id = 1", `the full text has "met" 2 times, the texts have it 1 times`},
		{"UPDATE text SET lead = 'They meet.' WHERE briefing_id = 1", `the full text has "meet" not at all, the texts have it 1 times`},
		{"UPDATE text SET lead = 'met They.' WHERE briefing_id = 2", `the full text has "met" at other places than the texts`},
		{"UPDATE briefing SET occasion = 'Winter Summer' WHERE id = 1", `the full text has "summer" not at all`},
		{"UPDATE briefing SET place = 'Winter Summit', occasion = 'Saint-Étienne' WHERE id = 1", `"winter" at other places`},
		{"UPDATE fulltext_docsize SET sz = x'0101010101' WHERE id = 1", "full text does not fit"},
		{"DELETE FROM party WHERE briefing_id = 2", "countries are not those"},
		{"UPDATE party SET country = (SELECT country FROM party WHERE briefing_id = 1) WHERE briefing_id = 1", "briefing 1: TR is a party twice"},
		{"UPDATE original SET digest = 'x' WHERE id = 1", "not those of their digest"},
		{"UPDATE original SET data = x'00' WHERE id = 2", "original 2"},
		{"PRAGMA foreign_keys = OFF; DELETE FROM briefing WHERE id = 2", "that it names"},
		{"INSERT INTO statement VALUES (1, 9, 0, 1, 3, 4000, '', 'TR', '01')", "briefing 1: statement 1 does not stand in its"},
		{"INSERT INTO statement VALUES (2, 9, 8, 1, 0, 1, '', 'TR', '01')", "briefing 2: statement 1 does not stand in its"},
	} {
		path := filepath.Join(t.TempDir(), "a.db")
		put(t, path, page("/a", "A", sample(1)), page("/b", "B", sample(2)))
		execIn(t, path, damage.sql)
		var problems []string
		if err := reading(t, path).Check(context.Background(), func(p string) bool { problems = append(problems, p); return true }); err != nil {
			t.Error(err)
		}
		if !strings.Contains(strings.Join(problems, "\n"), damage.want) {
			t.Errorf("%s: %q, want %q", damage.sql, problems, damage.want)
		}
	}
}

// Ids of records may be large, and the check sums up places nevertheless.
func TestCheckOfLargeIDs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	large := page("/a", "A", sample(1))
	large.Briefing.ID = maxKeptID
	put(t, path, large, page("/b", "B", sample(2)))
	put(t, path, page("/c", "C", sample(3)))
	checkClean(t, path)
}

func TestSchemaRefusesWhatCannotBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	put(t, path, page("/a", "A", sample(1)))
	raw, err := sql.Open("sqlite", path+"?_fk=1")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	for _, bad := range []string{
		"published = '2011-02-30'", "published = '2011-13'", "published = '11'", "published = '2011-11-'", "published = '2011-1-01'",
		"held_start = NULL", "kind = 'party'", "medium = 'fax'", "place_country = 'QQ'", "duration_minutes = 'long'", "duration_minutes = 0", "digest = 'abc'",
	} {
		if _, err := raw.Exec("UPDATE briefing SET " + bad); err == nil {
			t.Errorf("%s is accepted", bad)
		}
	}
	for _, good := range []string{"published = '2011'", "published = '2011-02'", "published = '2012-02-29'", "published = NULL"} {
		if _, err := raw.Exec("UPDATE briefing SET " + good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
}

// execIn does something to an archive as another program would.
func execIn(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = db.Exec(statements); err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}
