package page

import (
	"strings"
	"testing"
)

func TestTextBlocks(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // marker, a bar, the text; "#" before headings
	}{
		{"lines", "One line\nAnother line\n", []string{"|One line", "|Another line"}},
		{"sentence goes on", "The two ministers agreed that they would meet again\nin the spring of next year.\n", []string{"|The two ministers agreed that they would meet again in the spring of next year."}},
		{"list", "  1. First point.\n  2. Second point.\n", []string{"1.|First point.", "2.|Second point."}},
		{"list in list", "  1. (1) Both sides agreed.\n  2. (2) They parted.\n", []string{"(1)|Both sides agreed.", "(2)|They parted."}},
		{"letters in list", "  1. a) Both sides agreed.\n  2. b) They parted.\n", []string{"a)|Both sides agreed.", "b)|They parted."}},
		{"other inner number", "2. (1) Both sides agreed.\n", []string{"2. (1)|Both sides agreed."}},
		{"glued", "1.Terrorism\n(2)Climate\n", []string{"1.|Terrorism", "(2)|Climate"}},
		{"bare numbers", "1 North\nText of one paragraph.\n2 South\n", []string{"1|North", "|Text of one paragraph.", "2|South"}},
		{"no numbers", "24 July 2001\n11.11.2016\n2011 was a year\n1.5 million\n", []string{"|24 July 2001", "|11.11.2016", "|2011 was a year", "|1.5 million"}},
		{"roman", "I. North\nII. South\n", []string{"I.|North", "II.|South"}},
		{"no letters", "J. Storlund spoke.\nU.S. forces left.\n", []string{"|J. Storlund spoke.", "|U.S. forces left."}},
		{"bullets", "• One\n- Two\n・三\n-5 degrees\n", []string{"•|One", "-|Two", "・|三", "|-5 degrees"}},
		{"brackets", "(a) one\n(iv) four\n(PDF) file\n(2015) year\n", []string{"(a)|one", "(iv)|four", "|(PDF) file", "|(2015) year"}},
		{"markdown", "# Title\n\n## Part ##\n\ntext\n", []string{"#|Title", "#|Part", "|text"}},
		{"table", "| Day | Place |\n| --- | --- |\n| 3 May | Oslo |\n![]() |\n", []string{"|Day | Place", "|3 May | Oslo"}},
		{"white space", "\ufeffA\u00a0 b\u200bc\t d \n", []string{"|A bc d"}},
		{"wide", "\u30001 \u3000外相会談\n", []string{"1|外相会談"}},
	} {
		var got []string
		for _, b := range TextBlocks(c.text) {
			mark := b.Marker
			if b.Form == FormHeading {
				mark = "#"
			}
			got = append(got, mark+"|"+b.Text)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTextBlocksWrapped(t *testing.T) {
	text := "Minister Yamanaka said that the harbours of the north would be open to the\n" +
		"ships of all nations, and that she hoped to see more of them in summer.\n" +
		"Minister Storlund agreed with her and offered to send a pilot, who knows the\n" +
		"waters better than any other man of the coast.\n\n" +
		"Both sides parted as friends.\n"
	if got := TextBlocks(text); len(got) != 2 && len(got) != 3 {
		t.Errorf("%d blocks: %+v", len(got), got)
	}
}

func TestTextBlocksPlaces(t *testing.T) {
	blocks := TextBlocks("Title\n\n  1. one\n    (a) deep\n  2. two\n")
	if len(blocks) != 4 {
		t.Fatalf("%d blocks: %+v", len(blocks), blocks)
	}
	if !blocks[1].Gap || blocks[2].Gap || blocks[1].Indent != 2 || blocks[2].Level != 2 || blocks[3].Level != 1 || blocks[3].Line != 5 {
		t.Errorf("%+v", blocks)
	}
}
