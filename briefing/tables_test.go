package briefing_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefings/briefing/letters"

	"golang.org/x/text/unicode/norm"
)

// tables returns the texts of all tables by the paths of their files.
func tables(t *testing.T) map[string]string {
	texts := make(map[string]string)
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".tsv" {
			return err
		}
		text, err := os.ReadFile(path)
		texts[path] = string(text)
		return err
	})
	if err != nil || len(texts) == 0 {
		t.Fatalf("%d tables: %v", len(texts), err)
	}
	return texts
}

// TestTablesForm checks that every table says what it holds and where that comes
// from, and that its rows are clean, unique and in order. A vocabulary is sorted,
// except for the classes that it lists as "In order: …".
func TestTablesForm(t *testing.T) {
	for path, text := range tables(t) {
		head, body, _ := strings.Cut(text, "\nclass\t")
		if !strings.HasPrefix(head, "# ") || !strings.Contains(head, "\n# Source: ") {
			t.Errorf("%s: no comment that says what the table holds and its source", path)
		}
		if !strings.HasSuffix(text, "\n") || !norm.NFC.IsNormalString(text) {
			t.Errorf("%s: not UTF-8 in NFC, or no newline at the end", path)
		}
		lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
		first := strings.Count(head, "\n") + 2
		seen := make(map[string]bool)
		for i, line := range lines {
			if strings.TrimSpace(line) != line || strings.Contains(line, " \t") || strings.Contains(line, "\t ") {
				t.Errorf("%s:%d: blanks at the edge of a cell", path, first+i)
			}
			if seen[line] {
				t.Errorf("%s:%d: the same row as before", path, first+i)
			}
			seen[line] = true
		}
		columns := strings.Join(letters.VocabularyColumns, "\t")
		if lines[0] == strings.TrimPrefix(columns, "class\t") {
			checkOrder(t, path, first, head, lines[1:])
		}
	}
}

var inOrder = regexp.MustCompile(`(?m)^# In order: (.*)\.$`)

// checkOrder checks that the rows of a vocabulary are sorted.
func checkOrder(t *testing.T, path string, first int, head string, rows []string) {
	var ordered []string
	for _, list := range inOrder.FindAllStringSubmatch(head, -1) {
		ordered = append(ordered, strings.Split(list[1], ", ")...)
	}
	last, words := "", make(map[string]bool)
	for i, row := range rows {
		cells := strings.Split(row, "\t")
		key := row
		if slices.Contains(ordered, cells[0]) {
			key = cells[0] + "\t"
		}
		if key < last {
			t.Errorf("%s:%d: %q stands behind %q", path, first+1+i, key, last)
		}
		last = key
		if word := cells[0] + "\t" + cells[len(cells)-1]; words[word] {
			t.Errorf("%s:%d: %q stands there twice", path, first+1+i, word)
		} else {
			words[word] = true
		}
	}
}

var quoted = regexp.MustCompile(`"([^"]+)"`)

// TestTablesClasses checks that the code asks for every class of a vocabulary,
// and for no other.
func TestTablesClasses(t *testing.T) {
	for path, text := range tables(t) {
		_, body, ok := strings.Cut(text, "\n"+strings.Join(letters.VocabularyColumns, "\t")+"\n")
		if !ok {
			continue
		}
		var held []string
		for row := range strings.Lines(body) {
			class, _, _ := strings.Cut(row, "\t")
			held = append(held, class)
		}
		asked := askedClasses(t, path)
		slices.Sort(asked)
		held, asked = slices.Compact(held), slices.Compact(asked)
		if !slices.Equal(held, asked) {
			t.Errorf("%s holds the classes %q, and the code asks for %q", path, held, asked)
		}
	}
}

// askedClasses returns the classes of a vocabulary that the package beside it asks for.
func askedClasses(t *testing.T, path string) (classes []string) {
	sources, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	}
	name := regexp.QuoteMeta(filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path))
	variable := regexp.MustCompile(`(\w+)\s*= (?:letters\.)?Vocabulary{Table: (?:letters\.)?Table{Name: "` + name + `"`)
	declared := variable.FindStringSubmatch(code.String())
	if declared == nil {
		t.Fatalf("no variable holds %s", path)
	}
	asks := regexp.MustCompile(`\b` + declared[1] + `\.(?:Phrases|Words|Meanings)\(([^)]*)\)`)
	for _, call := range asks.FindAllStringSubmatch(code.String(), -1) {
		for _, class := range quoted.FindAllStringSubmatch(call[1], -1) {
			classes = append(classes, class[1])
		}
	}
	return classes
}
