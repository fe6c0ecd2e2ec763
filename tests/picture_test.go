package tests

import (
	"fmt"
	"html"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"
)

// pictured are the commands of the picture in the README.
var pictured = []string{
	"briefings search territorial issues --limit 1",
	"briefings show 2011-11-24-japan --explain | head -n 6",
	"briefings stats --by kind --country US",
}

// The pictures in the documents show what the program prints. With UPDATE_SCRIPTS set
// they are drawn anew.
func TestPicture(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the commands are written for a Unix shell")
	}
	home := t.TempDir()
	runLine(t, home, "briefings list") // makes the archive
	lines := []string{}
	for _, command := range pictured {
		lines = append(lines, "\x1b[2m$\x1b[0m \x1b[1m"+command+"\x1b[0m")
		first, rest, piped := strings.Cut(command, " |")
		line := first + " --color always --width 80"
		if piped {
			line += " |" + rest
		}
		lines = append(lines, strings.Split(strings.TrimSuffix(runLine(t, home, line), "\n"), "\n")...)
		lines = append(lines, "")
	}
	holdPicture(t, "terminal.svg", drawTerminal(lines[:len(lines)-1]))
	holdPicture(t, "stats.svg", runLine(t, home, "briefings stats --by kind,year --format svg"))
}

// holdPicture compares a picture of the documents with what the program gives.
func holdPicture(t *testing.T, name, want string) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(top("docs", name), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if readTop(t, "docs", name) != want {
		t.Errorf("docs/%s is not what the program prints: `make pictures` draws it anew", name)
	}
}

// pictureStyle is the same window in light and in dark.
const pictureStyle = `
    .window { fill: #f6f8fa; stroke: #d0d7de }
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
    text { fill: #1f2328; white-space: pre }
    .bold, .red { font-weight: bold }
    .dim { fill: #6e7781 } .green { fill: #1a7f37 } .red { fill: #cf222e }
    @media (prefers-color-scheme: dark) {
      .window { fill: #161b22; stroke: #30363d }
      text { fill: #e6edf3 }
      .dim { fill: #8b949e } .green { fill: #3fb950 } .red { fill: #ff7b72 }
    }
  `

// pictureClasses are the classes of what a terminal shows after an escape sequence.
var pictureClasses = map[string]string{"0": "", "1": "bold", "2": "dim", "32": "green", "1;31": "red"}

// drawTerminal draws lines with their colours as text in an SVG.
func drawTerminal(lines []string) string {
	const columnWidth, lineHeight, margin = 8.4, 20, 16
	escape := regexp.MustCompile("\x1b\\[([0-9;]*)m")
	columns := 0
	var body strings.Builder
	for i, line := range lines {
		text := escape.ReplaceAllString(line, "")
		length := utf8.RuneCountInString(text)
		columns = max(columns, length)
		if length == 0 {
			continue
		}
		fmt.Fprintf(&body, `  <text x="%d" y="%d" textLength="%.1f" xml:space="preserve">`,
			margin, margin+lineHeight*(i+1)-6, float64(length)*columnWidth)
		class, at := "", 0
		end := []int{len(line), len(line), len(line), len(line)}
		for _, m := range append(escape.FindAllStringSubmatchIndex(line, -1), end) {
			if part := html.EscapeString(line[at:m[0]]); class != "" && part != "" {
				fmt.Fprintf(&body, `<tspan class="%s">%s</tspan>`, class, part)
			} else {
				body.WriteString(part)
			}
			class, at = pictureClasses[line[m[2]:m[3]]], m[1]
		}
		body.WriteString("</text>\n")
	}
	width, height := int(float64(columns)*columnWidth)+2*margin, lineHeight*len(lines)+2*margin
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d"
  role="img" aria-label="briefings in a terminal">
  <style>%s</style>
  <rect class="window" x="0.5" y="0.5" width="%d" height="%d" rx="8"/>
%s</svg>
`, width, height, width, height, pictureStyle, width-1, height-1, body.String())
}
