// Package page turns the bytes of a page into text, and text into blocks: lines,
// paragraphs, headings, list items, table rows. It does not know what they say.
package page

import (
	"strings"

	"briefings/briefing/letters"
)

// A Block is one visual unit of a page: a line, a paragraph, a list item, a heading.
// Text and HTML both become a []Block, and the reader knows only these.
type Block struct {
	Form   Form
	Level  int    // of a heading 1–6 as marked up, of an item its depth from 1; 0 if the page does not say
	Marker string // number or bullet as printed, apart from Text: "1.", "(1)", "a)", "•"; "" for none
	Text   string // on one line, white space squeezed, otherwise as printed
	Gap    bool   // set apart from the block before, by a blank line or by mark-up
	Indent int    // columns that the block is indented by, in text
	Line   int    // number of its first line in the text, from 1; 0 in HTML
}

// Form is the kind of a block by the page's own mark-up. Plain text says little:
// most of its blocks are paragraphs or items.
type Form uint8

// The forms.
const (
	FormParagraph Form = iota
	FormHeading        // <h1>–<h6>, Markdown's #
	FormItem           // an item of a list
	FormCaption        // the caption or alternative text of a picture
	FormRow            // the row of a table, its cells joined by " | "
)

// Meta is what a page of HTML says about itself outside its text. The reader uses it
// for facts that the text does not give, never against the text.
type Meta struct {
	Title     string // <title>
	OpenGraph string // og:title
	Published string // article:published_time, datePublished, <time datetime>: as written
	Printed   string // the first day on a line of its own around the text
	URL       string // canonical address
	Captured  string // when it was saved, see [Moment]
	Site      string // og:site_name, publisher
	Author    string // the body that wrote it, where several share a site
	Language  string // <html lang>
	Aside     string // lines of the main content that are no text, a line each: whom to ask, a summary
	Owners    string // names of ministries and governments that the frame of the page prints, a line each
}

// LocalDay returns a point in time as a page writes it, "" if it is given by
// the clock of Greenwich and the day at the place of the page may be another:
// the one before in America, the next in Asia. A full hour of zero or twelve
// stands for a day without a clock.
func LocalDay(stamp string) string {
	_, clock, ok := strings.Cut(stamp, "T")
	if !ok || len(clock) < 6 || !strings.HasSuffix(clock, "Z") && !strings.HasSuffix(clock, "+00:00") &&
		!strings.HasSuffix(clock, "+0000") {
		return stamp
	}
	if hour := letters.Number(clock[:2]); hour >= 5 && hour <= 12 || strings.HasPrefix(clock, "00:00:00") {
		return stamp
	}
	return ""
}
