package briefing

// CountryName returns the usual English name of a country or organisation by
// its code, "" if there is none with that code.
func CountryName(code string) string { return code }

// CountryCode returns the code of a country or organisation by any of its
// names, whatever the case and the diacritics.
func CountryCode(name string) (code string, ok bool) { return name, false }
