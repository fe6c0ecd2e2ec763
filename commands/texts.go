package commands

import (
	_ "embed"
	"strings"
)

// helpTexts are what help and the manual say: a section for each command with its
// purpose, its usage, examples and a note, and other sections. Lines of lists have
// a word, a tab and its meaning.
//
//go:embed help.txt
var helpTexts string

// helpText returns the section of a name.
func helpText(name string) string {
	_, rest, _ := strings.Cut("\n"+helpTexts, "\n# "+name+"\n")
	text, _, _ := strings.Cut(rest, "\n# ")
	return strings.TrimSpace(text)
}

// helpList returns a section that is a list.
func helpList(name string) (list []meaning) {
	for line := range strings.Lines(helpText(name)) {
		word, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		list = append(list, meaning{word, text})
	}
	return list
}

// A meaning is a word and what it means.
type meaning struct{ word, text string }

// lists are the sections of the manual that belong to no command.
var lists = []string{"EXIT STATUS", "ENVIRONMENT", "FILES"}
