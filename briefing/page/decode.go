package page

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"

	"briefings/briefing/letters"
)

// replacement stands in decoded text where the bytes could not be read.
const replacement = "\uFFFD"

// Decoded is the text of a page, in UTF-8 with LF line ends and without byte
// order mark.
type Decoded struct {
	Text    string
	Charset string // its character set, by the name that the WHATWG Encoding Standard has for it
	Lost    int    // places at which the bytes could not be read, and U+FFFD stands instead
	Guessed bool   // the page does not say its character set, and others are about as likely
}

// Decode turns the bytes of a page into text.
//
// The character set is, in this order: encoding, if a person named one; a byte
// order mark; what the bytes show beyond doubt (UTF-16 by its NULs, ISO-2022-JP
// by its escapes, UTF-8); what an HTML page declares, if the bytes fit it; the
// one that makes the likeliest text. The errors are an encoding that nobody
// knows, and bytes that are no text. declared is what the carrier of a page says of it:
// the head of a mail, a server.
func Decode(data []byte, format Format, encoding, declared string) (Decoded, error) {
	if err := refuse(data); err != nil {
		return Decoded{}, err
	}
	name, mark := byteOrderMark(data)
	guessed := false
	switch {
	case encoding != "":
		_, asked, ok := charsetByName(encoding)
		if !ok {
			return Decoded{}, CheckEncoding(encoding)
		}
		if mark == 0 || !strings.HasPrefix(asked, "utf") {
			name, mark = asked, 0
		}
		return decodeWith(data[mark:], name)
	case mark == 0:
		name, guessed = charsetOfBytes(data, format, declared)
	}
	if kind := controlKind(data, name); kind != "" {
		return Decoded{}, fmt.Errorf("is no text (%s)", kind)
	}
	decoded, err := decodeWith(data[mark:], name)
	decoded.Guessed = guessed
	return decoded, err
}

// CheckEncoding returns an error if no character set goes by a name that a
// person gives: one of the labels of the WHATWG Encoding Standard.
func CheckEncoding(name string) error {
	if _, _, ok := charsetByName(name); ok {
		return nil
	}
	return fmt.Errorf("no character set is called %q: there are utf-8, shift_jis, euc-jp, iso-2022-jp, "+
		"windows-1252 and others", name)
}

// charsetOfBytes decides on the character set of bytes without a mark.
func charsetOfBytes(data []byte, format Format, declared string) (name string, guessed bool) {
	if name := unmarkedUTF16(data); name != "" {
		return name, false
	}
	if isISO2022JP(data) {
		return "iso-2022-jp", false
	}
	good, bad := countUTF8(data)
	if bad == 0 {
		return "utf-8", false
	}
	if _, _, known := charsetByName(declared); !known && format != Text {
		declared = declaredCharset(data)
	}
	if isDamagedUTF8(good, bad, declared) {
		return "utf-8", false
	}
	return likeliestCharset(data, declared)
}

// isDamagedUTF8 reports whether a page is UTF-8 with some bytes that are spoilt,
// or come from another page. In other character sets letters look like UTF-8
// only by chance, at most in one of six.
func isDamagedUTF8(good, bad int, declared string) bool {
	_, name, ok := charsetByName(declared)
	switch {
	case ok && name == "utf-8":
		return good >= bad
	case ok:
		return good >= 8*bad
	}
	return good >= 2*bad
}

// decodeWith decodes data, which has no mark, from a known character set.
func decodeWith(data []byte, name string) (Decoded, error) {
	text, lost := string(data), 0
	if name != "utf-8" || !utf8.Valid(data) {
		enc, _ := mustCharset(name)
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return Decoded{}, fmt.Errorf("decoding %s: %w", name, err)
		}
		text = string(out)
		lost = strings.Count(text, replacement) - printedReplacements(data, name)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	if strings.Contains(text, "\xef\xbd") || strings.Contains(text, "\xef\xbe") {
		text = halfWidthKana().ReplaceAllStringFunc(text, norm.NFKC.String)
	}
	return Decoded{Text: plainLineEnds(text), Charset: name, Lost: max(lost, 0)}, nil
}

// halfWidthKana are katakana of half width: another form of the same letters, which
// names of countries and people are read in.
var halfWidthKana = letters.Pattern(`[\x{FF65}-\x{FF9F}]+`)

// printedReplacements counts the U+FFFD that the page itself holds.
func printedReplacements(data []byte, name string) int {
	switch name {
	case "utf-8":
		return bytes.Count(data, []byte(replacement))
	case "gb18030":
		return bytes.Count(data, []byte{0x84, 0x31, 0xA4, 0x37})
	case "utf-16le":
		return countUnits(data, 0xFD, 0xFF)
	case "utf-16be":
		return countUnits(data, 0xFF, 0xFD)
	}
	return 0
}

// countUnits counts the 16-bit units that are the bytes a and b.
func countUnits(data []byte, a, b byte) int {
	n := 0
	for i := 0; i+1 < len(data); i += 2 {
		if data[i] == a && data[i+1] == b {
			n++
		}
	}
	return n
}

// plainLineEnds turns CRLF and CR into LF.
func plainLineEnds(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.ReplaceAll(s, "\r", "\n")
}

// byteOrderMark returns the name of the character set that a mark stands for, and the
// mark's length, 0 for none.
func byteOrderMark(data []byte) (name string, size int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return "utf-8", 3
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}) && len(data) >= 8 && len(data)%4 == 0 && data[6] == 0 &&
		data[7] == 0:
		return "utf-32le", 4
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return "utf-32be", 4
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return "utf-16le", 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return "utf-16be", 2
	}
	return "", 0
}

// sampleSize is how much of a page is looked at where the whole is not needed.
const sampleSize = 64 << 10

// unmarkedUTF16 knows UTF-16 by its NULs, which stand on one side only: every
// page has spaces, digits or line ends.
func unmarkedUTF16(data []byte) (name string) {
	sample := data[:min(len(data), sampleSize)&^1]
	if bytes.IndexByte(sample, 0) < 0 {
		return ""
	}
	var nul [2]int
	for i, c := range sample {
		if c == 0 {
			nul[i&1]++
		}
	}
	few, many := min(nul[0], nul[1]), max(nul[0], nul[1])
	if many*200 < len(sample) || many == 0 || few*20 > many {
		return ""
	}
	name = "utf-16le"
	if nul[0] > nul[1] {
		name = "utf-16be"
	}
	enc, _ := mustCharset(name)
	out, err := enc.NewDecoder().Bytes(sample)
	if err != nil || implausible(out) {
		return ""
	}
	return name
}

// implausible reports whether decoded text holds more controls, unreadable
// places and characters of private use than any page has.
func implausible(text []byte) bool {
	bad, all := 0, 0
	for _, r := range string(text) {
		all++
		if r == utf8.RuneError || 0xE000 <= r && r < 0xF900 || isControl(r) {
			bad++
		}
	}
	return bad*50 > all
}

// isControl reports whether a character is a control character that no text has.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\r', '\f', '\v', 0x1A, 0x1B:
		return false
	}
	return r < ' ' || 0x7F <= r && r < 0xA0 && r != 0x85
}

// isISO2022JP knows ISO-2022-JP: seven bits, and an escape into two-byte Japanese.
func isISO2022JP(data []byte) bool {
	if !bytes.Contains(data, []byte("\x1b$B")) && !bytes.Contains(data, []byte("\x1b$@")) &&
		!bytes.Contains(data, []byte("\x1b(I")) {
		return false
	}
	for _, c := range data {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// countUTF8 counts the characters beyond ASCII that are well-formed UTF-8, and
// the bytes that are not. A character cut off at the end is no fault.
func countUTF8(data []byte) (good, bad int) {
	if utf8.Valid(data) {
		return 0, 0
	}
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		r, size := utf8.DecodeRune(data)
		switch {
		case r != utf8.RuneError || size > 1:
			good++
		case len(data) < utf8.UTFMax && !utf8.FullRune(data) && good > 0:
			return good, bad
		default:
			bad++
		}
		data = data[size:]
	}
	return good, bad
}

// Names of character sets that other programs use and the WHATWG list lacks.
var charsetAliases = [][2]string{
	{"cp932", "shift_jis"}, {"mskanji", "shift_jis"}, {"shiftjis", "shift_jis"}, {"windows932", "shift_jis"},
	{"eucjp", "euc-jp"}, {"ujis", "euc-jp"}, {"eucjpms", "euc-jp"}, {"iso2022jp", "iso-2022-jp"},
	{"jis", "iso-2022-jp"},
	{"cp936", "gb18030"}, {"gb2312", "gb18030"}, {"gbk", "gb18030"}, {"euccn", "gb18030"}, {"cp949", "euc-kr"},
	{"uhc", "euc-kr"}, {"euckr", "euc-kr"},
	{"cp950", "big5"}, {"latin1", "windows-1252"}, {"latin9", "iso-8859-15"}, {"utf8", "utf-8"}, {"utf8sig", "utf-8"},
	{"utf16", "utf-16le"},
	{"utf16le", "utf-16le"}, {"utf16be", "utf-16be"}, {"ucs2", "utf-16le"}, {"cp1250", "windows-1250"},
	{"cp1251", "windows-1251"},
	{"cp1252", "windows-1252"}, {"koi8r", "koi8-r"}, {"macroman", "macintosh"}, {"utf32", "utf-32le"},
	{"utf32le", "utf-32le"}, {"utf32be", "utf-32be"},
}

// charsetByName finds a character set by any label of the WHATWG Encoding
// Standard, or by a usual name that the standard lacks.
func charsetByName(label string) (encoding.Encoding, string, bool) {
	label = strings.ToLower(strings.TrimSpace(label))
	short := strings.NewReplacer("-", "", "_", "", " ", "", ":", "").Replace(label)
	for _, a := range charsetAliases {
		if a[0] == short {
			label = a[1]
		}
	}
	switch label {
	case "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), label, true
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), label, true
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), label, true
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), label, true
	}
	enc, err := htmlindex.Get(label)
	if err != nil || enc == encoding.Replacement || enc == charmap.XUserDefined {
		return nil, "", false
	}
	name, err := htmlindex.Name(enc)
	if err != nil {
		return nil, "", false
	}
	return enc, name, true
}

// mustCharset finds a character set by a name that is written in this file.
func mustCharset(name string) (encoding.Encoding, string) {
	enc, name, ok := charsetByName(name)
	if !ok {
		return unicode.UTF8, "utf-8"
	}
	return enc, name
}
