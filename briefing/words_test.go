package briefing

import "testing"

func TestWords(t *testing.T) {
	b := Briefing{Title: "Ministers' Meeting", Lead: "On 3 May they met.", Sections: []Section{{Heading: "協力", Paragraphs: []Paragraph{{Text: "Don't stop"}}}}}
	if got := b.Words(); got != 2+5+2+2 {
		t.Errorf("Words() = %d", got)
	}
}
