package terms

import "strings"

// settled are words that are no plurals, or have another meaning than their
// singulars. They have no inflections, and are none.
const settled = `
 news goods arms customs means series species works politics economics physics athletics premises
 headquarters always perhaps thus its his was has does goes as is us this united asean aids hans
 jens lars niels anders mars davos moses brussels athens wales philippines netherlands maldives
 seychelles honduras cyprus belarus mauritius laos texas paris james `

func isSettled(word string) bool {
	i := strings.Index(settled, word)
	for i > 0 && !(settled[i-1] <= ' ' && settled[i+len(word)] <= ' ') {
		next := strings.Index(settled[i+1:], word)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return i > 0
}

// inflections returns the plural of an English singular, and the singular of a
// plural. Verbs, and words of other scripts, have none: their stems are too often
// other words.
func inflections(word string) []string {
	if len(word) < 3 || isSettled(word) || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	var forms []string
	for _, form := range append(singulars(word), plural(word), irregular(word)) {
		if form != "" && form != word && !isSettled(form) {
			forms = append(forms, form)
		}
	}
	return forms
}

func singulars(word string) []string {
	stem, ok := strings.CutSuffix(word, "s")
	switch {
	case !ok || len(stem) < 3 || endsIn(stem, "s", "u", "i"):
		return nil
	case strings.HasSuffix(stem, "ie") && len(stem) > 4:
		return []string{strings.TrimSuffix(stem, "ie") + "y"}
	case endsIn(stem, "xe", "zze", "che", "she", "sse"):
		return []string{strings.TrimSuffix(stem, "e")}
	case strings.HasSuffix(stem, "se"): // cases, buses, crises
		return []string{stem, strings.TrimSuffix(stem, "e"), strings.TrimSuffix(stem, "se") + "sis"}
	}
	return []string{stem}
}

// irregular returns the other number of man and child, and of words that end in
// them. What it makes of German and Yemen is no word.
func irregular(word string) string {
	for _, pair := range [][2]string{{"man", "men"}, {"child", "children"}} {
		for i, ending := range pair {
			if stem, ok := strings.CutSuffix(word, ending); ok && stem != "o" { // Oman is no omen
				return stem + pair[1-i]
			}
		}
	}
	return ""
}

func plural(word string) string {
	switch {
	case strings.HasSuffix(word, "sis") && len(word) > 4: // crisis
		return strings.TrimSuffix(word, "is") + "es"
	case endsIn(word, "s", "x", "z", "ch", "sh"):
		if len(word) > 3 && strings.HasSuffix(word, "s") && !endsIn(word, "ss", "us", "is") {
			return "" // a plural already
		}
		return word + "es"
	case strings.HasSuffix(word, "y") && !endsIn(word, "ay", "ey", "oy", "uy"):
		return strings.TrimSuffix(word, "y") + "ies"
	}
	return word + "s"
}

func endsIn(word string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
