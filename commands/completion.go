package commands

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

//go:embed completion/bash
var bashScript string

//go:embed completion/zsh
var zshScript string

//go:embed completion/fish
var fishScript string

// shells are the shells with a script, which asks the program what may follow.
var shells = []struct{ name, script string }{{"bash", bashScript}, {"zsh", zshScript}, {"fish", fishScript}}

func shellNames() (names []string) {
	for _, sh := range shells {
		names = append(names, sh.name)
	}
	return names
}

func (s *session) completion(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("completion needs the name of one shell: %s", strings.Join(shellNames(), ", "))
	}
	name := c.Args().First()
	i := slices.Index(shellNames(), name)
	if i < 0 {
		return unknownWord("shell", name, shellNames())
	}
	_, err := fmt.Fprint(s.env.Stdout, shells[i].script)
	return err
}

// bashWords joins the words of bash, which splits at "=" and keeps quotes and
// backslashes. joined reports whether the last word was split: then bash replaces
// only what follows "=".
func bashWords(parts []string) (words []string, joined bool) {
	for i, part := range parts {
		last := len(words) - 1
		joined = last >= 0 && strings.HasPrefix(words[last], "--") && (part == "=" || i > 0 && parts[i-1] == "=")
		if joined {
			words[last] += unquote(part)
		} else {
			words = append(words, unquote(part))
		}
	}
	return words, joined
}

// unquote removes the quotes from a word; the last one may be missing.
func unquote(word string) string {
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == '\\' && quote != '\'' && i+1 < len(word):
			i++
			b.WriteByte(word[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
