// Package page turns the bytes of a page into text, and text into blocks: lines,
// paragraphs, headings, list items, table rows. It does not know what they say.
package page

// A Block is one visual unit of a page: a line that stands alone, a paragraph,
// a list item, a heading. Text and HTML both become a []Block, the one shape
// that every extractor works on.
type Block struct {
	Form   Form
	Level  int    // of a heading 1–6 as marked up, of an item its depth from 1; 0 where the page does not say
	Marker string // number or bullet as printed, apart from Text: "1.", "(1)", "a)", "•"; "" for none
	Text   string // on one line, white space squeezed, otherwise as the page has it
	Gap    bool   // set apart from the block before, by a blank line or by mark-up
	Indent int    // columns that the block is indented by, in text
	Line   int    // number of its first line in the text, from 1; 0 in HTML
}

// Form is what the page's own mark-up says that a block is. A page of plain
// text says little: most of its blocks are a Paragraph or an Item.
type Form uint8

// The forms.
const (
	FormParagraph Form = iota
	FormHeading        // <h1>–<h6>, Markdown's #
	FormItem           // an item of a list
	FormCaption        // the caption or alternative text of a picture
	FormRow            // the row of a table, its cells joined by " | "
)

// Meta is what a page of HTML says of itself outside of its text. It is used
// where the text is silent, and never against it.
type Meta struct {
	Title     string // <title>
	OpenGraph string // og:title
	Published string // article:published_time, datePublished, <time datetime>: as written
	URL       string // canonical address
	Site      string // og:site_name, publisher
	Language  string // <html lang>
}
