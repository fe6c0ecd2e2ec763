package letters

import "testing"

func TestNearest(t *testing.T) {
	list := []string{"country", "kind", "title", "held"}
	for word, want := range map[string]string{"contry": "country", "cuontry": "country", "knd": "kind", "tittle": "title", "zzz": "", "": "", "hold": "held"} {
		if got := Nearest(word, list); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
