package html

import (
	"strings"
	"sync"

	"briefings/briefing/letters"
)

// names is what the class and id of an element say, as bits.
type names uint16

const (
	frameName    names = 1 << iota // of the frame of a site
	doubtfulName                   // perhaps of the frame: authors give these names to text, too
	photoName                      // a picture with its caption
	mainName                       // the main content
	hiddenName                     // for screen readers or paper alone
	titleName                      // a headline
	partName                       // a part of a page, whose title is no headline
	sureName                       // of the frame, whatever else the name says
	shapeName                      // says nothing of its own
	strangeName                    // a word that is in no list
)

var nameWords = sync.OnceValue(func() map[string]names {
	words := map[string]names{}
	for bit, list := range map[names][]string{
		frameName: vocabulary.Words("name-frame"), doubtfulName: vocabulary.Words("name-doubtful"),
		photoName: vocabulary.Words("name-photo"),
		mainName:  vocabulary.Words("name-main"), hiddenName: vocabulary.Words("name-hidden"),
		shapeName: vocabulary.Words("name-shape"), titleName: vocabulary.Words("name-title"),
		partName: vocabulary.Words("name-part"), sureName: vocabulary.Words("name-sure"),
	} {
		for _, word := range list {
			words[word] |= bit
		}
	}
	return words
})

// namesOf looks the class and id of an element up in the vocabulary.
func (t *tree) namesOf(n int32) names {
	node := &t.nodes[n]
	if node.tag == textTag {
		return 0
	}
	var all names
	for _, a := range t.attrs[node.from:node.to] {
		if a.key == "itemprop" || a.key == "property" {
			if strings.Contains(a.value, "headline") {
				all |= titleName
			}
		}
		if a.key != "class" && a.key != "id" {
			continue
		}
		for i, token := range strings.Fields(a.value) {
			if i == 12 {
				break
			}
			all |= namesOfToken(token)
		}
	}
	return all
}

// namesOfToken looks up one class or id. It is parted at hyphens, underscores,
// digits and capitals. It counts if all of its parts are known: "related-links"
// names a box, and "related-cooperation-in-the-arctic" a chapter. Whether it
// names the main content or hidden text, the token as a whole decides.
func namesOfToken(token string) names {
	if len(token) > maxToken {
		return 0
	}
	whole, parts := partToken(token)
	found := whole | parts&photoName
	if parts&sureName != 0 {
		found |= frameName
	}
	if parts&(partName|frameName|doubtfulName) == 0 {
		found |= parts & titleName
	}
	if parts&strangeName == 0 {
		found |= parts &^ (mainName | hiddenName | titleName)
	}
	if strings.HasPrefix(token, "cloak") && len(token) > len("cloak") {
		found |= hiddenName // an address that a script would write
	}
	if strings.HasPrefix(token, "elementor-") {
		found &^= doubtfulName // a maker of pages that calls every box a widget
	}
	return found &^ (shapeName | strangeName | partName | sureName)
}

// maxToken is the length of the longest token that is looked up.
const maxToken = 60

// partToken returns what a token says as a whole, without its marks, and what its parts say.
func partToken(token string) (whole, parts names) {
	words := nameWords()
	var lower [maxToken]byte
	size, start := 0, 0
	part := func() {
		if size > start {
			known, ok := words[string(lower[start:size])]
			if !ok {
				known = strangeName
			}
			parts |= known
		}
		start = size
	}
	for i := range len(token) {
		c := token[i]
		if !letters.IsASCIILetter(rune(c)) {
			part()
			continue
		}
		if 'A' <= c && c <= 'Z' && i > 0 && 'a' <= token[i-1] && token[i-1] <= 'z' {
			part()
		}
		lower[size] = c | 0x20
		size++
	}
	part()
	return words[string(lower[:size])], parts
}
