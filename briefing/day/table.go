package day

import (
	_ "embed"
	"strconv"
	"sync"

	"briefings/briefing/letters"
)

//go:embed words.tsv
var wordsTSV string

// vocabulary holds the words of dates and times. words.tsv says what its classes are for.
var vocabulary = letters.Vocabulary{Table: letters.Table{Name: "day/words.tsv", Text: wordsTSV}}

var (
	afterDay        = vocabulary.Phrases("after-day")
	dayJoints       = vocabulary.Phrases("day-joint")
	decoysAfter     = vocabulary.Phrases("decoy-after")
	decoysBefore    = vocabulary.Phrases("decoy-before")
	englishWeekdays = vocabulary.Phrases("weekday-english")
	fileLabels      = vocabulary.Phrases("file-label")
	nearPhrases     = vocabulary.Phrases("near-word")
	nearThings      = vocabulary.Phrases("near-thing")
	notNear         = vocabulary.Phrases("not-near")
	weekdays        = vocabulary.Phrases("weekday-english", "weekday-other")
)

// Names of clocks, in lower case.
var (
	// HomeZones name the clock of the page's own ministry, if that is not the local one.
	HomeZones = vocabulary.Phrases("home-zone")
	// LocalZones name the clock of the place of the event, in words.
	LocalZones = vocabulary.Phrases("local-zone")
	// LocalZonesShort name it by an abbreviation or a single word.
	LocalZonesShort = vocabulary.Phrases("local-zone-short")
)

// A numberWord is a word that means a number.
type numberWord struct {
	word  string
	value int
}

var (
	eras      = sync.OnceValue(func() []numberWord { return numberWords(vocabulary.Meanings("era")) })
	nearDays  = sync.OnceValue(func() []numberWord { return numberWords(vocabulary.Meanings("near-day")) })
	nearWords = sync.OnceValue(func() []numberWord { return numberWords(vocabulary.Meanings("near-word")) })
	hourParts = sync.OnceValue(func() []numberWord { return numberWords(vocabulary.Meanings("hour-part")) })
)

// numberClasses maps the words of numbers to what they can be.
var numberClasses = sync.OnceValue(func() map[string]numberClass {
	classes := map[string]numberClass{}
	for _, n := range numberWords(vocabulary.Meanings("number")) {
		classes[n.word] = numberClass{value: n.value * 60}
	}
	for _, n := range numberWords(vocabulary.Meanings("fraction")) {
		classes[n.word] = numberClass{value: n.value, isFraction: true}
	}
	for _, word := range vocabulary.Words("number-joint") {
		classes[word] = numberClass{}
	}
	return classes
})

// weekdayNumbers maps the names of the days of the week to 1 for Monday up to 7 for Sunday. The Japanese
// ones have no number.
var weekdayNumbers = sync.OnceValue(func() map[string]int {
	numbers := map[string]int{}
	for _, class := range []string{"weekday-english", "weekday-other"} {
		for _, meant := range vocabulary.Meanings(class) {
			if n, err := strconv.Atoi(meant.Meaning); err == nil {
				numbers[meant.Word] = n
			}
		}
	}
	return numbers
})

func numberWords(list []letters.Meant) []numberWord {
	words := make([]numberWord, len(list))
	for i, meant := range list {
		value, err := strconv.Atoi(meant.Meaning)
		if err != nil {
			panic(err)
		}
		words[i] = numberWord{meant.Word, value}
	}
	return words
}
