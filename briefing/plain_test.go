package briefing

import (
	"fmt"
	"strings"
	"testing"
)

// A string ends, or is escaped, at the same characters wherever they stand.
func TestPlainEnd(t *testing.T) {
	for c := range 256 {
		want := c < ' ' || c == '"' || c == '\\' || c == 0x7f
		for before := range 20 {
			for _, fill := range []string{"a", "\x80", "\xff", "~", "!", "#", "]", "["} {
				s := strings.Repeat(fill, before) + string([]byte{byte(c)}) + strings.Repeat(fill, 9)
				if got := plainEnd(s); got != before && want || got != len(s) && !want {
					t.Errorf("%q ends at %d", s, got)
				}
			}
		}
	}
}

// What is no UTF-8 becomes U+FFFD, byte by byte.
func TestAppendString(t *testing.T) {
	for s, want := range map[string]string{
		"":                             `""`,
		"a\x80\xffb":                   "\"a\ufffd\ufffdb\"",
		"\xe6\x9d tail":                "\"\ufffd\ufffd tail\"",
		"tab\tline\nquote\"back\\\x01": `"tab\tline\nquote\"back\\\u0001"`,
		"\u2028 \x7f 東":                fmt.Sprintf(`"%s \u007f 東"`, "\u2028"),
	} {
		if got := string(AppendString(nil, s)); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}
