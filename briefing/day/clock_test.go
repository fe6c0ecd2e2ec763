package day

import "testing"

func TestFindSpans(t *testing.T) {
	for text, want := range map[string][]int{
		"for 50 minutes": {50},
		"for approximately seventy minutes beginning at 16:25":     {70},
		"for about one hour in Oslo":                               {60},
		"for about an hour and a half":                             {90},
		"for one hour and twenty minutes":                          {80},
		"for half an hour":                                         {30},
		"for two and a half hours":                                 {150},
		"for approximately 2 hours and 30 minutes":                 {150},
		"for twenty-five minutes":                                  {25},
		"a 20-minute call":                                         {20},
		"for 1.5 hours":                                            {90},
		"for 50 minutes (instead of the 30 minutes first planned)": {50},
		"the minutes of the meeting":                               nil,
		"within 72 hours":                                          nil,
		"most of the hour":                                         nil,
		"for 30 minutes, followed by a lunch for 45 minutes":       {30, 45},
		"rund 40 Minuten":                                          {40},
		"a one-hour working dinner":                                {60},
		"a two-and-a-half-hour meeting":                            {150},
		"one-and-a-half hours":                                     {90},
		"the hour-long meeting":                                    {60},
		"three quarters of an hour":                                {45},
		"an hour and a quarter":                                    {75},
		"two hours and a half":                                     {150},
		"2½ hours":                                                 {150},
		"a quarter of an hour":                                     {15},
		"nach dem einstündigen Treffen":                            {60},
		"das eineinhalbstündige Gespräch":                          {90},
		"ein zweieinhalbstündiges Gespräch":                        {150},
		"anderthalb Stunden":                                       {90},
		"eine gute Stunde":                                         {60},
		"eine Dreiviertelstunde":                                   {45},
		"fünfundvierzig Minuten":                                   {45},
		"ein 45-minütiges Telefonat":                               {45},
		"trois quarts d'heure":                                     {45},
		"une heure et demie":                                       {90},
		"vingt-cinq minutes":                                       {25},
		"dos horas y media":                                        {150},
		"cuarenta y cinco minutos":                                 {45},
		"tres cuartos de hora":                                     {45},
		"someone, minutes later":                                   nil,
	} {
		found := Spans(text)
		ok := len(found) == len(want)
		for i := range found {
			ok = ok && found[i].Minutes == want[i]
		}
		if !ok {
			t.Errorf("findSpans(%q) = %+v, want %v", text, found, want)
		}
	}
}

func TestClockSpan(t *testing.T) {
	for text, want := range map[string]int{
		"from 6:15 p.m. to 8:00 p.m. local time": 105,
		"from 13:30 to 14:20 Japan time":         50,
		"July 30, 2002, 10:35 - 12:40":           125,
		"between 10:00 and 11:10 a.m.":           70,
		"from 11:15 a.m. to noon":                45,
		"from 11:30 p.m. to 12:10 a.m.":          40,
		"at 5 p.m. (10 a.m. local time)":         0,
		"9:33 p.m.":                              0,
	} {
		s, _ := ClockSpan(text)
		if s.Minutes != want {
			t.Errorf("clockSpan(%q) = %d, want %d", text, s.Minutes, want)
		}
	}
}
