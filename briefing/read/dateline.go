package read

import (
	"strings"

	"briefings/briefing/country"
	"briefings/briefing/day"
	"briefings/briefing/letters"
)

// townDate reads the town and date that news begin with: "MANILA, 10 January 2024 –
// …", "January 9, 2023 (Lagos) - …", "BERN (ATS) -- …". The text of the news begins at
// end, which is 0 if there is no town.
func townDate(lead string) (town string, date day.Mention, end int) {
	const longest = 80
	head := letters.Clip(lead, longest)
	end, size := dateLineEnd(head)
	if end < 0 {
		return "", date, 0
	}
	line, dates := head[:end], day.Find(head[:end])
	if len(dates) > 0 {
		date = dates[len(dates)-1]
		line = line[:date.Start] + "," + line[date.End:]
	}
	town, isNews := townOfNews(line)
	if town == "" || !isNews && len(dates) == 0 {
		return "", date, 0
	}
	return town, date, end + size
}

// spacedDashes makes commas of dashes between spaces: "(ACCRA, GHANA – Monday, 4 May 2020)".
var spacedDashes = strings.NewReplacer(" – ", ", ", " — ", ", ", " - ", ", ")

// townOfNews returns the town of a line that holds nothing else but days and an agency. isNews says that
// the line can be no other: the town or an agency stands in capitals.
func townOfNews(line string) (town string, isNews bool) {
	line = spacedDashes.Replace(line)
	for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(",()[]/|", r) }) {
		part = strings.Trim(part, " .:-–—")
		isCapitals := part == strings.ToUpper(part) && letters.CountFields(part) <= 4
		switch {
		case part == "" || day.IsWeekday(part) || letters.HasDigits(part): // the day of another calendar, too
		case town != "" && isTownName(town+", "+part):
			town += ", " + part
		case town == "" && (isCapitals || isTownName(part)):
			town, isNews = part, isNews || isCapitals
		case isCapitals: // an agency
			isNews = true
		case letters.IsUpperAt(part, 0) || len(part) > len("den"):
			return "", false
		}
	}
	return town, isNews
}

// dateLineEnd returns where the town and date end that news begin with, and how long the sign behind
// them is: a dash, a bracket, or a point or colon behind a whole date. It returns -1 for none.
func dateLineEnd(head string) (at, size int) {
	if end := strings.Index(head, ") "); end > 0 && head[0] == '(' { // "(Vientiane, March 5) The …"
		return end, len(") ")
	}
	at = -1
	for _, dash := range []string{"– ", "— ", " --- ", " -- ", " - ", ".- ", ")-", ")- "} {
		if i := strings.Index(head, dash); i > 0 && (at < 0 || i < at) {
			at, size = i, len(dash)
		}
	}
	for _, m := range day.Find(head) {
		// "San José, 10 de agosto, 2023. El ministro …", "Accra, May 9, 2020: The …",
		// "GNS – 9 May 2020: The …"
		if m.From.Year > 0 && (at < 0 || m.Start == at+size) && letters.HasPrefix(head[m.End:], ". ", ": ") {
			return m.End, len(". ")
		}
	}
	return at, size
}

// placeOfDateLine returns what stands behind the date and the time of day of a
// press conference: "Tuesday, July 28, 2009, 11:10 a.m. Briefing Room".
func placeOfDateLine(line string) string {
	dates := day.Find(line)
	if len(dates) == 0 {
		return ""
	}
	end := dates[0].End
	if clocks := day.Clocks(line[end:]); len(clocks) > 0 {
		end += clocks[len(clocks)-1].End
	}
	tail := strings.Trim(line[end:], " ,.-–—:;)(")
	for _, zone := range []string{"(local time)", "local time)", "local time", "JST", "EST", "EDT"} {
		tail = strings.Trim(strings.TrimPrefix(tail, zone), " ,.-–—:;")
	}
	tail = strings.TrimPrefix(tail, "at ")
	if !letters.HasLetters(tail) {
		return ""
	}
	return tail
}

// townOfDateLine returns the town beside the date of a page. That of its own ministry is only where the
// page was written, unless the ministry receives somebody.
func (p *latinPage) townOfDateLine(line string) string {
	parts := strings.Split(strings.NewReplacer("–", "-", "—", "-", "|", "-", "/", "-").Replace(line), " - ")
	for _, part := range parts {
		if isTownName(part) &&
			(country.OfPlace(part) != p.issuer || len(parts) == 2 && p.host(nil) == p.issuer) {
			return part
		}
	}
	return ""
}
