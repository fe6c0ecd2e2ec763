package country

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"briefings/briefing/letters"
)

//go:embed ministries.tsv
var ministriesTSV string

// ministries returns the rows of ministries.tsv.
var ministries = sync.OnceValue(func() (list []ministryRow) {
	table := letters.Table{Name: "country/ministries.tsv", Text: ministriesTSV}
	for cells := range table.Rows("class", "code", "until", "value") {
		list = append(list, ministryRow{cells[0], cells[1], cells[2], cells[3]})
	}
	return list
})

type ministryRow struct{ class, code, until, value string }

// Ministry returns the English name that the foreign ministry of a country has, or had on
// a day in ISO 8601, and that of an organisation.
func Ministry(code, day string) string {
	for _, m := range ministries() {
		if m.class == "name" && m.code == code && (m.until == "" || day != "" && day <= m.until) {
			return m.value
		}
	}
	if IsOrganisation(code) || Name(code) == "" {
		return Name(code)
	}
	return "Ministry of Foreign Affairs of " + Name(code)
}

// Host returns the host of an address, in lower case: that of a page, or of an e-mail. A host
// stays as it is.
func Host(address string) string {
	host := letters.LowerASCII(address)
	if i := strings.LastIndex(host, "://"); i >= 0 { // the last one is the saved page's own
		host = host[i+len("://"):]
	}
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	host, _, _ = strings.Cut(host[strings.LastIndexByte(host, '@')+1:], ":")
	return host
}

// MinistryAt returns the country whose foreign ministry has the host of an address, or the
// organisation that has it; "" if it is not known.
func MinistryAt(address string) string {
	host := Host(address)
	labels := strings.Split(host, ".")
	top := strings.ToUpper(labels[len(labels)-1])
	for _, m := range ministries() {
		switch {
		case m.class == "host" && (host == m.value || strings.HasSuffix(host, "."+m.value)):
			return m.code
		case m.class == "label" && len(top) == 2 && Name(top) != "" && slices.Contains(labels, m.value):
			return top
		}
	}
	return ""
}
