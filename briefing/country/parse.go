package country

import (
	"fmt"
	"strings"
)

// sharedNames are the names that several countries go by.
var sharedNames = map[string][]string{
	"korea": {"KR", "KP"}, "korean": {"KR", "KP"}, "koreas": {"KR", "KP"},
	"congo": {"CG", "CD"}, "the congo": {"CG", "CD"}, "congolese": {"CG", "CD"},
}

// Parse returns the code of a country that a user names. The error says what would be
// right: a name may be that of several countries, or mistyped.
func Parse(name string) (string, error) {
	if codes, ok := sharedNames[strings.ToLower(strings.TrimSpace(name))]; ok {
		countries := make([]string, len(codes))
		for i, code := range codes {
			countries[i] = fmt.Sprintf("%s (%s)", code, Name(code))
		}
		return "", fmt.Errorf("%s may be %s: give one of the codes", name, strings.Join(countries, " or "))
	}
	if code, ok := Code(name); ok {
		return code, nil
	}
	if code, ok := Nearest(name); ok {
		return "", fmt.Errorf("no country is called %s: did you mean %s (%s)?", name, Name(code), code)
	}
	return "", fmt.Errorf("no country is called %s: give its name or its ISO 3166-1 code, such as RU", name)
}
