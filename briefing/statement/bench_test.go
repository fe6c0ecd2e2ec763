package statement_test

import (
	"os"
	"testing"

	"briefings/briefing/read"
	"briefings/briefing/statement"
)

func BenchmarkStatements(b *testing.B) {
	data, err := os.ReadFile("../../seeds/2011-11-24-japan-russia-foreign-ministers-meeting.txt")
	if err != nil {
		b.Fatal(err)
	}
	page, err := read.Page("page.txt", data, read.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		statement.Read(&page.Briefing)
	}
}
