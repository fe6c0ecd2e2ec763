package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A kind is what elements of a name have in common, as bits.
type kind uint16

const (
	rawText   kind = 1 << iota // its content is text without tags
	unseen                     // it holds nothing for a reader
	void                       // it has no content
	block                      // it stands on lines of its own
	spaced                     // it is set apart from the block before
	wall                       // tags inside close nothing outside of it
	tablePart                  // a table, or of one
	wording                    // it holds words rather than boxes: its name alone does not make it a frame
	container                  // it may hold a whole text
	laidOut                    // a table with it inside is a layout
	control                    // a reader enters or presses something there
)

// kinds holds the kinds of the elements of HTML.
var kinds = func() map[atom.Atom]kind {
	all := map[atom.Atom]kind{otherTag: container}
	for kind, names := range map[kind]string{
		rawText | unseen: "script style noscript iframe noembed noframes textarea xmp plaintext",
		unseen: "head title template svg math select option button input object embed applet audio video canvas " +
			"map rt rp nav dialog datalist progress meter del menuitem",
		void: "area base br col embed hr img image input link meta param source track wbr basefont bgsound " +
			"frame keygen",
		block: "address article aside blockquote body caption center dd details dialog dir div dl dt " +
			"fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main " +
			"menu nav ol p pre section summary table tbody td tfoot th thead tr ul",
		spaced: "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote hr pre figure article section header td th " +
			"center caption",
		wall:      "td th caption table body html button object",
		tablePart: "table tr td th thead tbody tfoot caption",
		wording:   "p h1 h2 h3 h4 h5 h6 li td th tr table tbody dt dd blockquote pre span a b strong em i font",
		container: "address article aside body caption center details dialog div fieldset figcaption footer " +
			"form header hgroup hr html legend listing main nav section summary table tbody td tfoot thead tr " +
			"template noframes noscript frameset font span",
		control: "input select textarea button",
		laidOut: "table ul ol form h1 h2 h3 h4 h5 h6",
	} {
		for name := range strings.FieldsSeq(names) {
			all[atom.Lookup([]byte(name))] |= kind
		}
	}
	return all
}()

// headingLevel returns 1–6 for h1–h6, 0 for other elements.
func headingLevel(t atom.Atom) int8 {
	switch t {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int8(t.String()[1] - '0')
	}
	return 0
}
