package commands

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"briefings/briefing"
	"briefings/commands/print"
)

// writeMarkdown writes a briefing as Markdown (CommonMark).
func writeMarkdown(w io.Writer, b *briefing.Briefing, leadAt int) error {
	out := bufio.NewWriter(w)
	gap := ""
	block := func(format string, args ...any) {
		fmt.Fprintf(out, gap+format+"\n", args...)
		gap = "\n"
	}
	if b.Title != "" {
		block("# %s", markdown(b.Title))
	}
	list := facts(b)
	for i, f := range list {
		if i > 0 {
			gap = ""
		}
		text := markdown(f.text)
		if i+1 < len(list) && list[i+1].label == "" {
			text += `\` // the next fact begins a line
		}
		if f.label != "" {
			block("- %s: %s", f.label, text)
		} else {
			block("  %s", text)
		}
	}
	for _, t := range texts(b, leadAt) {
		if t.heading {
			block("## %s", markdown(joinKnown(" ", t.number, t.text)))
		} else {
			block("%s", markdown(joinKnown(" ", t.number, t.text)))
		}
	}
	return out.Flush()
}

// markdownSigns are escaped everywhere; markdown escapes those that count only at
// the beginning of a line.
var markdownSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`,
)

// markdown escapes text of a page for Markdown, on one line.
func markdown(text string) string {
	text = markdownSigns.Replace(print.Safe(strings.Join(strings.Fields(text), " ")))
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	switch {
	case text == "":
		return ""
	case strings.ContainsRune("#+-=~", rune(text[0])):
		return `\` + text
	case digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')'):
		return text[:digits] + `\` + text[digits:]
	}
	return text
}
