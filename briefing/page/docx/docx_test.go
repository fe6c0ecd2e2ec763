package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"briefings/briefing/page"
)

// made returns a document of some parts, by name without "word/" and ".xml".
func made(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name, text string) {
		w, _ := z.Create(name)
		w.Write([]byte(text))
	}
	write("[Content_Types].xml", "<Types/>")
	write("_rels/.rels", `<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/>`+
		`<Relationship Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>`)
	write("word/_rels/document.xml.rels", `<Relationships><Relationship Type="http://x/styles" Target="styles.xml"/>`+
		`<Relationship Type="http://x/numbering" Target="/word/numbering.xml"/><Relationship Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>`)
	for name, text := range parts {
		if name == "core" {
			write("docProps/core.xml", text)
			continue
		}
		write("word/"+name+".xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:x xmlns:w="w">`+text+`</w:x>`)
	}
	z.Close()
	return b.Bytes()
}

// printed prints blocks, a line each.
func printed(blocks []page.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		form := map[page.Form]string{page.FormHeading: "#", page.FormItem: "-", page.FormRow: "|", page.FormCaption: "!"}[block.Form]
		fmt.Fprintf(&b, "%s\n", strings.TrimSpace(fmt.Sprintf("%s%s %s", strings.Repeat(form, max(1, block.Level)), block.Marker, block.Text)))
	}
	return strings.TrimSpace(b.String())
}

const testStyles = `
<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="ListStyle"><w:name w:val="My List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`

const testNumbers = `
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/><w:isLgl/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="11"><w:numStyleLink w:val="ListStyle"/></w:abstractNum>
<w:abstractNum w:abstractNumId="12"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="aiueo"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="10"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="11"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="12"/></w:num>`

// para is a paragraph with properties and a run.
func para(props, text string) string {
	return "<w:p><w:pPr>" + props + "</w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>"
}

func item(list, level int, text string) string {
	return para(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, list), text)
}

func styled(name string) string { return `<w:pStyle w:val="` + name + `"/>` }

func TestBlocks(t *testing.T) {
	cell := func(text string) string { return "<w:tc>" + para("", text) + "</w:tc>" }
	for _, c := range []struct{ name, body, want string }{
		{"headings", para(styled("berschrift1"), "Talks") + para(`<w:outlineLvl w:val="1"/>`, "Trade") + para("", "They met."), "# Talks\n## Trade\nThey met."},
		{"a style that is numbered", para(styled("Own"), "Talks") + para(styled("Own"), "Trade") + para(styled("Own")+`<w:numPr><w:numId w:val="0"/></w:numPr>`, "End"), "#I. Talks\n#II. Trade\n# End"},
		{"levels of numbers", item(1, 0, "One") + item(1, 1, "A") + item(1, 1, "B") + item(1, 2, "Deep") + item(1, 0, "Two") + item(1, 1, "A again"),
			"-1. One\n--(a) A\n--(b) B\n---1.1 Deep\n-2. Two\n--(a) A again"},
		{"numbers that go on", item(1, 0, "One") + item(2, 0, "Dot") + item(1, 0, "Two") + item(4, 0, "Five") + item(4, 0, "Six"), "-1. One\n-• Dot\n-2. Two\n-5. Five\n-6. Six"},
		{"articles", item(5, 0, "Trade") + item(5, 0, "Aid"), "Article 2. Trade\nArticle 3. Aid"},
		{"a list kept in a style", item(6, 0, "One") + item(6, 0, "Two"), "-1. One\n-2. Two"},
		{"katakana", item(7, 0, "貿易") + item(7, 0, "援助"), "-(ア) 貿易\n-(イ) 援助"},
		{"typed numbers", para("", "1. Trade") + para("", "(2) Aid"), "-1. Trade\n-(2) Aid"},
		{"bold heading", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Trade and aid</w:t></w:r></w:p>` + `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>8 May 2019</w:t></w:r></w:p>` +
			`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t> and plain</w:t></w:r></w:p>`, "# Trade and aid\n8 May 2019\nBold and plain"},
		{"revisions", `<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t xml:space="preserve">They </w:t></w:r><w:del><w:r><w:delText>spoke</w:delText></w:r></w:del><w:ins><w:r><w:t>met</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>.</w:t></w:r></w:moveFrom></w:p>` +
			`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>` + para("", "line"), "They met\nOne line"},
		{"links, fields, hidden text", `<w:p><w:hyperlink><w:r><w:t>Link</w:t></w:r></w:hyperlink><w:r><w:fldChar/><w:instrText> DATE </w:instrText><w:tab/><w:t>today</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:noBreakHyphen/><w:softHyphen/><w:t>x&#173;y</w:t></w:r></w:p>`, "Link today-xy"},
		{"tabs of the layout", para(`<w:tabs><w:tab w:val="left"/></w:tabs>`, "Text"), "Text"},
		{"readings", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>おおの</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>大野</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "大野"},
		{"breaks", `<w:p><w:r><w:t>Oslo,</w:t><w:br/><w:t>8 May</w:t></w:r></w:p>` + `<w:p><w:r><w:t>The minister of Norlandia and the minister of Estmark met in Oslo</w:t><w:br/><w:t>and spoke.</w:t></w:r></w:p>`,
			"Oslo,\n8 May\nThe minister of Norlandia and the minister of Estmark met in Oslo and spoke."},
		{"a table of data", "<w:tbl><w:tr>" + cell("Date") + cell("Place") + "</w:tr><w:tr>" + cell("8 May") + cell("") + cell("Oslo") + "</w:tr></w:tbl>", "| Date | Place\n| 8 May | | Oslo"},
		{"a table of the layout", "<w:tbl><w:tr>" + cell("Logo") + "<w:tc>" + para(styled("berschrift1"), "Talks") + para("", "They met.") + "</w:tc></w:tr></w:tbl>", "Logo\n# Talks\nThey met."},
		{"a table in a table", "<w:tbl><w:tr><w:tc><w:tbl><w:tr>" + cell("A") + cell("B") + "</w:tr></w:tbl>" + para("", "x") + "</w:tc>" + cell("C") + "</w:tr></w:tbl>", "| A | B\nx\nC"},
		{"a text box", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>` + para("", "Box") + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("", "Box") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Text</w:t></w:r></w:p>`, "Box\nText"},
		{"a note", `<w:p><w:r><w:t>Trade</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>`, "Trade[1]\n-[1] A note of trade."},
		{"caption and contents", para(styled("Verzeichnis1"), "Talks 1") + para(styled("Beschriftung"), "The ministers"), "! The ministers"},
	} {
		blocks, meta, err := Blocks(made(map[string]string{"document": c.body, "styles": testStyles, "numbering": testNumbers,
			"footnotes": `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> A note of trade.</w:t></w:r></w:p></w:footnote>`,
			"core":      `<cp:coreProperties><dc:title>Talks  in Oslo</dc:title><dcterms:created>2019-05-08T07:00:00Z</dcterms:created><dcterms:modified>2019-05-08T09:00:00Z</dcterms:modified></cp:coreProperties>`}))
		if got := printed(blocks); got != c.want || err != nil {
			t.Errorf("%s: error %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
		if meta.Title != "Talks in Oslo" || meta.Published != "2019-05-08T07:00:00Z" {
			t.Errorf("%s: %+v", c.name, meta)
		}
	}
}

func TestNumeral(t *testing.T) {
	for want, c := range map[string]struct {
		n      int
		format string
	}{
		"bb": {28, "lowerLetter"}, "XIV": {14, "upperRoman"}, "⑫": {12, "decimalEnclosedCircle"}, "二十一": {21, "japaneseCounting"}, "十": {10, "japaneseCounting"},
		"07": {7, "decimalZero"}, "１２": {12, "decimalFullWidth"}, "22nd": {22, "ordinal"}, "12th": {12, "ordinal"}, "г": {4, "russianLower"}, "9": {9, "unheardOf"},
	} {
		if got := numeral(c.n, c.format); got != want {
			t.Errorf("numeral(%d, %s) = %s, want %s", c.n, c.format, got, want)
		}
	}
}

func TestBadInput(t *testing.T) {
	text := made(map[string]string{"document": para("", "Talks")})
	locked := bytes.ReplaceAll(text, []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"no archive", []byte("PK\x03\x04 no archive"), "is no whole DOCX"},
		{"cut", text[:len(text)/2], "is no whole DOCX"},
		{"with a password", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "save it as DOCX without a password"},
		{"locked", locked, "is encrypted"},
		{"another archive", made(map[string]string{"other": "x"}), "holds no Word document"},
		{"no text", made(map[string]string{"document": para("", " ")}), "holds no text"},
		{"broken XML", made(map[string]string{"document": para("", "Talks") + "<w:p"}), "word/document.xml is damaged"},
		{"entities", made(map[string]string{"document": para("", "&lol;")}), "word/document.xml is damaged"},
		{"broken styles", made(map[string]string{"document": para("", "Talks"), "styles": "<w:style <"}), "word/styles.xml is damaged"},
		{"a bomb", made(map[string]string{"document": para("", strings.Repeat("A", maxPart))}), "unpacks to more than"},
		{"a bomb of marks", made(map[string]string{"document": strings.Repeat("<w:p/>", maxPart/6)}), "unpacks to more than"},
		{"deep", made(map[string]string{"document": strings.Repeat("<w:tbl>", 100_000)}), "too deep"},
	} {
		start := time.Now()
		if _, _, err := Blocks(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
		if spent := time.Since(start); spent > 20*time.Second {
			t.Errorf("%s takes %v", c.name, spent)
		}
	}
}

// FuzzBlocks holds that no document makes Blocks panic.
func FuzzBlocks(f *testing.F) {
	f.Add(testStyles, testNumbers, item(1, 0, "One")+para(styled("Own"), "Talks")+"<w:tbl><w:tr><w:tc>"+para("", "A")+"</w:tc></w:tr></w:tbl>")
	f.Add("<w:style w:styleId='a'><w:basedOn w:val='a'/></w:style>", "<w:num w:numId='1'/><w:lvl w:ilvl='99'/>", "<w:tc/><w:p><w:tbl></w:p></w:t>x<w:br/>")
	f.Fuzz(func(t *testing.T, styles, numbers, body string) {
		blocks, _, err := Blocks(made(map[string]string{"document": body, "styles": styles, "numbering": numbers, "footnotes": body}))
		for _, b := range blocks {
			if b.Text == "" || strings.Contains(b.Text, "\n") || err != nil {
				t.Fatalf("block %+v, error %v", b, err)
			}
		}
	})
}

// FuzzArchive holds that no bytes make Blocks panic.
func FuzzArchive(f *testing.F) {
	f.Add(made(map[string]string{"document": para("", "Talks"), "styles": testStyles}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, _, err := Blocks(data); err != nil && strings.Contains(err.Error(), "\n") {
			t.Fatalf("%v", err)
		}
	})
}
