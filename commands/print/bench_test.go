package print

import (
	"encoding/csv"
	"fmt"
	"io"
	"testing"
)

const benchmarkRows = 100_000

// exported looks like the facts of a briefing: 20 columns, about 400 bytes.
func exported() ([]Column, []Cell) {
	var columns []Column
	var cells []Cell
	for i, text := range []string{
		"12345", "2011-11-24-japan-kosovo-foreign-ministers-meeting",
		"Japan-Kosovo Foreign Ministers' Meeting, Honolulu", "2011-11-24",
		"2011-11-11", "2011-11-11", "foreign-ministers-meeting", "in-person", "en", "Honolulu, Hawaii", "US",
		"APEC Ministerial Meeting", "30",
		"JP; XK", "Aiko Sample; Besnik Example", "2", "6", "731", "pages/2011/11/japan-kosovo.html",
		"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
	} {
		columns = append(columns, Column{Name: fmt.Sprint("column_", i)})
		cells = append(cells, known(text))
	}
	return columns, cells
}

func benchmark(b *testing.B, format string, columns []Column, cells []Cell, o Options) {
	b.ReportAllocs()
	for b.Loop() {
		p, err := New(io.Discard, format, columns, o)
		if err != nil {
			b.Fatal(err)
		}
		for range benchmarkRows {
			if err := p.Row(cells); err != nil {
				b.Fatal(err)
			}
		}
		if err := p.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExport(b *testing.B) {
	columns, cells := exported()
	for _, format := range []string{"csv", "tsv", "json", "jsonl", "markdown"} {
		b.Run(format, func(b *testing.B) { benchmark(b, format, columns, cells, Options{}) })
	}
}

// BenchmarkEncodingCSV is what BenchmarkExport/csv has to beat.
func BenchmarkEncodingCSV(b *testing.B) {
	_, cells := exported()
	record := make([]string, len(cells))
	b.ReportAllocs()
	for b.Loop() {
		w := csv.NewWriter(io.Discard)
		for range benchmarkRows {
			for i, c := range cells {
				record[i] = c.text()
			}
			if err := w.Write(record); err != nil {
				b.Fatal(err)
			}
		}
		w.Flush()
	}
}

func BenchmarkTable(b *testing.B) {
	row := listRow(12345, "JP; XK", "Talks of the foreign ministers of Japan and Kosovo in Honolulu",
		"Honolulu, Hawaii")
	for _, width := range []int{0, 80} {
		b.Run(fmt.Sprint(width), func(b *testing.B) { benchmark(b, "table", listColumns, row, Options{Width: width}) })
	}
}
