package statement_test

import (
	"slices"
	"testing"
)

// TestVariants reads each kind of sentence in several wordings.
func TestVariants(t *testing.T) {
	for _, test := range []struct {
		kind, text string
		want       []string
	}{
		{"free speech", "Minister Vale said that the count is late. Both sides should count the cod in June.",
			[]string{"NO 01 Minister Vale said that the count is late.", "NO 01 Both sides should count the cod in June."}},
		{"free speech", "Minister Vale stressed that cod is dear. The Norwegian side is willing to lend nets.",
			[]string{"NO 01 Minister Vale stressed that cod is dear.", "NO 03 The Norwegian side is willing to lend nets."}},
		{"free speech", "Minister Holm noted the delay. The two countries need to build a second quay.",
			[]string{"IS 01 Minister Holm noted the delay.", "IS 01 The two countries need to build a second quay."}},
		{"free speech", "Minister Holm said that the ice is thin. Iceland stands ready to send a ship.",
			[]string{"IS 01 Minister Holm said that the ice is thin.", "IS 03 Iceland stands ready to send a ship."}},
		{"free speech", "Minister Vale recalled the storm. We urge the Icelandic side to mend the light.",
			[]string{"NO 01 Minister Vale recalled the storm.", "NO 02 We urge the Icelandic side to mend the light."}},
		{"free speech", "Minister Holm recalled the storm. We hope to mend the light in May.",
			[]string{"IS 01 Minister Holm recalled the storm.", "IS 03 We hope to mend the light in May."}},
		{"free speech", "Minister Vale said that trade grows. Norway opposes the ban. Norway will build a quay.",
			[]string{"NO 01 Minister Vale said that trade grows.", "NO 11 Norway opposes the ban.", "NO 03 Norway will build a quay."}},
		{"no speech", "Both sides should count the cod in June.", nil},
		{"no speech", "Minister Vale said that the count is late. The Icelandic side is willing to lend nets.",
			[]string{"NO 01 Minister Vale said that the count is late."}},

		{"passive", "The state of the nets was reviewed and the need for a new count was underlined.",
			[]string{"NO+IS 04 The state of the nets was reviewed", "NO+IS 01 the need for a new count was underlined."}},
		{"passive", "Fishing was discussed, and the loss of a cutter off Bergen was also talked about.",
			[]string{"NO+IS 04 Fishing was discussed", "NO+IS 04 the loss of a cutter off Bergen was also talked about."}},
		{"passive", "The role of the harbours was emphasized.", []string{"NO+IS 01 The role of the harbours was emphasized."}},
		{"passive", "The commitment to the treaty was reiterated.", []string{"NO+IS 03 The commitment to the treaty was reiterated."}},
		{"passive", "The value of the count was stressed by Minister Holm.",
			[]string{"IS 01 The value of the count was stressed by Minister Holm."}},
		{"passive", "Trade was reviewed and whales and seals were discussed.",
			[]string{"NO+IS 04 Trade was reviewed", "NO+IS 04 whales and seals were discussed."}},
		{"passive", "The ministers discussed ice and the need for pilots was noted.",
			[]string{"NO+IS 04 The ministers discussed ice", "NO+IS 01 the need for pilots was noted."}},
		{"passive", "Minister Vale noted that cod is dear, and it was agreed to count it.",
			[]string{"NO 01 Minister Vale noted that cod is dear", "NO+IS 019 it was agreed to count it."}},
		{"passive", "Views were exchanged on ice, and a wish to meet again was expressed.",
			[]string{"NO+IS 04 Views were exchanged on ice", "NO+IS 03 a wish to meet again was expressed."}},
		{"passive", "Concerns about ice were raised and it was underlined that pilots know it.",
			[]string{"NO+IS 11 Concerns about ice were raised", "NO+IS 01 it was underlined that pilots know it."}},
		{"passive", "Minister Vale said that trade was reviewed and the quotas were discussed.",
			[]string{"NO 01 Minister Vale said that trade was reviewed and the quotas were discussed."}},

		{"demand", "Minister Vale underscored the need for Iceland to widen its nets.",
			[]string{"NO 02 Minister Vale underscored the need for Iceland to widen its nets."}},
		{"demand", "Minister Holm stressed the importance for the Norwegian side to pay.",
			[]string{"IS 02 Minister Holm stressed the importance for the Norwegian side to pay."}},
		{"demand", "Minister Holm reiterated the position that Norway's quotas should be promptly lifted.",
			[]string{"IS 02 Minister Holm reiterated the position that Norway's quotas should be promptly lifted."}},
		{"demand", "Minister Vale said that the ban must be withdrawn.", []string{"NO 02 Minister Vale said that the ban must be withdrawn."}},
		{"demand", "Minister Holm noted that the duty needs to be abolished.",
			[]string{"IS 02 Minister Holm noted that the duty needs to be abolished."}},
		{"demand", "Minister Vale underscored the need for both countries to wait.",
			[]string{"NO 01 Minister Vale underscored the need for both countries to wait."}},
		{"blame", "Minister Vale stated that although nobody was hurt, the shot was a violation of the treaty.",
			[]string{"NO 11 Minister Vale stated that although nobody was hurt, the shot was a violation of the treaty."}},
		{"blame", "Minister Holm said that the raid was a grave provocation.",
			[]string{"IS 11 Minister Holm said that the raid was a grave provocation."}},
		{"blame", "Minister Holm noted that the ban is regrettable.", []string{"IS 11 Minister Holm noted that the ban is regrettable."}},
		{"will", "Minister Vale made clear that Norway, together with its neighbours, will guard the bank.",
			[]string{"NO 03 Minister Vale made clear that Norway, together with its neighbours, will guard the bank."}},
		{"will", "Minister Holm stated that Iceland, as a host, will pay.", []string{"IS 03 Minister Holm stated that Iceland, as a host, will pay."}},
		{"exchange", "They shared their views on the quotas.", []string{"NO+IS 04 They shared their views on the quotas."}},
		{"exchange", "The two ministers shared the view that cod is dear.", []string{"NO+IS 019 The two ministers shared the view that cod is dear."}},

		{"cut", "Minister Holm noted the delay and in this context again stressed the role of ice.",
			[]string{"IS 01 Minister Holm noted the delay", "IS 01 in this context again stressed the role of ice."}},
		{"cut", "Minister Holm praised the pilots and at the same time called for more.",
			[]string{"IS 05 Minister Holm praised the pilots", "IS 02 at the same time called for more."}},
		{"no cut", "Minister Vale said that Norway will guard its boats and values, and those of others.",
			[]string{"NO 03 Minister Vale said that Norway will guard its boats and values, and those of others."}},
		{"no cut", "Minister Vale noted that the boats had been safe, and had added new speed to the fleet.",
			[]string{"NO 01 Minister Vale noted that the boats had been safe, and had added new speed to the fleet."}},
		{"no cut", "Thanking Skipper Lund, and Captain Berg, Minister Vale praised the crew.",
			[]string{"NO 05 Thanking Skipper Lund, and Captain Berg", "NO 05 Minister Vale praised the crew."}},
		{"no event", "Minister Vale talked over the phone with Minister Holm.", nil},
		{"no speech", "They concluded a treaty.", nil},
		{"by", "They concluded the talks by voicing their wish to meet.",
			[]string{"NO+IS 03 They concluded the talks by voicing their wish to meet."}},
		{"by", "Minister Holm began the talks by thanking Norway.", []string{"IS 05 Minister Holm began the talks by thanking Norway."}},
		{"end", "The nets will be wider, said Minister Holm.", []string{"IS 01 The nets will be wider, said Minister Holm."}},
		{"end", "Norway would like to build a quay, Minister Vale added.", []string{"NO 03 Norway would like to build a quay, Minister Vale added."}},
		{"frame", "Minister Holm praised the crew. As was noted, cod is dear.",
			[]string{"IS 05 Minister Holm praised the crew.", "IS 01 cod is dear."}},
		{"term", "Minister Vale termed it as a milestone.", []string{"NO 01 Minister Vale termed it as a milestone."}},
	} {
		if got := said(sample(test.text)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", test.kind, test.text, got, test.want)
		}
	}
}

// "We" is the page's own side, and both sides in a joint statement.
func TestWe(t *testing.T) {
	for title, want := range map[string]string{
		"Call with Minister Holm":      "NO 02 We urge all fishermen to wait.",
		"Joint Statement on the Count": "NO+IS 02 We urge all fishermen to wait.",
	} {
		b := sample("We urge all fishermen to wait.")
		b.Title = title
		if got := said(b); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
