package read

import "strings"

// setSides gives a country to those whom a text puts on a side: "Chinese side: X
// and Y", "X and Y from the Japanese side", "On the Japanese side, X".
func (w *wording) setSides(found []mention) {
	floor := 0
	for k := range w.words {
		if w.words[k].lower != "side" || k == 0 || w.words[k-1].country < 0 {
			continue
		}
		code, at := w.countries[w.words[k-1].country].Code, w.words[k].end
		first := k - 1
		for first > 0 && w.words[first-1].country == w.words[k-1].country {
			first--
		}
		forward := strings.HasPrefix(w.after(k+1), ":") || w.is(first-1, "the") && w.is(first-2, "on")
		if w.is(first-1, "the") && w.is(first-2, "from") && strings.HasPrefix(w.after(k+1), ",") {
			forward = true
			for i := range found {
				if found[i].start >= floor && found[i].end <= w.words[first].start && found[i].country == "" {
					forward = false // they stand before it
				}
			}
		}
		if w.is(first-1, "from") && strings.HasPrefix(w.after(k+1), ",") {
			forward = true
		}
		forward = forward || strings.HasPrefix(w.after(k+1), ") ") && w.text[max(0, w.words[first].start-1)] == '('
		if !forward && w.is(first-1, "the") && (w.is(first-2, "from") || w.is(first-2, "of")) {
			before := 0
			for i := range found {
				if found[i].start >= floor && found[i].end <= w.words[first].start && found[i].country == "" {
					found[i].country = code
					before++
				}
			}
			if before > 0 || w.is(first-2, "of") {
				floor = at
				continue
			}
			forward = true // "from the Norwegian side Mr. X"
		}
		if forward {
			floor = at
			until := len(w.text)
			for j := k + 1; j < len(w.words); j++ {
				if w.words[j].lower == "side" || strings.ContainsAny(w.gap(j), ".)\n") && len(w.gap(j)) > 1 && !w.words[j-1].initial {
					until = w.words[j-1].start
					break
				}
			}
			for i := range found {
				if found[i].start >= at && found[i].start < until && found[i].country == "" {
					found[i].country = code
				}
			}
		}
	}
}
