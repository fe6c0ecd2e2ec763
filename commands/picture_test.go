package commands

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefings/db"
)

// However many values there are, a picture stays small and says what it leaves out.
func TestPicturesOfManyValues(t *testing.T) {
	months := []db.Cell{known("1950-01"), known("2024-12")}
	for _, c := range []struct {
		by     []string
		first  []db.Cell // of the rows; nil: 10,000 names
		second []string
		want   []string
	}{
		{[]string{"person"}, nil, nil, []string{">name 9999<", "The 40 largest of 10000 rows are drawn; the counts of " +
			"the other 9960 add up to 49595820."}},
		{[]string{"person", "year"}, nil, []string{"1900", "2000"}, []string{"Years are summed to decades.", ">1950s<",
			"The 40 largest of 10000 rows"}},
		{[]string{"kind", "person"}, nil, nil, []string{">9980 others<"}},
		{[]string{"month"}, months, nil, []string{"Months are summed to years.", ">1950<", ">2020<"}},
	} {
		o := statsOptions{count: db.Count{By: c.by}, title: "Briefings"}
		var b bytes.Buffer
		o.out = &screen{Writer: &b}
		if err := o.draw(manyCounts(c.by, c.first, c.second), 1); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%v: no %s", c.by, want)
			}
		}
		if b.Len() > 64<<10 {
			t.Errorf("%v: a picture of %d bytes", c.by, b.Len())
		}
	}
}

func manyCounts(by []string, first []db.Cell, second []string) (counts [][]db.Cell) {
	if first == nil {
		for i := range 10000 {
			first = append(first, known(fmt.Sprintf("name %d", i)))
		}
	}
	for i, name := range first {
		row := []db.Cell{name, known(strconv.Itoa(i))}
		switch {
		case second != nil:
			row = slices.Insert(row, 1, known(second[i%len(second)]))
		case len(by) == 2:
			row = slices.Insert(row, 0, known("visit"))
		}
		counts = append(counts, row)
	}
	return counts
}

func TestPeriodsBetween(t *testing.T) {
	for _, c := range [][4]string{
		{"month", "2018-11", "2019-02", "[2018-12 2019-01]"},
		{"year", "2018", "2021", "[2019 2020]"},
		{"year", "2018", "2019", "[]"},
		{"year", "0201", "2011", "[]"}, // misread
		{"month", "2018-11", unknown, "[]"},
	} {
		if got := fmt.Sprint(periodsBetween(c[0], c[1], c[2])); got != c[3] {
			t.Errorf("%ss from %s to %s: %s, not %s", c[0], c[1], c[2], got, c[3])
		}
	}
}

func TestSpoken(t *testing.T) {
	for dates, want := range map[string]string{
		"2011": "2011", "2011..2015-03": "2011–2015-03", "2011..": "since 2011", "..2015": "until 2015",
	} {
		if got := spoken(dates); got != want {
			t.Errorf("%s: %s, not %s", dates, got, want)
		}
	}
}
