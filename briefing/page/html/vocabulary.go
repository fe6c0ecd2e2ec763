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

// Words of class and id attributes. A class is split at hyphens, underscores, digits
// and capitals. A word is the whole class ("topicpath") or one of its parts ("site-nav").
var (
	// chromeWords name furniture, unless it holds most of the page's text.
	chromeWords = vocabulary.Phrases("chrome")
	// doubtfulWords mostly name furniture, but some authors give these names to text.
	doubtfulWords = vocabulary.Phrases("chrome-maybe")
	// mainWords name the part that holds the text.
	mainWords = vocabulary.Phrases("main")
	// photoWords name pictures with captions.
	photoWords = vocabulary.Phrases("photo")

	// chromeRoles and doubtfulRoles are the ARIA roles of furniture.
	chromeRoles   = vocabulary.Phrases("chrome-role")
	doubtfulRoles = vocabulary.Phrases("chrome-role-maybe")
)

// Words of lines.
var (
	// boxHeadings begin headings over boxes of links. Such a heading is left out with its box.
	boxHeadings = vocabulary.Phrases("box-heading")
	// creditWords begin a line that says who made a picture.
	creditWords = vocabulary.Phrases("credit")
	// dateWords are in date lines besides digits: the first three letters.
	dateWords = vocabulary.Phrases("date")
	// footStarts begin lines at the foot of a site, footWords are in them. They are
	// left out only at the end of a page.
	footStarts = vocabulary.Phrases("foot-start")
	footWords  = vocabulary.Phrases("foot")
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
	// trailStarts begin a breadcrumb trail.
	trailStarts = vocabulary.Phrases("trail-start")
)
