package commands

import (
	"slices"
	"testing"

	"briefings/briefing/read"
)

func TestBashWords(t *testing.T) {
	for _, test := range []struct {
		in, want []string
		joined   bool
	}{
		{[]string{"filter", ""}, []string{"filter", ""}, false},
		{[]string{"filter", "--kind", "=", "su"}, []string{"filter", "--kind=su"}, true},
		{[]string{"filter", "--kind", "="}, []string{"filter", "--kind="}, true},
		{[]string{"--db", "=", "a.db", "show", "1"}, []string{"--db=a.db", "show", "1"}, false},
		{[]string{"search", "=", "b"}, []string{"search", "=", "b"}, false},
		{[]string{"--country", `"South K`}, []string{"--country", "South K"}, false},
		{[]string{"--country", `South\ K`}, []string{"--country", "South K"}, false},
		{[]string{"--country", "=", `'South K`}, []string{"--country=South K"}, true},
		{[]string{`'it"s'`, `"it's \"so\""`, `\`}, []string{`it"s`, `it's "so"`, `\`}, false},
	} {
		if got, joined := bashWords(test.in); !slices.Equal(got, test.want) || joined != test.joined {
			t.Errorf("%q: %q, %v, want %q, %v", test.in, got, joined, test.want, test.joined)
		}
	}
}

// What completion offers for --encoding is what that knows.
func TestUsualEncodings(t *testing.T) {
	for _, name := range usualEncodings {
		if err := read.CheckEncoding(name); err != nil {
			t.Error(err)
		}
	}
}
