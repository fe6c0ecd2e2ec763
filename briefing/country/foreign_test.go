package country

import (
	"strings"
	"testing"
)

// TestForeignNames finds countries on pages in German, French and Spanish.
func TestForeignNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"die Außenminister Luxemburgs, Japans und der Slowakei", "LU JP SK"},
		{"der estnische, der lettische und der litauische Außenminister", "EE LV LT"},
		{"Islands in the sun", ""},
		{"Republik Moldau und Nordmazedonien", "MD MK"},
		{"la ministre lettone, les ministres sénégalais et le président malien", "LV SN ML"},
		{"de la Côte d’Ivoire à l’Équateur, au Tchad et en Thaïlande", "CI EC TD TH"},
		{"la canciller ecuatoriana y el ministro hondureño", "EC HN"},
		{"Uzbekistán, Nueva Zelandia y Trinidad y Tobago", "UZ NZ TT"},
	} {
		var codes []string
		for _, m := range Find(c.text) {
			codes = append(codes, m.Code)
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
