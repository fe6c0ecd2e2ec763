package briefing

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func digest(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }

func wholeSample() (Briefing, Kept) {
	b := Briefing{ID: 3, Slug: "a-talk", Source: "/p/talk.txt", Digest: digest("new"), Title: "A talk", Countries: []string{"NO"}, Photos: []string{"A hall"}, Frame: []string{"(END)"}, Statements: []Saying{}, Tags: []string{}}
	was := b
	was.Title, was.Digest = "A tlak", digest("old")
	return b, Kept{
		Sources:   []KeptSource{{"/p/talk.txt", "text", "utf-8", 3, "2020-01-02T03:04:05Z", "2021-01-02T03:04:05Z", digest("new"), digest("new")}},
		Revisions: []KeptRevision{{1, "2021-01-02T03:04:05Z", "/p/talk.txt", digest("old"), digest("old"), AppendJSON(nil, &was)}},
		Originals: []KeptOriginal{{digest("new"), []byte("new")}, {digest("old"), []byte("old")}},
	}
}

func TestWholeRoundTrip(t *testing.T) {
	b, k := wholeSample()
	line := AppendWhole(nil, &b, &k)
	gotB, gotK, err := ParseWhole(line)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(b, gotB) + cmp.Diff(&k, gotK); d != "" {
		t.Error(d)
	}
	if again := AppendWhole(nil, &gotB, gotK); string(again) != string(line) {
		t.Errorf("%s\nbecame\n%s", line, again)
	}
	if _, err := ParseRecord(line); err == nil {
		t.Error("a record with originals passes for one of facts alone")
	}
	if _, kept, err := ParseWhole(AppendJSON(nil, &b)); err != nil || kept != nil {
		t.Errorf("%v %v", kept, err)
	}
}

func TestWholeIsStrict(t *testing.T) {
	b, k := wholeSample()
	line := string(AppendWhole(nil, &b, &k))
	for _, c := range []struct{ old, new, want string }{
		{`"base64": "bmV3"`, `"base64": "bm93"`, "originals[0]: the bytes are not those of the digest"},
		{`"base64": "bmV3"`, `"base64": "b*V3"`, "originals.base64: broken at its byte 1"},
		{`"base64": "bmV3"`, `"base46": "bmV3"`, `unknown key "base46": did you mean "base64"?`},
		{`"format": "text"`, `"format": "odt"`, `sources[0].format: "odt" is none of text, html, mhtml, eml, docx, pdf, pre, jsonl`},
		{`"path": "/p/talk.txt"`, `"path": null`, "sources[0]: has no path"},
		{`"size": 3`, `"size": -3`, "sources[0].size: -3 is below zero"},
		{`"size": 3`, `"size": "3"`, "size: a whole number is wanted, not a string"},
		{`"modified": "2020-01-02T03:04:05Z"`, `"modified": "2020-01-02"`, `sources[0].modified: "2020-01-02" is no time`},
		{`"imported": "2021-01-02T03:04:05Z"`, `"imported": null`, `sources[0].imported: "" is no time`},
		{`"number": 1`, `"number": 0`, "revisions[0].number: 0 is not above"},
		{`"replaced": "2021-01-02T03:04:05Z"`, `"replaced": "soon"`, `revisions[0].replaced: "soon" is no time`},
		{`"title": "A tlak"`, `"titel": "A tlak"`, `revisions[0].facts: unknown key "titel": did you mean "title"?`},
		{`"original": "` + digest("old"), `"original": "` + digest("odd"), "revisions[0].original: "},
		{`"source": "/p/talk.txt", "url"`, `"source": null, "url"`, "names its own source"},
		{`, "revisions": [`, `, "revisions": null, "x": [`, `unknown key "x"`},
	} {
		broken := strings.Replace(line, c.old, c.new, 1)
		if _, _, err := ParseWhole([]byte(broken)); broken == line || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.new, err, c.want)
		}
	}
	k.Revisions = nil
	if _, _, err := ParseWhole(AppendWhole(nil, &b, &k)); err == nil || !strings.Contains(err.Error(), "originals[1]: no source and no revision has it") {
		t.Errorf("%v", err)
	}
}

func FuzzParseWhole(f *testing.F) {
	b, k := wholeSample()
	f.Add(AppendWhole(nil, &b, &k))
	f.Add(AppendJSON(nil, &b))
	f.Fuzz(func(t *testing.T, line []byte) {
		b, kept, err := ParseWhole(line)
		if err != nil || kept == nil {
			return
		}
		again := AppendWhole(nil, &b, kept)
		b2, kept2, err := ParseWhole(again)
		if err != nil {
			t.Fatalf("%v: %s", err, again)
		}
		if string(AppendWhole(nil, &b2, kept2)) != string(again) {
			t.Errorf("%s is not what it was", again)
		}
	})
}
