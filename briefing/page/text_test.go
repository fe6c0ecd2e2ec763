package page

import (
	"strings"
	"testing"
	"unicode"

	"briefings/briefing/letters"
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

// The marks of Markdown go, and what they stand around stays.
func TestPlainLine(t *testing.T) {
	for in, want := range map[string]string{
		"Both *welcomed* the **cod** deal, `code` and ~~old~~ _new_ ideas.": "Both welcomed the cod deal, code and old new ideas.",
		"**_Both_ of them** and ***all***, __too__.":                        "Both of them and all, too.",
		"**Ms. Ada Vale**, Minister":                                        "Ms. Ada Vale, Minister",
		"[Mr. Jon Holm](https://x.example/holm), Minister":                  "Mr. Jon Holm, Minister",
		"[The **text**](https://x.example/a_(b) \"A title\") ends":          "The text ends",
		"![Both](/a.jpg) stood up":                                          "Both stood up",
		"5 * 3 is 15, 2*3*4 is 24":                                          "5 * 3 is 15, 2*3*4 is 24",
		"snake_case_name and _a b_c":                                        "snake_case_name and _a b_c",
		"2 * 3 and 4 * 5, ** none **":                                       "2 * 3 and 4 * 5, ** none **",
		"[sic] and [1], (see [note] below)":                                 "[sic] and [1], (see [note] below)",
		"[sic](as it was printed)":                                          "[sic](as it was printed)",
		`1\. Fish, \*not\* C:\files`:                                        `1. Fish, *not* C:\files`,
		"see <https://x.example/a_b_c>, a <b and c> d":                      "see https://x.example/a_b_c, a <b and c> d",
		"`a*b*c` and 3 < 4":                                                 "a*b*c and 3 < 4",
		"*open, and no end":                                                 "*open, and no end",
	} {
		if got := plainLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Plain text keeps its stars, and is told from Markdown by the shapes of the page.
func TestMarkdownPages(t *testing.T) {
	for text, want := range map[string]bool{
		"# Head\n": true, "x\n## Part\n": true, "a **bold** word\n": true, "see [it](https://x.example)\n": true,
		"Day | Place\n:-- | ---\n3 May | Oslo\n": true, "Head\n====\n": true,
		"5 * 3 and 2 ** 3 ** 4\n": false, "snake_case\n": false, "#1 of the list\n": false, "Home | News\n-----\n": false,
		"* a point\n* another\n": false, "[1] a note (see 2)\n": false, "**\n": false, "---\n--- | x\n": false,
	} {
		if got := isMarkdown(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestMarkdownBlocks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# **Title**\n\n## 1. Fish\n\n## 2. Oil\n", "#|Title;#1.|Fish;#2.|Oil"},
		{"Title\n=====\n\nPart\n----\ntext **b**\n", "#|Title;#|Part;|text b"},
		{"# T\n\nYear | Cod | Eel\n--- | --- | ---\n2017 | 5 | 6\n2018 | | 7\n\nA | B\n", "#|T;=|Year | Cod | Eel;=|2017 | 5 | 6;=|2018 |  | 7;|A | B"},
		{"| Fish | Oslo | Bergen |\n|---|---|---|\n| | 3 | 4 |\n| Eel | | 8 |\n| ![]() | x | |\n", "=|Fish | Oslo | Bergen;=||  3 | 4;=|Eel |  | 8;=|x"},
		{"Title\n=====\n\nFish\n----\n\n> We agree, she said.\n", "#|Title;#|Fish;|We agree, she said."},
		{"A line of stars\n*****\nwith 5 * 3 * 2 of them\n", "|A line of stars;|*****;|with 5 * 3 * 2 of them"},
	} {
		var got []string
		for _, b := range TextBlocks(c.text) {
			mark := map[Form]string{FormHeading: "#", FormRow: "="}[b.Form]
			got = append(got, mark+b.Marker+"|"+b.Text)
		}
		if strings.ReplaceAll(strings.Join(got, ";"), "||  ", "|| ") != strings.ReplaceAll(c.want, "||  ", "|| ") {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// A hyphen at the end of a line is the wrap's or the word's.
func TestWrapHyphens(t *testing.T) {
	const full = "They spoke for a very long time about the Minister of Nor-\nway and the others, who came too.\n"
	for in, want := range map[string]string{
		"Nor-\nway": "Norway", "Af-\nfairs": "Affairs", "fish-\neries": "fisheries", "co-\noperation": "co-operation",
		"vice-\nminister": "vice-minister", "two-\nday": "two-day", "so-\ncalled": "so-called", "long-\nterm": "long-term",
		"Japan-\nNorway": "Japan-Norway", "e-\nmail": "e-mail", "high-\nlevel": "high-level", "agree-\nment": "agreement",
		"nor\u2010\nway": "norway", "counter-\nterrorism": "counter-terrorism", "2-\nyear": "2-year",
		"well-\nknown": "well-known", "govern-\nment": "government", "non-\nproliferation": "non-proliferation",
	} {
		text := strings.Replace(full, "Nor-\nway", in, 1)
		blocks := TextBlocks(text)
		if len(blocks) != 1 || !strings.Contains(blocks[0].Text, "of "+want+" and") {
			t.Errorf("%q: %+v", in, blocks)
		}
	}
	// The page's own words decide first.
	text := strings.Replace(full, "Nor-\nway", "sub-\ncommittee", 1)
	for other, want := range map[string]string{"The subcommittee met.": "subcommittee", "The sub-committee met.": "sub-committee"} {
		if blocks := TextBlocks(text + "\n" + other + "\n"); !strings.Contains(blocks[0].Text, "of "+want+" and") {
			t.Errorf("%q: %+v", other, blocks[0])
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

// Every letter of a text stands in a block, in its order.
func FuzzTextBlocks(f *testing.F) {
	for _, text := range []string{
		"A heading\n\n1. (1) One\n- two\n| a | | b |\n--- | ---\nNor-\nway agreed to this and to that, of course, and\nso on\n",
		"Legal experts will meet.\nGDP growth > 3 %\nPhoto\n![](x.png)\n![a b](x.png)\n• \n(a)\n日本\n　第一\n5 | 7\n",
		"!\x1f[](A)",
		"# T\n\n**b** `c` [d](http://x.example)\n\n> quoted\n\n***\n===\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var blocks strings.Builder
		for _, b := range TextBlocks(text) {
			if b.Marker == "" && b.Text == "" {
				t.Fatalf("%q: an empty block", text)
			}
			blocks.WriteString(b.Marker + " " + b.Text + "\n")
		}
		if _, shown := squeeze(text); isMarkdown(text) || strings.Contains(shown, "![") {
			return // addresses go
		}
		if got, want := onlyLetters(blocks.String()), onlyLetters(text); got != want {
			t.Fatalf("%q: letters %q, want %q", text, got, want)
		}
	})
}

// onlyLetters leaves out numbers: of two markers on a line the outer one may go.
func onlyLetters(s string) string {
	s = strings.ToValidUTF8(s, "")
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) || letters.IsInvisible(r) {
			return -1
		}
		return r
	}, s)
}
