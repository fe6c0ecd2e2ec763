package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/db/terms"
)

// wordy is a briefing with words of its own, and the page that it was read from.
func wordy(path, word string) Entry {
	b := sample(1)
	b.Title, b.Place, b.Occasion = "Title"+word, "Place"+word, "Occasion"+word
	b.People = append(b.People, briefing.Person{Name: "Person" + word, Role: "Role" + word})
	b.Lead = strings.Repeat("Lead"+word+" was spoken of at some length. ", 20)
	b.Sections[0].Paragraphs[0].Text = strings.Repeat("Paragraph"+word+" came up, and again. ", 20)
	return page(path, b.Lead+"\n"+b.Sections[0].Paragraphs[0].Text+"Page"+word, b)
}

func take(t testing.TB, path string, ids ...int64) error {
	t.Helper()
	im, err := Begin(context.Background(), path, Options{Schema: schema(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer im.Close()
	if err := im.Remove(ids); err != nil {
		return err
	}
	if err := im.Commit(); err != nil {
		return err
	}
	return im.Rewrite()
}

// What is removed leaves no trace, be it in a table, in the full text, or in
// the bytes of the file; and what stays is as it was.
func TestRemoveLeavesNoTrace(t *testing.T) {
	for n := range 4 { // imports before and after, so that the full text has several pieces
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			put(t, path, wordy("/gone", "quagga"), wordy("/stays", "zebra"))
			put(t, path, wordy("/gone", "thylacine"))
			for i := range n {
				put(t, path, wordy(fmt.Sprint("/more", i), fmt.Sprint("heron", i)))
			}
			put(t, path, wordy("/copy", "thylacine"))
			before := wholeArchive(t, path, 2)
			if err := take(t, path, 1, 1); err != nil {
				t.Fatal(err)
			}
			checkClean(t, path)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{"quagga", "thylacine", "/gone", "/copy"} {
				if strings.Contains(strings.ToLower(string(data)), word) {
					t.Errorf("%s is still in the file", word)
				}
			}
			if after := wholeArchive(t, path, 2); after != before {
				t.Errorf("what stays was\n%s\nand is\n%s", before, after)
			}
			for _, word := range []string{"title", "lead", "paragraph", "person"} {
				parsed, _ := terms.Parse(word + "thylacine")
				for range reading(t, path).Briefings(context.Background(), Query{Criteria: Criteria{Match: []terms.Terms{parsed}}, Limit: -1}) {
					t.Errorf("%sthylacine is found", word)
				}
			}
			info, err := reading(t, path).Info(context.Background())
			if err != nil || info.Briefings != 1+n || info.Revisions != 0 || info.Sources != 1+n || info.People != 4+n {
				t.Errorf("%+v %v", info, err)
			}
			if got := statuses(put(t, path, wordy("/gone", "quagga"))); !strings.HasPrefix(got, "new:") {
				t.Errorf("the page comes back as %s", got)
			}
			checkClean(t, path)
		})
	}
}

// wholeArchive is a briefing with its bytes, in words.
func wholeArchive(t testing.TB, path string, id int64) string {
	t.Helper()
	a := reading(t, path)
	b, err := a.Briefing(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	data, _, _, err := a.Original(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return string(briefing.AppendJSON(nil, &b)) + "\n" + string(data)
}

// Bytes that two briefings share stay for the other one, also where they lean
// on the text of the one that goes.
func TestRemoveKeepsWhatOthersNeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	first, second := wordy("/first", "quagga"), wordy("/second", "quagga")
	first.Briefing.Slug, second.Briefing.Slug = "first", "second"
	put(t, path, first, second)
	var base int64
	a := reading(t, path)
	if err := a.db.QueryRow("SELECT base FROM original").Scan(&base); err != nil || base != 1 {
		t.Fatalf("one original that leans on briefing 1 is wanted: %d %v", base, err)
	}
	plan, err := a.PlanRemoval(context.Background(), []int64{1})
	if err != nil || plan.Originals != 0 || len(plan.First) != 1 || plan.First[0].Slug != "first" {
		t.Errorf("%+v %v", plan, err)
	}
	plan, err = a.PlanRemoval(context.Background(), []int64{2, 1, 2})
	if err != nil || plan.Originals != 1 || len(plan.IDs) != 2 {
		t.Errorf("%+v %v", plan, err)
	}
	a.Close()
	before := wholeArchive(t, path, 2)
	if err := take(t, path, 1); err != nil {
		t.Fatal(err)
	}
	checkClean(t, path)
	if after := wholeArchive(t, path, 2); after != before {
		t.Errorf("what stays was\n%s\nand is\n%s", before, after)
	}
}

// A removal of which one briefing is gone already removes none.
func TestRemoveAllOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var entries []Entry
	for i := range 40 {
		entries = append(entries, wordy(fmt.Sprint("/", i), fmt.Sprint("word", i)))
	}
	put(t, path, entries...)
	if err := take(t, path, 1, 2, 41); !errors.Is(err, ErrGone) {
		t.Errorf("%v", err)
	}
	if info, _ := reading(t, path).Info(context.Background()); info.Briefings != 40 {
		t.Errorf("%d briefings are left", info.Briefings)
	}
	var most []int64
	for id := range int64(30) {
		most = append(most, id+1)
	}
	if err := take(t, path, most...); err != nil { // more than manyOriginals
		t.Fatal(err)
	}
	checkClean(t, path)
	var indexes int
	if err := reading(t, path).db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%_original'").Scan(&indexes); err != nil || indexes != 0 {
		t.Errorf("%d indexes are left, %v", indexes, err)
	}
}
