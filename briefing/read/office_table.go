package read

import (
	"sync"

	"briefings/briefing/letters"
)

// A vocable is what a word can be in the grammar of offices and names.
type vocable uint16

const (
	officeHead   vocable = 1 << iota // Minister, Secretary, President: an office has one
	officePrefix                     // Deputy, Prime, Vice: stands before a head
	portfolio                        // Foreign, Affairs, Trade: what an office is for; before or after a head
	honorific                        // Mr., His Excellency
	afterName                        // MP, Jr.
	particle                         // van, bin: small words within a name
	notName                          // other words with a capital that are in no name
	alsoName                         // words with another meaning that are family or given names too
	filiation                        // bin, ibn: particles before a father's name, whatever else it means
)

// officeHeads are the words of the class officeHead.
var officeHeads = officeWords.Phrases("head", "head-end", "head-end-plural")

// wordLists are the words of each class, in lower case. "Minister for Foreign
// Affairs" ends before the first word that is no portfolio: there the name begins.
var wordLists = []struct {
	class vocable
	words *letters.Phrases
}{
	{officeHead, officeHeads},
	{officePrefix, officeWords.Phrases("prefix")},
	{portfolio, officeWords.Phrases("portfolio")},
	{honorific, officeWords.Phrases("honorific")},
	{afterName, officeWords.Phrases("after-name")},
	{particle, officeWords.Phrases("particle")},
	{notName, officeWords.Phrases("not-name", "counterpart", "plural-verb")},
	{alsoName, officeWords.Phrases("also-name")},
	{particle | filiation, officeWords.Phrases("filiation")},
}

// lexicon maps a word in lower case to what it can be.
var lexicon = sync.OnceValue(func() map[string]vocable {
	words := make(map[string]vocable, 900)
	for _, list := range wordLists {
		for _, word := range list.words.List() {
			words[word] |= list.class
		}
	}
	return words
})
