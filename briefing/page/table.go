package page

import (
	_ "embed"

	"briefings/briefing/letters"
)

//go:embed words.tsv
var wordsTSV string

// vocabulary holds the words by which text is parted. words.tsv says what its classes are for.
var vocabulary = letters.Vocabulary{Table: letters.Table{Name: "page/words.tsv", Text: wordsTSV}}

var (
	hyphenAfter  = vocabulary.Phrases("hyphen-after")
	hyphenBefore = vocabulary.Phrases("hyphen-before")
)
