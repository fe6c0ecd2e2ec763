package day

// monthNames are the names of the months as pages print them, by number.
// Abbreviations may have a point. German, French and Spanish names follow the English.
var monthNames = [13][]string{
	1:  {"january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene"},
	2:  {"february", "feb", "februar", "février", "fevrier", "févr", "febrero"},
	3:  {"march", "mar", "märz", "mars", "marzo"},
	4:  {"april", "apr", "avril", "avr", "abril", "abr"},
	5:  {"may", "mai", "mayo"},
	6:  {"june", "jun", "juni", "juin", "junio"},
	7:  {"july", "jul", "juli", "juillet", "juil", "julio"},
	8:  {"august", "aug", "août", "aout", "agosto", "ago"},
	9:  {"september", "sep", "sept", "septembre", "septiembre"},
	10: {"october", "oct", "oktober", "okt", "octobre", "octubre"},
	11: {"november", "nov", "novembre", "noviembre"},
	12: {"december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic"},
}

// weekdayNames begin the names of the days of the week, and are enough to tell them.
var weekdayNames = []string{
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
	"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
	"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
	"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "月", "火", "水", "木", "金", "土", "日",
}

// numberWords are the numbers that durations and days are written with.
var numberWords = []struct {
	word  string
	value int
}{
	{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
	{"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60},
	{"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"a", 1}, {"an", 1}, {"hundred", 100},
	{"eine", 1}, {"einer", 1}, {"zwei", 2}, {"drei", 3}, {"une", 1}, {"deux", 2}, {"trois", 3}, {"una", 1}, {"dos", 2}, {"tres", 3},
}

// HomeZones name the clock of the page's own ministry, where the local one is another.
var HomeZones = []string{"japan time", "japanese time", "tokyo time", "japan standard time", "jst", "ist", "kst"}

// LocalZones name the clock of the place where the event was.
var LocalZones = []string{"local time", "local date", "est", "edt", "local"}
