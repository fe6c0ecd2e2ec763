package html

import (
	_ "embed"

	"briefings/briefing/letters"
)

//go:embed words.tsv
var wordsTSV string

// vocabulary holds the words by which the text of a page is distinguished from the
// furniture of its site. They are folded, or in lower case.
var vocabulary = letters.Vocabulary{Table: letters.Table{Name: "html/words.tsv", Text: wordsTSV}}

// frameRoles and doubtfulRoles are the ARIA roles of the frame of a site. The words of classes are in nameWords.
var (
	frameRoles    = vocabulary.Phrases("role-frame")
	doubtfulRoles = vocabulary.Phrases("role-doubtful")
)

// Words of lines.
var (
	// boxHeadings begin headings over boxes of links. Such a heading is left out with its box.
	boxHeadings = vocabulary.Phrases("box-heading")
	// buttonLines are the words of a button that stands on a line of its own.
	buttonLines = vocabulary.Phrases("button-line")
	// copyrightWords are in the line that says who owns the site.
	copyrightWords = vocabulary.Phrases("copyright")
	// ownerWords are in the names of ministries and governments.
	ownerWords = vocabulary.Phrases("owner")
	// categories are headings of the part of a site that a page stands in, as a whole.
	categories = vocabulary.Phrases("category")
	// counterLabels stand before or after the number of the readers.
	counterLabels = vocabulary.Phrases("counter-label")
	// creditWords begin a line that says who made a picture.
	creditWords = vocabulary.Phrases("credit")
	// footStarts begin lines at the foot of a site, footWords are in them. They are
	// left out only at the end of a page.
	footStarts = vocabulary.Phrases("foot-start")
	footWords  = vocabulary.Phrases("foot-word")
	// ornamentNames are in the address of a bullet, a logo or the like.
	ornamentNames = vocabulary.Phrases("ornament-name")
	// ornamentTexts are words of its text, ornamentParts are in it, also within words.
	ornamentTexts = vocabulary.Phrases("ornament-text")
	ornamentParts = vocabulary.Phrases("ornament-part")
	// qualifierLines begin or end lines that qualify the headline above: they stay separate lines.
	qualifierLines = vocabulary.Phrases("qualifier")
	// siteNames begin headings with the name of a ministry, which name the site.
	siteNames = vocabulary.Phrases("site-name")
	// skipLinks begin links that lead on within a page or enlarge its print.
	skipLinks = vocabulary.Phrases("skip-link")
	// stampLabels stand before a day that is not the page's: that of a change, of a print, of today.
	stampLabels = vocabulary.Phrases("stamp-label")
	// trailStarts begin a breadcrumb trail.
	trailStarts = vocabulary.Phrases("trail-start")
)
