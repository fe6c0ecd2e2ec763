package peers

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// peersTable compares each result of this program with those of the others.
func (p *peers) peersTable(results []result) string {
	var b strings.Builder
	b.WriteString(p.machine())
	b.WriteString("| work | briefings | compared with | takes | briefings ÷ it | should be |\n" +
		"| --- | --: | --- | --: | --: | --: |\n")
	for _, group := range byWork(results) {
		ours := group[0]
		name, takes := ours.work.name, ours.time()
		if len(group) == 1 {
			writeRow(&b, name, takes, "", "", "", "")
		}
		for _, r := range group[1:] {
			writeRow(&b, name, takes, r.way.label(), r.time(), ratio(ours.median(), r.median()), r.way.goal)
			name, takes = "", "" // said once
		}
	}
	p.writeSizes(&b, results)
	return b.String()
}

// byWork splits results at the beginning of each work.
func byWork(results []result) (groups [][]result) {
	for i, r := range results {
		if i == 0 || r.work.name != results[i-1].work.name {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], r)
	}
	return groups
}

// writeSizes compares what the first work needed, in memory and on disk.
func (p *peers) writeSizes(b *strings.Builder, results []result) {
	pages := size(p.data.path("text"))
	ours, name, takes := results[0], "size, originals not kept by it", megabytes(results[0].disk)
	if ours.peak > 0 {
		writeRow(b, "peak memory of the import", megabytes(ours.peak), "", "", "", "≤ 400 MB")
	}
	writeRow(b, "size of the archive, originals kept", megabytes(ours.disk), "the pages themselves", megabytes(pages),
		ratio(float64(ours.disk), float64(pages)), "≤ 2.0, better 1.2")
	for _, r := range byWork(results)[0][1:] {
		writeRow(b, name, takes, r.way.label(), megabytes(r.disk), ratio(float64(ours.disk), float64(r.disk)), "")
		name, takes = "", ""
	}
}

// scaleTable compares what a briefing costs among few with what it costs among many.
func scaleTable(sizes []*peers, results [2][]result) string {
	var b strings.Builder
	b.WriteString(sizes[1].machine())
	few, many := float64(sizes[0].data.n), float64(sizes[1].data.n)
	fmt.Fprintf(&b, "| work | %s briefings | %s briefings | cost of one, many ÷ few |\n| --- | --: | --: | --: |\n",
		thousands(sizes[0].data.n), thousands(sizes[1].data.n))
	others := byWork(results[1])
	for i, group := range byWork(results[0]) {
		r, other := group[0], others[i][0]
		writeRow(&b, r.work.name, r.time(), other.time(), ratio(other.median()/many, r.median()/few))
	}
	first, last := results[0][0], results[1][0]
	if first.peak > 0 && last.peak > 0 {
		writeRow(&b, "peak memory of the import, for all of them", megabytes(first.peak), megabytes(last.peak),
			ratio(float64(last.peak), float64(first.peak)))
	}
	writeRow(&b, "size of the archive", megabytes(first.disk), megabytes(last.disk),
		ratio(float64(last.disk)/many, float64(first.disk)/few))
	return b.String()
}

func writeRow(b *strings.Builder, cells ...string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// machine says what was measured, when and on what.
func (p *peers) machine() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s invented briefings, %s of text files; %s; %s, %d cores, %s; %s",
		thousands(p.data.n), megabytes(size(p.data.path("text"))), time.Now().Format(time.DateOnly),
		field("/proc/cpuinfo", `model name\s*: (.*)`, runtime.GOARCH), runtime.NumCPU(),
		field("/etc/os-release", `PRETTY_NAME="(.*)"`, runtime.GOOS),
		strings.Replace(runtime.Version(), "go", "Go ", 1))
	for _, version := range p.versions {
		b.WriteString(", " + version)
	}
	if len(p.absent) > 0 {
		b.WriteString("; not installed: " + strings.Join(p.absent, ", "))
	}
	w := p.words
	fmt.Fprintf(&b, ".\nWhole processes, warm cache, all in turn, medians; memory at its peak.\n"+
		"Words searched for, and how many of %s briefings hold them: ", thousands(min(p.data.n, counted)))
	for i, word := range []string{w.Rare, w.First, w.Second, w.Phrase, w.Common} {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %s", word, thousands(w.Held[word]))
	}
	return b.String() + ".\n\n"
}

// field is what a line of a file of the system says.
func field(file, pattern, otherwise string) string {
	data, _ := os.ReadFile(file) // a system without it says nothing
	if found := regexp.MustCompile(pattern).FindSubmatch(data); found != nil {
		return string(found[1])
	}
	return otherwise
}

// time is the median of a result, with the memory if it is known.
func (r result) time() string {
	text := ""
	switch s := r.median(); {
	case s < 0.1:
		text = fmt.Sprintf("%.1f ms", s*1000)
	case s < 1:
		text = fmt.Sprintf("%.0f ms", s*1000)
	case s < 100:
		text = fmt.Sprintf("%.2f s", s)
	default:
		text = fmt.Sprintf("%.0f s", s)
	}
	if r.peak > 0 {
		text += ", " + megabytes(r.peak)
	}
	return text
}

func ratio(a, b float64) string { return strconv.FormatFloat(a/b, 'f', precision(a/b), 64) }

// precision is two digits after the point, and three for small ratios.
func precision(x float64) int {
	if x < 0.1 {
		return 3
	}
	return 2
}

func megabytes(n int64) string { return fmt.Sprintf("%.0f MB", float64(n)/1e6) }

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
