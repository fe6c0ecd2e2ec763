package read

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// saidIn returns all words of a briefing, in the order of the page.
func saidIn(b *briefing.Briefing) string {
	texts := slices.Concat([]string{b.Title, b.Lead}, b.Photos, b.Frame)
	for _, s := range b.Sections {
		texts = append(texts, s.Number+" "+s.Heading)
		for _, p := range s.Paragraphs {
			texts = append(texts, p.Number+" "+p.Text)
		}
	}
	return " " + strings.Join(letters.Words(strings.Join(texts, " \n ")), " ") + " "
}

// homeless returns the lines of a text that stand nowhere in its briefing. A number
// or a word that a line is wrapped in may stand apart.
func homeless(text string, b *briefing.Briefing) (lines []string) {
	said := saidIn(b)
	for line := range strings.Lines(text) {
		words := letters.Words(line)
		for len(words) > 0 && !strings.Contains(said, " "+strings.Join(words, " ")+" ") {
			if len(words) < 4 {
				lines = append(lines, strings.TrimSpace(line))
				break
			}
			words = words[1 : len(words)-1]
		}
	}
	return lines
}

// Every line of a text stands somewhere in its briefing.
func TestNoLineIsLost(t *testing.T) {
	folders := []string{"../../testdata/pages", "../../seeds"}
	for _, set := range []string{"briefings", "briefings-more", "cases"} {
		folders = append(folders, filepath.Join("../../../shared", set)) // replicas, if they are there
	}
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" || d.Name() == "expected.txt" {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			result, err := Page(path, data, Options{})
			if err != nil || !utf8.Valid(data) {
				return nil
			}
			for _, line := range homeless(string(data), &result.Briefing) {
				t.Errorf("%s: %q is lost", path, line)
			}
			return nil
		})
	}
}

func TestFrame(t *testing.T) {
	const page = "Press Releases\n\nNorway-Iceland Foreign Ministers' Meeting\n\nMay 7, 2019\n\n" +
		"On May 7, Ms. Ada Vale, Minister for Foreign Affairs of Norway, met Mr. Jon Holm, Minister for Foreign Affairs of Iceland. " +
		"The outline is as follows.\n\n1. Fish\n\nBoth sides welcomed the herring.\n\n***\n\nBack to Index\n"
	result, err := Page("a.txt", []byte("---\ntitle: Talks\nauthor: A clerk\n---\n"+page), Options{})
	want := []string{"title: Talks", "author: A clerk", "Press Releases", "May 7, 2019", "Back to Index"}
	if err != nil || !slices.Equal(result.Briefing.Frame, want) {
		t.Errorf("%q, want %q (%v)", result.Briefing.Frame, want, err)
	}
}
