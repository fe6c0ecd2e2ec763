package pdf

import (
	"bytes"
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"

	"briefings/briefing/letters"
)

//go:embed glyphs.tsv
var glyphsTSV string

// A glyphName is a row of the table of glyphs.
type glyphName struct {
	text             string
	helvetica, times float64
}

type glyphTable struct {
	names    map[name]glyphName
	texts    map[string]glyphName
	standard [256]name // the standard encoding
}

var glyphNames = sync.OnceValue(func() *glyphTable {
	t := &glyphTable{names: map[name]glyphName{}, texts: map[string]glyphName{}}
	table := letters.Table{Name: "page/pdf/glyphs.tsv", Text: glyphsTSV}
	for cells := range table.Rows("name", "code", "helvetica", "times", "character") {
		code, _ := strconv.Atoi(cells[1])
		helvetica, _ := strconv.ParseFloat(cells[2], 64)
		times, _ := strconv.ParseFloat(cells[3], 64)
		r, _ := strconv.ParseUint(cells[4], 16, 32)
		g := glyphName{string(rune(r)), helvetica, times}
		t.names[name(cells[0])], t.texts[g.text] = g, g
		if code > 0 {
			t.standard[code] = name(cells[0])
		}
	}
	return t
})

// accents end the names of composed letters: "eacute".
var accents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304",
	"breve": "\u0306", "dotaccent": "\u0307", "dieresis": "\u0308", "ring": "\u030a", "hungarumlaut": "\u030b",
	"caron": "\u030c", "cedilla": "\u0327", "ogonek": "\u0328", "commaaccent": "\u0326",
}

// textOf returns the text of a glyph by its name, "" if the name says nothing.
func (t *glyphTable) textOf(glyph name) string {
	if known, ok := t.names[glyph]; ok {
		return known.text
	}
	s, _, _ := strings.Cut(string(glyph), ".")
	if parts := strings.Split(s, "_"); len(parts) > 1 && len(parts) < 5 {
		text := ""
		for _, part := range parts {
			text += t.textOf(name(part))
		}
		return text
	}
	if known, ok := t.names[name(s)]; ok {
		return known.text
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(s, prefix); ok && len(digits) >= 4 {
			if r, err := strconv.ParseUint(digits, 16, 32); err == nil && utf8.ValidRune(rune(r)) {
				return string(rune(r))
			}
		}
	}
	if digits, ok := strings.CutPrefix(s, "afii10"); ok {
		return cyrillic(letters.Number(digits))
	}
	if len(s) > 1 {
		if mark := accents[s[1:]]; mark != "" {
			return norm.NFC.String(s[:1] + mark)
		}
	}
	return ""
}

// cyrillic returns the letter of the glyph "afii10" with a number behind.
func cyrillic(n int) string {
	capital := n < 50
	if !capital {
		n -= 48
	}
	switch {
	case n < 17 || n > 49:
		return ""
	case n == 23:
		n = 'Ё'
	case n < 23:
		n += 'А' - 17
	default:
		n += 'А' - 18
	}
	if s := string(rune(n)); capital {
		return s
	} else {
		return strings.ToLower(s)
	}
}

// A font turns the codes of strings into text.
type font struct {
	wide    bool // of two bytes a code, or as in charset
	charset encoding.Encoding
	unicode bool            // its codes are UTF-16
	text    map[int]string  // by code
	widths  map[int]float64 // by code, in thousandths of the size
	width   float64         // of others
	bold    bool
}

// A code is one glyph of a string.
type code struct {
	text  string  // "\ufffd" if it is not known
	width float64 // in sizes of the font
	space bool    // the code is one byte, 32
}

// fontOf reads a font once.
func (d *document) fontOf(o any) *font {
	id, shared := o.(ref)
	if known := d.fonts[id]; known != nil {
		return known
	}
	v := d.dict(o)
	f := &font{text: map[int]string{}, widths: map[int]float64{}, width: 500}
	if shared {
		d.fonts[id] = f
	}
	face := string(d.name(v["BaseFont"]))
	f.bold = boldFace().MatchString(face)
	if d.name(v["Subtype"]) == "Type0" {
		d.wideFont(f, v)
	} else {
		d.simpleFont(f, v, face)
	}
	if s, ok := d.get(v["ToUnicode"]).(*stream); ok {
		d.readCMap(f, s)
	}
	return f
}

var boldFace = letters.Pattern(`(?i)bold|black|heavy|demi|^(?:[A-Z]{6}\+)?(?:CMBX|SFBX|ptmb|phvb)`)

// charsets are those of the predefined encodings of Chinese, Japanese and Korean.
var charsets = []struct {
	part    string
	charset encoding.Encoding
}{
	{"RKSJ-", japanese.ShiftJIS}, {"EUC-H", japanese.EUCJP}, {"EUC-V", japanese.EUCJP},
	{"GBK", simplifiedchinese.GBK}, {"GB-EUC-", simplifiedchinese.GBK}, {"B5", traditionalchinese.Big5},
	{"KSC", korean.EUCKR},
}

// wideFont reads a font of several bytes a code.
func (d *document) wideFont(f *font, v dict) {
	f.wide, f.width = true, 1000
	called := string(d.name(v["Encoding"]))
	f.unicode = strings.Contains(called, "UCS2") || strings.Contains(called, "UTF16")
	for _, c := range charsets {
		if !f.unicode && f.charset == nil && strings.Contains(called, c.part) {
			f.charset = c.charset
		}
	}
	list := d.array(v["DescendantFonts"])
	if len(list) == 0 {
		return
	}
	child := d.dict(list[0])
	if child["DW"] != nil {
		f.width = d.number(child["DW"])
	}
	w := d.array(child["W"])
	for len(w) >= 2 {
		first := int(d.number(w[0]))
		if widths := d.array(w[1]); widths != nil {
			for i := range widths {
				f.widths[first+i] = d.number(widths[i])
			}
			w = w[2:]
		} else if len(w) >= 3 {
			for c := first; c <= min(int(d.number(w[1])), 1<<16); c++ {
				f.widths[c] = d.number(w[2])
			}
			w = w[3:]
		} else {
			break
		}
	}
}

// simpleFont reads a font of one byte a code.
func (d *document) simpleFont(f *font, v dict, face string) {
	names, charset := d.encoding(v)
	scale, descriptor := 1.0, d.dict(v["FontDescriptor"])
	if m := d.array(v["FontMatrix"]); len(m) == 6 && d.name(v["Subtype"]) == "Type3" {
		scale = 1000 * d.number(m[0])
	}
	first, widths := int(d.number(v["FirstChar"])), d.array(v["Widths"])
	if w := d.number(descriptor["MissingWidth"]); w > 0 {
		f.width = w
	}
	for c := range 256 {
		switch {
		case names[c] != "":
			f.text[c] = glyphNames().textOf(names[c])
		case charset != nil:
			f.text[c] = string(charset.DecodeByte(byte(c)))
		}
		if i := c - first; i >= 0 && i < len(widths) {
			f.widths[c] = d.number(widths[i]) * scale
		} else if widths == nil {
			f.widths[c] = plainWidth(face, f.text[c])
		}
	}
}

// encoding returns the names of the glyphs of a font, and the character set of those without.
func (d *document) encoding(v dict) (names [256]name, charset *charmap.Charmap) {
	kind, base := d.name(v["Subtype"]), d.name(v["Encoding"])
	changes := d.dict(v["Encoding"])
	if changes != nil {
		base = d.name(changes["BaseEncoding"])
	}
	switch {
	case base == "WinAnsiEncoding", base == "" && kind == "TrueType":
		charset = charmap.Windows1252
	case base == "MacRomanEncoding":
		charset = charmap.Macintosh
	case kind != "Type3":
		names = glyphNames().standard
	}
	if s, ok := d.get(d.dict(v["FontDescriptor"])["FontFile"]).(*stream); ok && base == "" {
		d.builtIn(&names, s)
	}
	next := 0
	for _, o := range d.array(changes["Differences"]) {
		switch o := d.get(o).(type) {
		case float64:
			next = int(o)
		case name:
			if next >= 0 && next < 256 {
				names[next] = o
			}
			next++
		}
	}
	return names, charset
}

// builtInCode is a line of the encoding in a font of Type 1.
var builtInCode = letters.Pattern(`dup\s+(\d+)\s*/([^\s/]+)\s+put`)

// builtIn reads the encoding that stands at the beginning of a font, in plain text.
func (d *document) builtIn(glyphs *[256]name, s *stream) {
	data, err := d.bytes(s)
	if err != nil {
		return
	}
	data, _, _ = bytes.Cut(data, []byte("eexec"))
	for _, m := range builtInCode().FindAllSubmatch(data, 256) {
		if c := letters.Number(string(m[1])); c < 256 {
			glyphs[c] = name(m[2])
		}
	}
}

// plainWidth returns the width of a character in a font that every reader has.
func plainWidth(face, text string) float64 {
	g, bold := glyphNames().texts[norm.NFD.String(text)[:min(len(text), 1)]], 1.0
	if boldFace().MatchString(face) {
		bold = 1.06
	}
	switch {
	case strings.Contains(face, "Courier"):
		return 600
	case strings.Contains(face, "Times") && g.times > 0:
		return g.times * bold
	case g.helvetica > 0:
		return g.helvetica * bold
	}
	return 500
}

// readCMap reads which text codes stand for.
func (d *document) readCMap(f *font, s *stream) {
	data, err := d.bytes(s)
	if err != nil {
		return // the glyphs have no text then, and the page is refused
	}
	l := d.lexer(data, 0)
	var operands []any
	for {
		switch o := l.object(0); o {
		case end:
			return
		case keyword("beginbfchar"), keyword("beginbfrange"), keyword("begincodespacerange"):
			operands = operands[:0]
		case keyword("endbfchar"):
			for ; len(operands) >= 2; operands = operands[2:] {
				from, text, ok := f.mapping(operands[0], operands[1])
				if ok {
					f.text[from] = text
				}
			}
		case keyword("endbfrange"):
			for ; len(operands) >= 3; operands = operands[3:] {
				d.mapRange(f, operands[0], operands[1], operands[2])
			}
		default:
			operands = append(operands, o)
		}
	}
}

// mapping reads a code and its text out of their strings.
func (f *font) mapping(from, to any) (c int, text string, ok bool) {
	a, ok1 := from.(string)
	b, ok2 := to.(string)
	return number(a), utf16Text(b), ok1 && ok2
}

// mapRange maps a range of codes to characters that follow each other, or to a list.
func (d *document) mapRange(f *font, from, to, texts any) {
	first, text, ok := f.mapping(from, texts)
	last, _ := to.(string)
	n := number(last) - first
	if n < 0 || n > 1<<16 {
		return
	}
	if list, isList := texts.(array); isList {
		for i := range min(n+1, len(list)) {
			if s, ok := list[i].(string); ok {
				f.text[first+i] = utf16Text(s)
			}
		}
		return
	}
	r, size := utf8.DecodeLastRuneInString(text)
	if !ok || size == 0 {
		return
	}
	if d.left -= n; d.left < 0 {
		panic(errTooMuch)
	}
	for i := range n + 1 {
		f.text[first+i] = text[:len(text)-size] + string(r+rune(i))
	}
}

// number returns the number that bytes are, the highest one first.
func number(s string) (n int) {
	for i := range min(len(s), 4) {
		n = n<<8 | int(s[i])
	}
	return n
}

func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// codes yields the glyphs of a string.
func (f *font) codes(s string, yield func(code)) {
	for s != "" {
		size := min(f.codeSize(s[0]), len(s))
		piece := s[:size]
		s = s[size:]
		text, known := f.text[number(piece)]
		switch {
		case known:
		case f.unicode:
			text = utf16Text(piece)
		case f.charset != nil:
			text, _ = f.charset.NewDecoder().String(piece)
		}
		width, ok := f.widths[number(piece)]
		if !ok || f.charset != nil || f.unicode {
			// Codes of these are no numbers of glyphs, by which widths are listed.
			if width = f.width; f.charset != nil && size == 1 || f.unicode && number(piece) < 0x100 {
				width /= 2
			}
		}
		yield(code{plainText(text), width / 1000, size == 1 && piece == " "})
	}
}

// codeSize returns the length of the code that begins with a byte.
func (f *font) codeSize(first byte) int {
	switch {
	case !f.wide, f.charset != nil && first < 0x80, f.charset == japanese.ShiftJIS && 0xa0 <= first && first < 0xe0:
		return 1
	case f.unicode && first&0xfc == 0xd8: // the first half of a pair
		return 4
	}
	return 2
}

// ligatures are characters that stand for two or three letters.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\u00a0", " ", "\u00ad", "-", "\u2011", "-", "\t", " ", "\n", " ", "\r", " ",
	"\uf0b7", "•", "\uf0a7", "▪", "\uf0d8", "➢", "\uf076", "❖", "\uf0fc", "•", "\uf020", " ", "\uf02d", "-")

// plainText returns the text of a glyph as letters, "\ufffd" if there is none.
func plainText(text string) string {
	if text == "" {
		return "\ufffd"
	}
	if text[0] < 0x80 && text[0] > ' ' {
		return text
	}
	text = ligatures.Replace(text)
	if r := firstRune(text); r < ' ' || 0xe000 <= r && r <= 0xf8ff {
		return "\ufffd"
	}
	return text
}
