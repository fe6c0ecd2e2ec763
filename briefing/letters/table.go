package letters

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
)

// A Table is a file of tab-separated values that is embedded in the program.
// A line that begins with "#" is a comment. The first other line names the
// columns. Nothing is parsed before the rows are asked for.
type Table struct {
	Name string // the file's name, for errors
	Text string
}

// Rows yields the cells of each row, in the order of the file. The slice is
// valid until the next row. A broken table is a fault of the program: Rows
// panics with the name of the file and the line.
func (t *Table) Rows(columns ...string) iter.Seq[[]string] {
	return func(yield func(cells []string) bool) {
		cells := make([]string, len(columns))
		header, n := false, 0
		for line := range strings.SplitSeq(strings.TrimSuffix(t.Text, "\n"), "\n") {
			n++
			if strings.HasPrefix(line, "#") {
				continue
			}
			if found := splitCells(line, cells); found != len(columns) {
				panic(fmt.Errorf("%s:%d: %d cells in the line, want %d", t.Name, n, found, len(columns)))
			}
			if !header {
				if header = true; !slices.Equal(cells, columns) {
					panic(fmt.Errorf("%s:%d: columns %q, want %q", t.Name, n, cells, columns))
				}
			} else if !yield(cells) {
				return
			}
		}
	}
}

// splitCells fills cells with those of a line and returns how many the line has.
func splitCells(line string, cells []string) int {
	for i := 0; ; i++ {
		cell, rest, more := strings.Cut(line, "\t")
		if i < len(cells) {
			cells[i] = cell
		}
		if !more {
			return i + 1
		}
		line = rest
	}
}

// A Vocabulary is a [Table] of words by class. Its columns are class, language
// (ISO 639-1, empty for names and signs), meaning and word. The meaning is a
// code or a number, and empty if the class says enough. "␣" stands for a space
// at the edge of a word.
type Vocabulary struct {
	Table
	once    sync.Once
	classes map[string][]Meant
}

// Meant is a word and its meaning.
type Meant struct{ Word, Meaning string }

// edge stands for a space at the edge of a word.
const edge = "␣"

// VocabularyColumns are the columns of a [Vocabulary].
var VocabularyColumns = []string{"class", "language", "meaning", "word"}

// Meanings returns the words of a class with their meanings, in the order of the file.
func (v *Vocabulary) Meanings(class string) []Meant {
	v.once.Do(v.parse)
	list := v.classes[class]
	if len(list) == 0 {
		panic(fmt.Errorf("%s: no word of class %q", v.Name, class))
	}
	return list
}

// parse reads the classes. The rows of a class stand together, as the file is sorted.
func (v *Vocabulary) parse() {
	v.classes = make(map[string][]Meant)
	list := make([]Meant, 0, strings.Count(v.Text, "\n"))
	class, start := "", 0
	for cells := range v.Rows(VocabularyColumns...) {
		if cells[0] != class {
			v.classes[class] = list[start:]
			class, start = cells[0], len(list)
		}
		word := cells[3]
		if strings.HasPrefix(word, edge) || strings.HasSuffix(word, edge) {
			word = strings.ReplaceAll(word, edge, " ")
		}
		list = append(list, Meant{word, cells[2]})
	}
	v.classes[class] = list[start:]
}

// Words returns the words of some classes, class by class.
func (v *Vocabulary) Words(classes ...string) []string {
	var words []string
	for _, class := range classes {
		for _, meant := range v.Meanings(class) {
			words = append(words, meant.Word)
		}
	}
	return words
}

// Phrases returns the words of some classes, class by class. They are read
// when they are first used.
func (v *Vocabulary) Phrases(classes ...string) *Phrases {
	return &Phrases{vocabulary: v, classes: classes}
}
