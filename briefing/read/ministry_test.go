package read

import "testing"

func TestPublishingMinistry(t *testing.T) {
	const met = "\n\n12 May 2017\n\nOn 12 May Foreign Minister Ola Storvik of Norway met with Foreign Minister Ana Belo " +
		"of Portugal in Oslo. They discussed fisheries and trade.\n"
	for _, c := range []struct{ name, page, want string }{
		{"ministry at the head", "Ministry of Foreign Affairs of Norway\n\nForeign Minister Storvik meets Minister Belo" +
			met, "NO"},
		{"address", "https://www.mfa.no/news/1\n\nForeign Minister Storvik meets Minister Belo" + met, "NO"},
		{"another body", "Government of Norway\nOffice of the Prime Minister\n\nForeign Minister Storvik meets Minister Belo" +
			met, ""},
		{"ministry of another", "Foreign Minister Storvik meets Minister Belo" + met +
			"\nPhoto: Ministry of Foreign Affairs of Portugal\n", ""},
		{"author of a page on the site of a government", `<html><head><script type="application/ld+json">{"author": ` +
			`{"@type": "Organization", "name": "Ministry of Foreign Affairs"}}</script></head><body>` +
			"<h1>Foreign Minister Storvik meets Minister Belo</h1><p>On 12 May 2017 Foreign Minister Ola Storvik of Norway " +
			"met with Foreign Minister Ana Belo of Portugal in Oslo. They discussed fisheries.</p></body></html>", "NO"},
		{"nobody", "Foreign Minister Storvik meets Minister Belo" + met, ""},
		{"organisation", "CARICOM Secretariat\n\nSecretary-General meets the Ministry of Foreign Affairs" + met, ""},
	} {
		result, err := Page("page", []byte(c.page), Options{})
		if err != nil || result.Issuer != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, result.Issuer, err, c.want)
		}
	}
}
