package country

import "testing"

func TestMinistry(t *testing.T) {
	for _, c := range []struct{ code, day, want string }{
		{"NO", "", "Ministry of Foreign Affairs of Norway"},
		{"NL", "2011-11", "Ministry of Foreign Affairs of the Netherlands"},
		{"GB", "2020-09-01", "Foreign & Commonwealth Office"},
		{"GB", "2020-09", "Foreign & Commonwealth Office"},
		{"GB", "2020-09-02", "Foreign, Commonwealth & Development Office"},
		{"GB", "", "Foreign, Commonwealth & Development Office"},
		{"KR", "1997", "Ministry of Foreign Affairs of South Korea"},
		{"KR", "2011-05-03", "Ministry of Foreign Affairs and Trade of South Korea"},
		{"UN", "2011", "United Nations"},
		{"", "2011", ""},
		{"QX", "", ""},
	} {
		if got := Ministry(c.code, c.day); got != c.want {
			t.Errorf("Ministry(%q, %q) = %q, want %q", c.code, c.day, got, c.want)
		}
	}
	for _, m := range ministries() {
		if m.class != "label" && Name(m.code) == "" {
			t.Errorf("%s: no country has the code %q", m.value, m.code)
		}
	}
}

func TestMinistryAt(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.mofa.go.jp/region/1.html": "JP", "press@mofa.go.jp": "JP",
		"http://www.mofa.go.jp:8080?a=@mfa.no": "JP", "https://mfa.example/www.mofa.go.jp": "", "HTTPS://WWW.MFA.NO": "NO", "mofa.gov.sa": "SA", "seoul.mfa.gov.tr": "TR", "2009-2017.state.gov": "US",
		"www.diplomatie.gouv.fr": "FR", "mfa.example": "", "www.kantei.go.jp": "", "www.gov.uk": "", "whitehouse.gov": "",
		"press.un.org": "UN", "estate.gov": "", "gov": "", "": "", "mfa.com": "", "mfa": "",
	} {
		if got := MinistryAt(address); got != want {
			t.Errorf("MinistryAt(%q) = %q, want %q", address, got, want)
		}
	}
}
