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
)

// replacement stands in decoded text for bytes that could not be read.
const replacement = "\uFFFD"

// Decode turns the bytes of a page into UTF-8 text with LF line ends and without
// byte order mark. charset is the name of its character set in the WHATWG Encoding
// Standard; lost is the number of places that could not be read and became U+FFFD.
//
// The first of these decides: encoding, if it is not ""; a byte order mark; proof in
// the bytes (UTF-16 by its NULs, ISO-2022-JP by its escapes, UTF-8); the declaration
// of an HTML page, if the bytes are text in it; the likeliest text. It fails on an
// unknown encoding, and on bytes that are no text.
func Decode(data []byte, format Format, encoding string) (text, charset string, lost int, err error) {
	if kind := binaryKind(data); kind != "" {
		return "", "", 0, fmt.Errorf("is no text (%s)", kind)
	}
	if encoding != "" {
		enc, name, ok := charsetByName(encoding)
		if !ok {
			return "", "", 0, CheckEncoding(encoding)
		}
		if marked, markName, mark := byteOrderMark(data); mark > 0 && strings.HasPrefix(name, "utf") {
			return decodeWith(data[mark:], marked, markName)
		}
		return decodeWith(data, enc, name)
	}
	enc, name, mark := byteOrderMark(data)
	if mark == 0 {
		enc, name = charsetOfBytes(data, format)
	}
	if kind := controlKind(data, name); kind != "" {
		return "", "", 0, fmt.Errorf("is no text (%s)", kind)
	}
	return decodeWith(data[mark:], enc, name)
}

// CheckEncoding returns an error if name is no label of the WHATWG Encoding Standard.
func CheckEncoding(name string) error {
	if _, _, ok := charsetByName(name); ok {
		return nil
	}
	return fmt.Errorf("no character set is called %q: there are utf-8, shift_jis, euc-jp, iso-2022-jp, "+
		"windows-1252 and others", name)
}

// charsetOfBytes returns the character set of bytes without a byte order mark.
func charsetOfBytes(data []byte, format Format) (encoding.Encoding, string) {
	if enc, name := unmarkedUTF16(data); enc != nil {
		return enc, name
	}
	if isISO2022JP(data) {
		return mustCharset("iso-2022-jp")
	}
	good, bad := countUTF8(data)
	if bad == 0 || good >= 20*bad {
		return unicode.UTF8, "utf-8"
	}
	declared := ""
	if format != Text {
		declared = declaredCharset(data)
	}
	return likeliestCharset(data, declared)
}

// decodeWith decodes data without a byte order mark from a known character set.
func decodeWith(data []byte, enc encoding.Encoding, name string) (string, string, int, error) {
	var text string
	var lost int
	if name == "utf-8" {
		text, lost = decodeUTF8(data)
	} else {
		out, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return "", "", 0, fmt.Errorf("decoding %s: %w", name, err)
		}
		text = string(out)
		lost = strings.Count(text, replacement) - printedReplacements(data, name)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return plainLineEnds(text), name, max(lost, 0), nil
}

// decodeUTF8 replaces every run of invalid bytes by one U+FFFD.
func decodeUTF8(data []byte) (string, int) {
	if utf8.Valid(data) {
		return string(data), 0
	}
	before := bytes.Count(data, []byte(replacement))
	text := strings.ToValidUTF8(string(data), replacement)
	return text, strings.Count(text, replacement) - before
}

// printedReplacements counts the U+FFFD of the page itself.
func printedReplacements(data []byte, name string) int {
	switch name {
	case "gb18030":
		return bytes.Count(data, []byte{0x84, 0x31, 0xA4, 0x37})
	case "utf-16le":
		return countUnits(data, 0xFD, 0xFF)
	case "utf-16be":
		return countUnits(data, 0xFF, 0xFD)
	}
	return 0
}

// countUnits counts the 16-bit units with the bytes a and b.
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

// byteOrderMark returns the character set of a byte order mark, and the length of the
// mark; 0 if there is none.
func byteOrderMark(data []byte) (encoding.Encoding, string, int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return unicode.UTF8, "utf-8", 3
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}) && len(data) >= 8 && len(data)%4 == 0 && data[6] == 0 && data[7] == 0:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	}
	return nil, "", 0
}

// sampleSize is how much of a page is read if a part is enough.
const sampleSize = 64 << 10

// unmarkedUTF16 detects UTF-16 by its NULs, which stand on one side only: every page
// has spaces, digits or line ends.
func unmarkedUTF16(data []byte) (encoding.Encoding, string) {
	sample := data[:min(len(data), sampleSize)&^1]
	if bytes.IndexByte(sample, 0) < 0 {
		return nil, ""
	}
	var nul [2]int
	for i, c := range sample {
		if c == 0 {
			nul[i&1]++
		}
	}
	few, many := min(nul[0], nul[1]), max(nul[0], nul[1])
	if many*200 < len(sample) || many == 0 || few*20 > many {
		return nil, ""
	}
	order, name := unicode.LittleEndian, "utf-16le"
	if nul[0] > nul[1] {
		order, name = unicode.BigEndian, "utf-16be"
	}
	enc := unicode.UTF16(order, unicode.IgnoreBOM)
	out, err := enc.NewDecoder().Bytes(sample)
	if err != nil || implausible(out) {
		return nil, ""
	}
	return enc, name
}

// implausible reports whether decoded text has more control characters, unreadable
// places and characters of private use than any page.
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

// isControl reports whether r is a control character that text does not have.
func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\r', '\f', '\v', 0x1A, 0x1B:
		return false
	}
	return r < ' ' || 0x7F <= r && r < 0xA0 && r != 0x85
}

// isISO2022JP detects ISO-2022-JP: seven bits, and an escape into two-byte Japanese.
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

// countUTF8 counts the valid characters beyond ASCII, and the invalid bytes. A
// character that is cut off at the end is valid.
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

// charsetAliases are names from other programs that the WHATWG list lacks.
var charsetAliases = [][2]string{
	{"cp932", "shift_jis"}, {"mskanji", "shift_jis"}, {"shiftjis", "shift_jis"}, {"windows932", "shift_jis"},
	{"eucjp", "euc-jp"}, {"ujis", "euc-jp"}, {"eucjpms", "euc-jp"}, {"iso2022jp", "iso-2022-jp"}, {"jis", "iso-2022-jp"},
	{"cp936", "gb18030"}, {"gb2312", "gb18030"}, {"gbk", "gb18030"}, {"euccn", "gb18030"}, {"cp949", "euc-kr"}, {"uhc", "euc-kr"}, {"euckr", "euc-kr"},
	{"cp950", "big5"}, {"latin1", "windows-1252"}, {"latin9", "iso-8859-15"}, {"utf8", "utf-8"}, {"utf8sig", "utf-8"}, {"utf16", "utf-16le"},
	{"utf16le", "utf-16le"}, {"utf16be", "utf-16be"}, {"ucs2", "utf-16le"}, {"cp1250", "windows-1250"}, {"cp1251", "windows-1251"},
	{"cp1252", "windows-1252"}, {"koi8r", "koi8-r"}, {"macroman", "macintosh"}, {"utf32", "utf-32le"}, {"utf32le", "utf-32le"}, {"utf32be", "utf-32be"},
}

// charsetByName returns a character set by a label of the WHATWG Encoding Standard,
// or by one of those aliases.
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

// mustCharset returns a character set by a name in this package.
func mustCharset(name string) (encoding.Encoding, string) {
	enc, name, ok := charsetByName(name)
	if !ok {
		return unicode.UTF8, "utf-8"
	}
	return enc, name
}
