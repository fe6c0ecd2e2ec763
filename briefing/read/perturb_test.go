package read

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"briefings/briefing"
	"briefings/briefing/letters"
)

// A perturbation changes a page so that its facts stay. renamed changes the facts that
// hold its words in the same way.
type perturbation struct {
	name   string
	change func(text string, b briefing.Briefing) (changed string, renamed *strings.Replacer)
}

var perturbations = []perturbation{
	{"unknown category line", func(text string, _ briefing.Briefing) (string, *strings.Replacer) {
		return "Northern Waters\n\n" + text, nil
	}},
	{"menu line on top", func(text string, _ briefing.Briefing) (string, *strings.Replacer) {
		return "Home | About us | Newsroom | Contact\n\n" + text, nil
	}},
	{"second-rank towns", otherTown},
	{"second meeting in the lead", otherMeeting},
	{"other names", otherNames},
	{"no honorifics", func(text string, _ briefing.Briefing) (string, *strings.Replacer) {
		plain := strings.NewReplacer("H.E. Mr. ", "", "H.E. Ms. ", "", "Mr. ", "", "Ms. ", "", "Mrs. ", "", "H.E. ", "", "Dr. ", "")
		return plain.Replace(text), plain
	}},
}

// otherMeeting puts a sentence about another meeting behind the first one of the lead.
func otherMeeting(text string, b briefing.Briefing) (string, *strings.Replacer) {
	for _, first := range letters.Sentences(b.Lead) {
		if strings.Count(text, first) != 1 {
			break
		}
		return strings.Replace(text, first, first+" The day before, Mr. Ole Strand, Minister of Defence of Denmark, had met "+
			"Ms. Aino Salo, Minister of Defence of Finland, in Aarhus for two hours.", 1), nil
	}
	return text, nil
}

// otherTown replaces the town of the event by a smaller one of its country.
func otherTown(text string, b briefing.Briefing) (string, *strings.Replacer) {
	town := map[string]string{"JP": "Matsumoto", "US": "Boise", "RU": "Perm", "CN": "Lanzhou", "ID": "Makassar", "TH": "Hat Yai",
		"DE": "Kassel", "FR": "Nantes", "GB": "Swansea", "KR": "Gwangju", "VN": "Haiphong", "TR": "Konya", "IN": "Bhopal",
		"PH": "Iloilo", "IT": "Ravenna", "BE": "Namur", "AU": "Hobart", "NO": "Bodø", "PE": "Arequipa", "CA": "Kelowna"}[b.PlaceCountry]
	if town == "" || !isTownName(b.Place) || strings.Contains(b.Place, ",") {
		return text, nil
	}
	other := strings.NewReplacer(b.Place, town)
	return other.Replace(text), other
}

// otherNames replaces the last word of each name by an invented one.
func otherNames(text string, b briefing.Briefing) (string, *strings.Replacer) {
	var pairs []string
	invented := []string{"Takamori", "Velásquez", "Lindholm", "Okonkwo", "Petrenko", "Marchetti", "Sørensen", "Nakahara"}
	for i, person := range b.People {
		words := strings.Fields(person.Name)
		if last := words[len(words)-1]; len(words) > 1 && len(last) > 3 && i < len(invented) && !slices.Contains(pairs, last) {
			pairs = append(pairs, last, invented[i])
		}
	}
	other := strings.NewReplacer(pairs...)
	return other.Replace(text), other
}

// namedFacts lists the facts of a briefing that people ask for, by name.
func namedFacts(b briefing.Briefing) map[string]any {
	return map[string]any{"title": b.Title, "published": b.Published, "held": b.Held, "kind": b.Kind, "medium": b.Medium,
		"minutes": b.Minutes, "place": b.Place, "place country": b.PlaceCountry, "occasion": b.Occasion, "people": b.People,
		"countries": b.Countries}
}

// Facts stay if a page is changed in what does not touch them.
func TestPerturbedPages(t *testing.T) {
	pages, _ := filepath.Glob("../../../shared/briefings/*/*.txt")
	if len(pages) == 0 {
		t.Skip("the replicas are not there")
	}
	for _, change := range perturbations {
		moved, all := map[string]int{}, 0
		for _, path := range pages {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			before, err := Page(path, data, Options{})
			if err != nil || before.Briefing.Language != "en" {
				continue
			}
			all++
			text, renamed := change.change(string(data), before.Briefing)
			after, err := Page(path, []byte(text), Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, got := namedFacts(before.Briefing), namedFacts(after.Briefing)
			for name := range want {
				w, g := fmt.Sprint(want[name]), fmt.Sprint(got[name])
				if renamed != nil {
					w = renamed.Replace(w)
				}
				if w != g && !reflect.DeepEqual(w, g) {
					moved[name]++
					t.Logf("%s: %s: %s\n got %s\nwant %s", change.name, filepath.Base(path), name, g, w)
				}
			}
		}
		total := 0
		for _, n := range moved {
			total += n
		}
		const facts, most = 11, .01
		if mean := float64(total) / float64(all*facts); mean > most {
			t.Errorf("%s: the mean moves by %.3f: %v", change.name, mean, moved)
		} else {
			t.Logf("%s: the mean moves by %.3f: %v", change.name, mean, moved)
		}
	}
}
