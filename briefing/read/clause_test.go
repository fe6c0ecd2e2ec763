package read

import (
	"strings"
	"testing"
)

// The phrase between « and » belongs to the event.
func TestEventOf(t *testing.T) {
	for _, test := range []struct {
		want event
		text string
	}{
		{thisEvent, "«On May 7», Ms. Ada Vale, Minister for Foreign Affairs of Norway, held a meeting with Mr. Jon Holm."},
		{thisEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm, Minister for Foreign Affairs of Iceland, «in Tromsø» on May 7, 2019."},
		{thisEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm in Tromsø «on May 7, 2019», for about 40 minutes."},
		{thisEvent, "The meeting took place «in Tromsø»."},
		{thisEvent, "Ms. Ada Vale, who had studied in Paris, met Mr. Jon Holm «in Tromsø»."},
		{otherEvent, "They spoke of the treaty «of 7 June 1905»."},
		{earlierEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm, in Tromsø, for the first time since the visit «of June 12, 2012»."},
		{earlierEvent, "Following their meeting «of June 12, 2018», Ms. Ada Vale held a meeting with Mr. Jon Holm in Tromsø on May 7, 2019."},
		{thisEvent, "Following their meeting of June 12, 2018, Ms. Ada Vale held a meeting with Mr. Jon Holm in Tromsø «on May 7, 2019»."},
		{laterEvent, "They will meet next «on October 12, 2019» in Reykjavik."},
		{earlierEvent, "As agreed «on March 3, 2019», Ms. Ada Vale held a meeting with Mr. Jon Holm on May 7."},
		{otherEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm, in Tromsø, to mark the 100th anniversary of the treaty «of 7 June 1905»."},
		{otherEvent, "They spoke of a flight «of two hours»."},
		{thisEvent, "„We know each other well“, said Ms. Vale as she met Mr. Holm «in Tromsø»."},
		{otherEvent, "The cease-fire held «for 30 minutes»."},
		{earlierEvent, "On May 7, Ms. Ada Vale, who had studied «in Paris», held a meeting with Mr. Jon Holm."},
		{otherEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm about the flood «in Venice»."},
		{otherEvent, "Ms. Ada Vale held a meeting with Mr. Jon Holm, to speak of the embassy «in Moscow»."},
		{earlierEvent, "On May 7, Ms. Ada Vale, after a stop «in Paris», held a meeting with Mr. Jon Holm."},
		{journey, "Ms. Ada Vale met with Mr. Jon Holm, who was visiting «Japan», for 40 minutes."},
		{journey, "Ms. Ada Vale met with Mr. Jon Holm, who had come to «Japan» for the first time, in Shiraoi."},
		{thisEvent, "Ms. Ada Vale met with Mr. Jon Holm, who had come to Japan for the first time, «in Shiraoi»."},
		{earlierEvent, "Ms. Vale sat down once more with Ms. Holm, after the previous meeting of the two «in May» at the Rim Conference."},
		{otherEvent, "Minister Vale told of her talks «with» Mr. Ole Strand."},
		{laterEvent, "Ms. Vale held a meeting with Mr. Holm, before the visit «of Mr. Ole Strand», President of Denmark."},
		{otherEvent, "Ms. Vale met Mr. Holm on May 7 to discuss preparations for the conference «in Helsinki»."},
		{otherEvent, "Ms. Vale met Mr. Holm on May 7, on her way back from talks «in London»."},
		{thisEvent, "Ms. Vale met Mr. Holm on the sidelines of the conference «in Helsinki»."},
		{thisEvent, "Ms. Vale is scheduled to visit Iceland «from May 7»."},
		{thisEvent, "The following is an outline of the meeting «on May 7»."},
		{thisEvent, "Ms. Vale met Mr. Holm, a graduate of a university in Boston, «on May 7»."},
		{otherEvent, "Ms. Vale met Mr. Holm, a graduate of a university «in Boston», on May 7."},
		{thisEvent, "On “May 7” Ms. Vale met Mr. Holm «in Tromsø»."},
		{otherEvent, "\"We met «in Paris» for two hours,\" Ms. Vale recalled."},
		{journey, "Ms. Vale met Mr. Holm, who was currently in «Oslo»."},
		{otherEvent, "«On March 31», the Ministry announced the names of the guests."},
		{thisEvent, "«On March 31», the Ministry held a reception and announced the names of the guests."},
		{earlierEvent, "As announced «on May 2», Ms. Vale met Mr. Holm on May 7."},
		{earlierEvent, "The day before, Ms. Vale had met Mr. Strand «in Aarhus»."},
		{earlierEvent, "Ms. Vale had already held talks with Mr. Strand «in Aarhus»."},
		{thisEvent, "Ms. Vale had a meeting with Mr. Strand «in Aarhus»."},
		{laterEvent, "On the eve of the summit «in Oslo», Ms. Vale met Mr. Holm."},
	} {
		at := strings.Index(test.text, "«")
		s := newSentence(strings.NewReplacer("«", "", "»", "").Replace(test.text), false)
		if got := s.eventOf(at); got != test.want {
			t.Errorf("event %d, want %d: %s", got, test.want, test.text)
		}
	}
}
