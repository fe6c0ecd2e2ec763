package read

import "testing"

// benchPage is an invented page of usual size and layout.
const benchPage = `Press Releases

Japan-Norway Foreign Ministers' Meeting

March 14, 2012


  • (Photo)Japan-Norway Foreign Ministers' Meeting-1
  • (Photo)Japan-Norway Foreign Ministers' Meeting-2

On March 12, commencing at 10:05 a.m. for approximately 40 minutes, Mr. Hanako Yamanaka, Minister for Foreign Affairs, who was visiting Oslo, Norway, to attend the Fourth Conference on Northern Rivers, held a meeting with H.E. Mr. Peder Storlund, Minister of Foreign Affairs of the Kingdom of Norway. The overview of the meeting is as follows.

1. Bilateral Relations

  1. (1) Minister Yamanaka said that the two countries had been friends for more than a century, and that she wished to see more students travel in both directions. She proposed that the two ministries look into a programme for young engineers, and asked for the help of the Norwegian side in finding host families for them.
  2. (2) Minister Storlund replied that his Government thought the same, and that the matter could be settled before the end of the year. He added that the ports of the north were ready to receive ships from Japan at any season, and that the companies on both sides ought to be told so more often than they are today.

2. Economic Relations

Minister Yamanaka explained how the talks on fisheries were going, and expressed her hope that they would soon be brought to an end. Minister Storlund responded that a few points were still open, and that officials should meet again in the spring to look at them. The two ministers shared the view that trade in timber, fish and machinery could grow further if the rules were made simpler.

3. Regional Situation

(1) Northern waters

The two ministers exchanged views on the northern waters. Minister Storlund briefed Minister Yamanaka on the work of the council of the coastal states, and invited Japan to take part in its next session as an observer. Minister Yamanaka thanked him for the invitation, and said that Japan would send a delegation.

(2) Climate

Minister Yamanaka stated that Japan would keep to what it had promised, and called on all states to do the same. Minister Storlund agreed with her, and noted that the ice had been thinner in the past winter than in any before. Both sides confirmed that they would work together in the years to come, and that their experts would compare what they had measured.

(3) Shipping

Minister Storlund described the rules that the coastal states have drawn up for ships in ice, and asked that the insurers of both countries be heard before they come into force. Minister Yamanaka replied that her Government had read the draft with care, that most of it could be accepted as it stands, and that officials would send their remarks within the month. The two ministers shared the view that a wreck in those waters would concern both of them.

4. Other Matters

Minister Storlund invited Minister Yamanaka to the opening of the new harbour in the spring. Minister Yamanaka thanked him and said that she would be glad to come, circumstances permitting.

Minister Yamanaka asked for Norway's support for the candidacy of Japan in the election to the committee on the rights of seafarers. Minister Storlund answered that his Government would consider the request in a friendly spirit. The two ministers also talked about the exhibition of old maps which is to be shown in both capitals in the coming year, and agreed to open it together if their calendars allowed.

Back to Japan-Norway Relations
`

func BenchmarkRead(b *testing.B) {
	data := []byte(benchPage)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Page("page.txt", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
