package invent

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefings/briefing/read"
)

// The facts of invented pages come back when they are read.
func TestGeneratedPagesAreRead(t *testing.T) {
	g := New(1)
	for _, layout := range []string{"text", "html"} {
		off := 0
		for n := range 200 {
			p := g.Page(n, layout)
			result, err := read.Page(p.Name, p.Data, read.Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, got := p.Facts, result.Briefing
			want.Photos, got.Photos, want.Sections, got.Sections = nil, nil, nil, nil
			want.Lead, got.Lead, want.Frame, got.Frame = "", "", nil, nil
			want.Statements, got.Statements = nil, nil // of the text
			if diff := cmp.Diff(want, got); diff != "" {
				off++
				t.Logf("%s: %s", p.Name, diff)
			}
			if len(result.Briefing.Sections) != len(p.Facts.Sections) {
				t.Errorf("%s: %d sections, want %d", p.Name, len(result.Briefing.Sections), len(p.Facts.Sections))
			}
		}
		if off > 10 {
			t.Errorf("%s: of 200 pages %d are read otherwise than they were made", layout, off)
		}
	}
}
