package print

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for _, test := range []struct{ in, line, lines string }{
		{"plain text", "plain text", "plain text"},
		{"日本 – “é” e\u0301 👨‍👩‍👧", "日本 – “é” e\u0301 👨‍👩‍👧", "日本 – “é” e\u0301 👨‍👩‍👧"},
		{"\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m", "\ufffd[31mred\ufffd[0m"},
		{"\x1b]0;title\x07", "\ufffd]0;title\ufffd", "\ufffd]0;title\ufffd"},
		{"a\x00\x08\x7fb", "a\ufffd\ufffd\ufffdb", "a\ufffd\ufffd\ufffdb"},
		{"\u009b31m", "\ufffd31m", "\ufffd31m"},
		{"\xff\xc3 é\xe6\x97", "\ufffd\ufffd é\ufffd\ufffd", "\ufffd\ufffd é\ufffd\ufffd"},
		{"a\u202eb\u2066c\u200ed\u061ce", "a\ufffdb\ufffdc\ufffdd\ufffde", "a\ufffdb\ufffdc\ufffdd\ufffde"},
		{"a\tb\nc\r\nd\re\u2028f\u0085g\vh", "a b c d e f g h", "a b\nc\nd\ne\nf\ng\nh"},
	} {
		if got := Safe(test.in); got != test.line {
			t.Errorf("Safe(%q) = %q, want %q", test.in, got, test.line)
		}
		if got := SafeLines(test.in); got != test.lines {
			t.Errorf("SafeLines(%q) = %q, want %q", test.in, got, test.lines)
		}
	}
}

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "abc": 3, "日本": 4, "e\u0301": 1, "é": 1, "🇯🇵": 2, "👨‍👩‍👧": 2, "❤️": 2, "…": 1, "ｶﾞｷﾞ": 4, "ﾊﾟｰ": 3,
		"Đà": 2, "\ufffd": 1,
	} {
		if got := Width(in); got != want {
			t.Errorf("Width(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	const title = "Foreign Ministers' Meeting, Oslo"
	for _, test := range []struct {
		in    string
		width int
		want  string
	}{
		{title, 80, title},
		{title, 32, title},
		{title, 31, "Foreign Ministers' Meeting…"},
		{title, 28, "Foreign Ministers' Meeting…"},
		{title, 27, "Foreign Ministers' Meeting…"},
		{title, 26, "Foreign Ministers'…"},
		{title, 19, "Foreign Ministers'…"},
		{title, 14, "Foreign…"},
		{title, 7, "Foreig…"},
		{title, 1, "…"},
		{title, 0, ""},
		{title, -1, ""},
		{"日露外相会談", 12, "日露外相会談"},
		{"日露外相会談", 11, "日露外相会…"},
		{"日露外相会談", 10, "日露外相…"},
		{"日露外相会談", 2, "…"},
		{"ASEAN外相会議", 8, "ASEAN外…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"},
		{"🇯🇵🇳🇴", 3, "🇯🇵…"},
		{"🇯🇵🇳🇴", 2, "…"},
		{"12345", 4, "123…"},
	} {
		if got := Cut(test.in, test.width); got != test.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", test.in, test.width, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, nil},
		{" \n ", 10, nil},
		{"one two three", 80, []string{"one two three"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one   two\tthree", 7, []string{"one two", "three"}},
		{"one\n\ntwo\r\n", 80, []string{"one", "", "two"}},
		{"internationalisation", 8, []string{"internat", "ionalisa", "tion"}},
		{"an internationalisation it", 8, []string{"an", "internat", "ionalisa", "tion it"}},
		{"両大臣は、二国間関係を議論した。", 10, []string{"両大臣は、", "二国間関係", "を議論し", "た。"}},
		{"　両大臣は述べた。", 8, []string{"　両大臣", "は述べ", "た。"}},
		{"a\n　両大臣", 80, []string{"a", "　両大臣"}},
		{"大臣「二国間」は", 6, []string{"大臣", "「二国", "間」は"}},
		{"11月の会談", 6, []string{"11月の", "会談"}},
		{"no\u00a0break here", 6, []string{"no\u00a0bre", "ak", "here"}},
		{"日本", 1, []string{"日", "本"}},
		{"abc", 1, []string{"a", "b", "c"}},
		{"\x1b[1mbold", 80, []string{"\ufffd[1mbold"}},
		{"kept  as it is\nlines", 0, []string{"kept  as it is", "lines"}},
		{"e\u0301e\u0301 e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
	} {
		if got := Wrap(test.in, test.width); !slices.Equal(got, test.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", test.in, test.width, got, test.want)
		}
	}
}

// unspaced is a text without the spaces that wrapping may change.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(string(r)) || r == '\n' {
			return -1
		}
		return r
	}, s)
}

func FuzzWrap(f *testing.F) {
	f.Add("one two  three\nfour", 5)
	f.Add("　両大臣は、「二国間」関係を議論した。", 7)
	f.Add("👨‍👩‍👧 🇯🇵🇳🇴 e\u0301 \u0600 \ufe0f", 1)
	f.Add("\x1b[31m\xff\u202e", 80)
	f.Fuzz(func(t *testing.T, s string, width int) {
		lines := Wrap(s, width)
		if got, want := unspaced(strings.Join(lines, "\n")), unspaced(SafeLines(s)); got != want &&
			strings.TrimSpace(SafeLines(s)) != "" {
			t.Errorf("%q became %q", want, got)
		}
		for _, line := range lines {
			if Safe(line) != line {
				t.Errorf("%q is not safe", line)
			}
			if width > 0 && Width(line) > width && utf8.RuneCountInString(line) > 1 && count(line) > 1 {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}

// count is the number of visible clusters: one that is too wide stands alone.
func count(s string) int {
	n := 0
	for _, width := range clusters(s) {
		if width > 0 {
			n++
		}
	}
	return n
}

func FuzzCut(f *testing.F) {
	f.Add("Foreign Ministers' Meeting", 9)
	f.Add("日露外相会談 🇯🇵🇳🇴 \u0600", 3)
	f.Add("\u0600", 0)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = Safe(s)
		cut := Cut(s, width)
		if Width(cut) > max(width, 0) {
			t.Errorf("Cut(%q, %d) = %q, %d wide", s, width, cut, Width(cut))
		}
		if cut != s && !strings.HasPrefix(s, strings.TrimSuffix(cut, ellipsis)) {
			t.Errorf("Cut(%q, %d) = %q is no beginning", s, width, cut)
		}
		if width > 0 && Width(s) <= width && cut != s {
			t.Errorf("Cut(%q, %d) = %q though it fits", s, width, cut)
		}
	})
}
