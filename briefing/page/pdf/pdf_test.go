package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing/page"
)

// pdfOf returns a file with a page for each content, and objects of its own. F1 is
// Helvetica, F2 bold. Objects from 100 on are free for others.
func pdfOf(objects string, contents ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n")
	kids := ""
	for i, content := range contents {
		kids += fmt.Sprintf("%d 0 R ", 10+2*i)
		fmt.Fprintf(&b, "%d 0 obj <</Type /Page /Parent 2 0 R /Contents %d 0 R>> endobj\n", 10+2*i, 11+2*i)
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", 11+2*i, len(content), content)
	}
	fmt.Fprintf(&b, "2 0 obj <</Type /Pages /Kids [%s] /MediaBox [0 0 600 800] /Resources <</Font <<", kids)
	b.WriteString("/F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>> ")
	b.WriteString("/F2 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold>> /F3 100 0 R>> " +
		"/XObject <</X 101 0 R>>>>>> endobj\n")
	b.WriteString(objects)
	b.WriteString("trailer <</Root 1 0 R /Info 102 0 R>>\n%%EOF\n")
	return b.Bytes()
}

// lines returns operators that print lines of text from the top left corner (x, y)
// on, at 10 points.
func lines(x, y int, text ...string) string {
	s := fmt.Sprintf("BT /F1 10 Tf 12 TL 1 0 0 1 %d %d Tm ", x, y)
	for _, line := range text {
		s += "(" + line + ") Tj T* "
	}
	return s + "ET\n"
}

// show returns blocks as lines: the form, a marker in brackets, the text.
func show(blocks []page.Block) string {
	var s strings.Builder
	for _, b := range blocks {
		if b.Gap {
			s.WriteString("| ")
		}
		if b.Form == page.FormHeading {
			s.WriteString(strings.Repeat("#", b.Level) + " ")
		}
		if b.Marker != "" {
			s.WriteString("[" + b.Marker + "] ")
		}
		s.WriteString(b.Text + "\n")
	}
	return s.String()
}

const (
	long1 = "The Ministers met in Ostbridge on Monday and had a long talk on the trade between the two states,"
	long2 = "on the fisheries of the Northern Sea and on what the two sides may do together in the coming years."
	short = "They agreed to meet again."
)

func TestBlocks(t *testing.T) {
	narrow := func(x int, words ...string) string { return lines(x, 700, words...) }
	for _, c := range []struct {
		what, objects string
		pages         []string
		want          string
	}{
		{"lines of a paragraph", "", []string{lines(50, 700, long1, long2, short) + lines(50, 640, "The end.")},
			long1 + " " + long2 + " " + short + "\n| The end.\n"},
		{"a first line that is indented", "", []string{lines(50, 700, long1, long2) + lines(65, 676, long1)},
			long1 + " " + long2 + "\n" + long1 + "\n"},
		{"headings", "", []string{"BT /F1 18 Tf 50 750 Td (Joint Statement) Tj ET BT /F2 10 Tf 50 722 Td (Trade) Tj ET " +
			lines(50, 700, long1, long2)}, "# Joint Statement\n| ### Trade\n| " + long1 + " " + long2 + "\n"},
		{"markers", "", []string{lines(50, 700, "1. Trade", "2. Fisheries") + lines(60, 660, "\225 Nets", "\225 Boats")},
			"[1.] Trade\n[2.] Fisheries\n| [•] Nets\n[•] Boats\n"},
		{"columns", "", []string{
			lines(50, 760, long1) +
				narrow(50, "The left column comes before", "the right one, as the reader", "of a bulletin knows, although", "they stand side by side.") +
				narrow(300, "The right column begins only", "below the end of the left one", "and goes on to its own end on", "the same page of the bulletin.")},
			long1 + "\n| The left column comes before the right one, as the reader of a bulletin knows, although " +
				"they stand side by side.\n| The right column begins only below the end of the left one and goes on to " +
				"its own end on the same page of the bulletin.\n"},
		{"text that is drawn out of order", "", []string{lines(50, 688, long2) + lines(50, 676, short) + lines(50, 700, long1)},
			long1 + " " + long2 + " " + short + "\n"},
		{"words by their places", "", []string{
			"BT /F1 10 Tf 50 700 Td [(The)-300(Minis)20(ters)-250(met)] TJ ET BT /F1 10 Tf 132 700 Td (today.) Tj ET"},
			"The Ministers met today.\n"},
		{"letters that are spaced", "", []string{"BT /F1 10 Tf 3 Tc 50 700 Td (COMMUNIQUE) Tj ET"}, "COMMUNIQUE\n"},
		{"hyphens at the ends of lines", "", []string{lines(50, 700,
			"The Ministers met in Ostbridge on Monday and had a long talk on trade and on how they may coop-",
			"erate in the fisheries of the Northern Sea, as well as on what their two sides did in 2031 with the non-",
			"Members.")}, "The Ministers met in Ostbridge on Monday and had a long talk on trade and on how they may cooperate " +
			"in the fisheries of the Northern Sea, as well as on what their two sides did in 2031 with the non-Members.\n"},
		{"running heads, feet and numbers of pages", "", []string{
			lines(50, 780, "Bulletin 12") + lines(50, 700, long1, long2) + lines(300, 20, "- 1 -"),
			lines(50, 780, "Bulletin 12") + lines(50, 700, "and so it was.", short) + lines(300, 20, "- 2 -")},
			long1 + " " + long2 + " and so it was.\n" + short + "\n"},
		{"what is marked as a running foot", "", []string{lines(50, 700, short) +
			"/Artifact <</Type /Pagination>> BDC /Span BMC " + lines(50, 20, "Printed for the press") + "EMC EMC"}, short + "\n"},
		{"marks of footnotes", "", []string{
			"BT /F1 10 Tf 50 700 Td (They met) Tj /F1 6 Tf 4 Ts (12) Tj /F1 10 Tf 0 Ts ( on the 4) Tj /F1 6 Tf 4 Ts (th) Tj ET"},
			"They met on the 4th\n"},
		{"bold letters that are printed twice", "", []string{"BT /F1 10 Tf 50 700 Td (T) Tj -6 0 Td 0.3 0 Td ET " +
			"BT /F1 10 Tf 50 700 Td (T) Tj ET BT /F1 10 Tf 50.3 700 Td (T) Tj ET BT /F1 10 Tf 56.1 700 Td (o) Tj ET"}, "To\n"},
		{"hyphens of the text", "", []string{lines(50, 700,
			"The Ministers met in Ostbridge on Monday and had a long talk on trade, at which also Mr. Kang Tae-",
			"yul spoke.")}, "The Ministers met in Ostbridge on Monday and had a long talk on trade, at which also Mr. Kang " +
			"Tae-yul spoke.\n"},
		{"labels and items behind full lines", "", []string{lines(50, 700, "Time: From six to seven in the evening, and not a minute "+
			"longer than the train of the guest allowed", "Venue: Hotel Ostbridge") + lines(50, 640,
			"1. They had a long talk on the trade between the two states, and on the fisheries of all these seas.", "2. They agreed.")},
			"Time: From six to seven in the evening, and not a minute longer than the train of the guest allowed\n" +
				"Venue: Hotel Ostbridge\n| [1.] They had a long talk on the trade between the two states, and on the fisheries of " +
				"all these seas.\n[2.] They agreed.\n"},
		{"accents that are printed over letters", "100 0 obj <</Subtype /Type1 /BaseFont /Helvetica>> endobj\n", []string{"BT /F1 10 Tf 50 700 Td (Jos) Tj 15.6 0 Td (\264) Tj 0 0 Td (e) Tj ET " +
			"BT /F3 10 Tf 50 600 Td (fa) Tj 8.4 0 Td (c) Tj 0.8 0 Td (\313) Tj 4.2 0 Td (ade) Tj ET"}, "José\n| façade\n"},
		{"kana and digits with a gap", "100 0 obj <</Subtype /Type0 /Encoding /90ms-RKSJ-H>> endobj\n",
			[]string{"BT /F3 10 Tf 50 700 Td <95BD90AC> Tj 22.5 0 Td (14) Tj 12.5 0 Td <944E> Tj ET"}, "平成14年\n"},
		{"rotated text", "", []string{lines(50, 700, short) + "BT /F1 30 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET"}, short + "\n"},
		{"ligatures", "100 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman " +
			"/Encoding <</Differences [1 /fi /f_f_i /eacute /uni017E /afii10017]>>>> endobj\n",
			[]string{"BT /F3 10 Tf 50 700 Td (of\\002ce, \\001nal, \\003t\\003, \\004, \\005) Tj ET"}, "offfice, final, été, ž, А\n"},
		{"a form within the page", "101 0 obj <</Subtype /Form /Matrix [1 0 0 1 20 0] /Length 42>> stream\n" +
			"BT /F1 10 Tf 50 700 Td (In a form) Tj ET    \nendstream endobj\n", []string{"q 1 0 0 1 5 5 cm /X Do Q"}, "In a form\n"},
		{"an image between operators", "", []string{"BI /W 1 ID (( EI\n" + lines(50, 700, short)}, short + "\n"},
		{"codes of two bytes", "100 0 obj <</Subtype /Type0 /Encoding /Identity-H /ToUnicode 103 0 R /DescendantFonts " +
			"[<</DW 1000 /W [1 [500 500] 3 4 600]>>]>> endobj\n103 0 obj <</Length 99>> stream\n" +
			"1 beginbfchar <0001> <0041> endbfchar 1 beginbfrange <0002> <0004> <0062> endbfrange " +
			"1 beginbfrange <0005> <0006> [<5916> <52D9>] endbfrange\nendstream endobj\n",
			[]string{"BT /F3 10 Tf 50 700 Td <000100020003000400050006> Tj ET"}, "Abcd外務\n"},
		{"a Japanese character set", "100 0 obj <</Subtype /Type0 /Encoding /90ms-RKSJ-H>> endobj\n",
			[]string{"BT /F3 10 Tf 50 700 Td <8A4F96B1> Tj <41> Tj ET"}, "外務A\n"},
	} {
		blocks, _, err := Blocks(pdfOf(c.objects, c.pages...))
		if got := show(blocks); got != c.want || err != nil {
			t.Errorf("%s: %v\n got %s\nwant %s", c.what, err, got, c.want)
		}
	}
}

// packed returns a stream that is packed, with rows of a filter of PNG.
func packed(data string, columns int) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	before := make([]byte, columns)
	for len(data) > 0 {
		data += strings.Repeat(" ", max(0, columns-len(data)))
		row := []byte{2}
		for i := range columns {
			row = append(row, data[i]-before[i])
		}
		_, _ = z.Write(row)
		before = []byte(data[:columns])
		data = data[columns:]
	}
	z.Close()
	return fmt.Sprintf("/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns %d>> /Length %d>> stream\n%s\nendstream",
		columns, b.Len(), b.String())
}

func TestPackedObjects(t *testing.T) {
	objects := "300 0 301 29 <</Subtype /Form /Length 0>> (Treaty of Ostbridge)"
	data := pdfOf("200 0 obj <</Type /ObjStm /N 2 /First 13 "+packed(objects, 8)+" endobj\n"+
		"102 0 obj <</Title 301 0 R>> endobj\n", lines(50, 700, short))
	_, meta, err := Blocks(data)
	if want := "Treaty of Ostbridge"; meta.Title != want || err != nil {
		t.Errorf("title %q, %v; want %q", meta.Title, err, want)
	}
}

func TestRefused(t *testing.T) {
	wide := "100 0 obj <</Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<</DW 1000>>]>> endobj\n"
	whole := pdfOf("", lines(50, 700, long1, long2))
	for _, c := range []struct {
		what string
		data []byte
		want string
	}{
		{"a scan", pdfOf("", "q 600 0 0 800 0 0 cm /Im Do Q"), "without text"},
		{"a password", bytes.Replace(whole, []byte("trailer <<"), []byte("trailer <</Encrypt 9 0 R "), 1), "encrypted"},
		{"a file that breaks off", whole[:len(whole)/2], "damaged"},
		{"no file", []byte("%PDF-1.7\n"), "damaged"},
		{"a page without its content", bytes.Replace(whole, []byte("\n11 0 obj"), []byte("\n77 0 obj"), 1), "damaged"},
		{"glyphs without letters", pdfOf(wide, lines(50, 700, short)+"BT /F3 10 Tf 50 600 Td <00010002000300040005> Tj ET"),
			"5 of its 30 characters"},
		{"words that are not parted", pdfOf("", lines(50, 700, strings.Repeat("Theministersmetandhadatalkandagreed", 2))),
			"not parted"},
		{"letters that stand apart", pdfOf("", lines(50, 700, strings.Repeat("T h e m i n i s t e r s ", 2))), "stand apart"},
		{"a wrong character set", pdfOf("", lines(50, 700, `Mr Jos\303\251 P\303\251rez met the Minister in M\303\274nchen.`)), `with "Ã©" for one letter`},
		{"a font with letters of its own", pdfOf("", lines(50, 700, strings.Repeat("Wkhpl qlvwh ", 6), strings.Repeat("Qlvwh wkhpl ", 6))), "no words"},
		{"a filter that is not read", bytes.Replace(whole, []byte("<</Length 2"), []byte("<</Filter /LZWDecode /Length 2"), 1), "LZWDecode"},
		{"pages in a circle", bytes.Replace(whole, []byte("/Kids [10 0 R"), []byte("/Kids [2 0 R 10 0 R"), 1), ""},
		{"a length that is itself", bytes.Replace(whole, []byte("/Length 2"), []byte("/Length 11 0 R /L 2"), 1), ""},
		{"nested arrays", pdfOf("", strings.Repeat("[", 1e6)), "damaged"},
		{"a backslash at the end", []byte("1 0 obj<<(\\"), "damaged"},
		{"a string without end", pdfOf("", "BT <41"), "without text"},
		{"many pages", pdfOf("", make([]string, maxPages+1)...), "5000 pages"},
	} {
		blocks, _, err := Blocks(c.data)
		if c.want == "" && err == nil && len(blocks) > 0 {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") || c.want == "" {
			t.Errorf("%s: %v, want an error with %q; got %s", c.what, err, c.want, show(blocks))
		}
	}
}

func TestMeta(t *testing.T) {
	for title, want := range map[string]string{
		"(Joint Statement)": "Joint Statement", "<FEFF5171540C>": "共同", "(Microsoft Word - a.doc)": "", "(statement.pdf)": "",
		"()": "",
	} {
		_, meta, err := Blocks(pdfOf("102 0 obj <</Title "+title+">> endobj\n", lines(50, 700, short)))
		if meta.Title != want || err != nil {
			t.Errorf("title %s: %q, %v; want %q", title, meta.Title, err, want)
		}
	}
	foot := lines(50, 780, "11/30/31, 4:36 PM News") + lines(50, 700, short) + lines(50, 20, "https://mfa.example.org/news/1 1/1")
	blocks, meta, err := Blocks(pdfOf("", foot))
	if got := show(blocks); got != short+"\n" || meta.URL != "https://mfa.example.org/news/1" || err != nil {
		t.Errorf("what a browser prints: %q, address %q, %v", got, meta.URL, err)
	}
}

// What a browser prints of a site begins at the headline.
func TestHeadline(t *testing.T) {
	content := lines(50, 780, "Menu", "Site map") + lines(50, 740, "3 May 2031") +
		"BT /F1 18 Tf 50 700 Td (Talk between the Ministers) Tj ET " + lines(50, 660, long1, long2)
	_, meta, err := Blocks(pdfOf("102 0 obj <</Title (Talk between the Ministers - MFA) /Producer (Skia/PDF m1) "+
		"/CreationDate (D:20310504120000+02'00')>> endobj\n", content))
	if meta.Captured != "2031-05-04T10:00:00Z" || meta.Aside != "Menu\nSite map\n" || err != nil {
		t.Errorf("captured %q, aside %q, %v", meta.Captured, meta.Aside, err)
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add(pdfOf("", lines(50, 700, long1, long2)))
	f.Add(pdfOf("100 0 obj <</Subtype /Type0 /Encoding /90ms-RKSJ-H>> endobj\n", "BT /F3 10 Tf <8A4F96B1> Tj ET /X Do"))
	f.Add(pdfOf("200 0 obj <</Type /ObjStm /N 1 /First 6 "+packed("300 0 (a)", 4)+" endobj\n", "q BI ID EI Q"))
	files, _ := filepath.Glob("testdata/*.pdf")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		blocks, _, err := Blocks(data)
		if err != nil && (len(blocks) > 0 || strings.Contains(err.Error(), "\n")) {
			t.Errorf("%d blocks beside %v", len(blocks), err)
		}
	})
}
