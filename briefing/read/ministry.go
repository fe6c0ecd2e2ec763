package read

import (
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/letters"
)

// ownMinistry returns the country whose foreign ministry published the page: the issuer, if
// its address, marks of its layout or lines of its frame show that it is the ministry and no
// other body of the country. It is "" if that is not sure.
func (p *latinPage) ownMinistry() string {
	switch {
	case p.issuer == "" || country.IsOrganisation(p.issuer):
		return ""
	case country.MinistryAt(p.meta.URL) == p.issuer,
		p.issuer == "JP" && (isRelations(p.category) || p.isJapaneseLayout()),
		p.printsMinistry(p.meta.Owners), p.printsMinistry(p.meta.Site), p.printsMinistry(p.meta.Author),
		p.printsMinistry(titleJoints.Replace(p.meta.OpenGraph + "|" + p.meta.Title)):
		return p.issuer
	}
	const head, foot = 8, 6 // blocks
	for i := range p.blocks {
		switch ends := i < head || i >= len(p.blocks)-foot; {
		case !ends, p.roles[i] == roleCaption, p.roles[i] == roleHeadline, creditWords.In(p.lines[i].lower()):
		case p.printsMinistry(p.blocks[i].Text):
			return p.issuer
		}
	}
	return ""
}

// printsMinistry reports whether one of a few lines names the ministry of the issuer, and no
// event.
func (p *latinPage) printsMinistry(lines string) bool {
	const longest = 140
	for line := range strings.FieldsFuncSeq(lines, func(r rune) bool { return r == '\n' || r == '|' }) {
		lower := letters.Lower(line)
		if len(line) > longest || !foreignMinistries.In(lower) || leadEvents.In(lower) {
			continue
		}
		found := country.Find(line)
		if len(found) == 0 || found[0].Code == p.issuer {
			return true
		}
	}
	return false
}
