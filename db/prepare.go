package db

import (
	"briefings/briefing"
	"briefings/briefing/letters"
)

// prepared is what is written about an entry. Any core can make it, before the goroutine
// that writes needs it.
type prepared struct {
	digest                  string // of the bytes as imported
	packed                  []byte
	delta                   bool   // packed against the text
	photos, sections, frame string // JSON
	headings                string
	sayings                 []sayingRow
	words                   int
	valid                   bool // the briefing passes all checks of the tables
	fullText                [fullTextColumns]string
	originals               []packedOriginal // of a record with originals
}

// Prepare does the work on an entry that needs no archive. It may be called from many
// goroutines. Add calls it for an entry that was not prepared.
func (im *Importer) Prepare(e *Entry) {
	b := &e.Briefing
	p := &prepared{
		digest:   e.Digest,
		photos:   string(briefing.AppendStrings(nil, b.Photos)),
		sections: string(briefing.AppendSections(make([]byte, 0, len(e.Data)), b.Sections)),
		frame:    string(briefing.AppendStrings(nil, b.Frame)),
		sayings:  sayingRows(b),
		headings: headings(b.Sections), words: b.Words(), fullText: fullText(b),
		valid: b.Digest != "" && b.Validate() == nil,
	}
	if p.digest == "" {
		p.digest = Digest(e.Data)
	}
	if e.Kept != nil {
		im.packKept(e, p)
	} else {
		p.packed, p.delta = im.codec.Pack(e.Data, baseText(b, p.sections))
	}
	e.ready = p
}

// fullTextColumns is the number of columns of the full text: text, title,
// headings, people, place. The text is first because FTS5 writes two bytes more
// for each word of a later column.
const fullTextColumns = 5

// fullText returns the folded words of a briefing for each column of the full text.
func fullText(b *briefing.Briefing) (columns [fullTextColumns]string) {
	words := make([]byte, 0, 4096)
	column := func(i int, texts func(add func(string))) {
		words = words[:0]
		texts(func(s string) { words = letters.AppendFolded(words, s) })
		columns[i] = string(words)
	}
	column(0, func(add func(string)) {
		add(b.Lead)
		for _, s := range b.Sections {
			for _, p := range s.Paragraphs {
				add(p.Text)
			}
		}
		for _, c := range b.Photos {
			add(c)
		}
	})
	column(1, func(add func(string)) { add(b.Title) })
	column(2, func(add func(string)) {
		for _, s := range b.Sections {
			add(s.Heading)
		}
	})
	column(3, func(add func(string)) {
		for _, p := range b.People {
			add(p.Name)
			add(p.Role)
		}
	})
	column(4, func(add func(string)) { add(b.Place); add(b.Occasion) })
	return columns
}
