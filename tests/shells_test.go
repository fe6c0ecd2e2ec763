package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A completingShell completes lines: it is started with the script of
// `completion`, and prints what may stand at the end of each line, a word a line,
// and then endOfWords.
type completingShell struct {
	name    string
	command func(lines []string) *exec.Cmd
}

const endOfWords = "<<END>>"

var completingShells = []completingShell{
	{"bash", func(lines []string) *exec.Cmd {
		return exec.Command("bash", append([]string{"--norc", "-c", `
			eval "$(briefings completion bash)" || exit
			compopt() { [[ $2 == default ]] && files=1; } # which tells the line editor
			complete -p briefings >/dev/null || exit
			for rest; do
				COMP_WORDS=() COMP_CWORD=0 COMPREPLY=() files=
				while [[ -n $rest ]]; do # as bash parts words, for lines without quotes
					case $rest in
					=*) COMP_WORDS+=("=") rest=${rest#=} ;;
					' '*) rest=${rest# }; [[ -z $rest ]] && COMP_WORDS+=("") ;;
					*) word=${rest%%[ =]*}; COMP_WORDS+=("$word") rest=${rest#"$word"} ;;
					esac
				done
				COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
				_briefings briefings
				printf '%s\n' "${COMPREPLY[@]}"
				[[ -z $files ]] || compgen -f -- "${COMP_WORDS[COMP_CWORD]}"
				echo '<<END>>'
			done`, "bash"}, lines...)...)
	}},
	{"zsh", func(lines []string) *exec.Cmd {
		return exec.Command("zsh", append([]string{"-f", "-c", zshComplete, "zsh"}, lines...)...)
	}},
	{"fish", func(lines []string) *exec.Cmd {
		return exec.Command("fish", append([]string{"--no-config", "-c", `
			briefings completion fish | source
			for line in $argv
				complete -C "$line"
				echo '<<END>>'
			end`}, lines...)...)
	}},
}

// zshComplete runs an interactive zsh on a terminal of its own, types each line
// and presses a key that lists the candidates and another that clears the line.
const zshComplete = `
zmodload zsh/zpty || exit
zpty session zsh -f -i
say() { zpty -w session "$1" }
say 'PROMPT= PROMPT2=; stty -echo; autoload -Uz compinit; compinit -u -D; eval "$(briefings completion zsh)"'
# What compadd is given is what zsh offers: it is printed, and then taken.
say 'show() { local -a found; builtin compadd -O found "$@"; local w; for w in $found; do print -r -- "<<$w>>"; done }'
say 'collect() {
	compadd() { show "$@"; builtin compadd "$@" }; _main_complete; print -r -- "<<END>>"
	unfunction compadd; compstate[insert]=; compstate[list]=
}'
say 'zle -C list-candidates complete-word collect; bindkey "^T" list-candidates; bindkey "^U" kill-buffer'
say 'print READY"<>"'
while zpty -r session line '*'$'\n'; do [[ $line == *'READY<>'* ]] && break; done
for typed; do
	zpty -n -w session "$typed"$'\x14'
	while zpty -r session line '*'$'\n'; do
		[[ $line == *'<<END>>'* ]] && break
		[[ $line == *'<<'*'>>'* ]] && print -r -- ${${line##*<<}%%>>*}
	done
	print -r -- '<<END>>'
	zpty -n -w session $'\x15'
done
zpty -d session
`

// Completion is tested in the shells themselves.
func TestCompletion(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the shells are those of Unix")
	}
	home := t.TempDir()
	if err := os.WriteFile(filepath.Join(home, "some pages.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		return runCompletion(t, home, exec.Command(name, args...))
	}
	run(program(t), "import", "--db", filepath.Join(home, "a.db"), top("seeds"))
	t.Run("shells", func(t *testing.T) {
		for _, shell := range completingShells {
			t.Run(shell.name, func(t *testing.T) {
				t.Parallel()
				if _, err := exec.LookPath(shell.name); err != nil {
					t.Skip(err)
				}
				shell.complete(t, home)
			})
		}
	})
	if _, err := os.Stat(filepath.Join(home, ".local", "share", "briefings")); err == nil {
		t.Error("completion made the default archive")
	}
}

// complete compares the words that the shell offers with those that are wanted.
func (shell completingShell) complete(t *testing.T, home string) {
	t.Helper()
	tests, lines := completionTests, []string{}
	if shell.name == "bash" {
		tests = slices.DeleteFunc(slices.Clone(tests), func(test completionTest) bool { return test.quoted })
	}
	for _, test := range tests {
		lines = append(lines, test.line)
	}
	offers := strings.Split(runCompletion(t, home, shell.command(lines)), endOfWords)
	if len(offers) != len(tests)+1 {
		t.Fatalf("%d answers to %d lines", len(offers)-1, len(tests))
	}
	for i, test := range tests {
		test.compare(t, shell.name, offers[i])
	}
}

func (test completionTest) compare(t *testing.T, shell, offer string) {
	t.Helper()
	var got []string
	for line := range strings.Lines(offer) {
		word, _, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		got = append(got, strings.ReplaceAll(word, `\ `, " "))
	}
	for _, want := range test.want {
		inWord := want
		if _, value, ok := strings.Cut(want, "="); ok && shell == "bash" {
			inWord = value // bash replaces what follows "="
		}
		if !slices.Contains(got, inWord) {
			t.Errorf("%s: %q is not among %q", test.line, inWord, got)
		}
	}
	for _, word := range got {
		if slices.Contains(test.never, word) || test.want == nil && word != "" {
			t.Errorf("%s: offers %q", test.line, word)
		}
	}
}

// A completionTest is a line that ends at the cursor.
type completionTest struct {
	line        string
	want, never []string // if nothing is wanted nothing may be offered
	quoted      bool     // TestBashWords has such lines for bash
}

var completionTests = []completionTest{
	{line: "briefings fil", want: []string{"filter"}, never: []string{"list"}},
	{line: "briefings ", never: []string{"__complete"}, want: []string{
		"import", "list", "show", "filter", "search", "export", "stats", "info", "completion", "man", "help",
	}},
	{line: "briefings help sta", want: []string{"stats"}},
	{line: "briefings help c", want: []string{"completion", "criteria"}},
	{line: "briefings help form", want: []string{"formats"}},
	{line: "briefings completion ", want: []string{"bash", "zsh", "fish"}},
	{line: "briefings filter --co", want: []string{"--country"}},
	{line: "briefings show --r", want: []string{"--raw"}, never: []string{"--country"}},
	{line: "briefings filter --country JP --co", want: []string{"--country"}},
	{line: "briefings filter --kind su", want: []string{"summit-meeting"}, never: []string{"visit"}},
	{line: "briefings filter --kind=su", want: []string{"--kind=summit-meeting"}},
	{line: "briefings filter --medium ", want: []string{"in-person", "telephone", "video", "written"}},
	{line: "briefings filter --country J", want: []string{"JP", "JM", "Japan"}, never: []string{"RU"}},
	{line: "briefings filter --country rus", want: []string{"Russia"}},
	{line: "briefings filter --country Ru", want: []string{"Ru", "Russia"}, never: []string{"RU"}}, // else R is left
	{line: "briefings filter --country ru", want: []string{"ru", "russia"}, never: []string{"RU", "Russia"}},
	{line: "briefings filter --between JP,Ru", want: []string{"JP,Ru"}, never: []string{"JP,RU"}},
	{line: "briefings filter --country=South", want: []string{"--country=South Korea"}},
	{line: "briefings filter --country South\\ K", want: []string{"South Korea"}, quoted: true},
	{line: "briefings filter --country 'South K", want: []string{"South Korea"}, quoted: true},
	{line: "briefings filter --between JP,RU", want: []string{"JP,RU"}},
	{line: "briefings list --format js", want: []string{"json", "jsonl"}, never: []string{"csv"}},
	{line: "briefings import --format ", want: []string{"text", "html", "jsonl"}, never: []string{"csv"}},
	{line: "briefings export --table pe", want: []string{"people"}},
	{line: "briefings export --table people --fields name,ro", want: []string{"name,role"}},
	{line: "briefings search --fields date,sn", want: []string{"date,snippet"}},
	{line: "briefings list --sort dat", want: []string{"date", "date-"}},
	{line: "briefings stats --by country,y", want: []string{"country,year"}},
	{line: "briefings show --db a.db 2011-11", want: []string{"2011-11-24-japan-russia-foreign-ministers-meeting"}},
	{line: "briefings show --db=a.db 7", want: []string{"7", "70", "71"}, never: []string{"17"}},
	{line: "briefings --db a.db show 2012-07",
		want: []string{"2012-07-11-japan-china-foreign-ministers-meeting-overview"}},
	{line: "briefings import some", want: []string{"some pages.txt"}},
	{line: "briefings export --output some", want: []string{"some pages.txt"}},
	{line: "briefings show 2011-11"}, // there is no archive
	{line: "briefings show --db nowhere.db 2011-11"},
	{line: "briefings filter --country zz"},
	{line: "briefings frobnicate --"},
	{line: "briefings list --limit "},
}

func runCompletion(t *testing.T, home string, command *exec.Cmd) string {
	t.Helper()
	command.Dir = home
	command.Env = []string{"GORACE=" + quietRace,
		"HOME=" + home, "TERM=dumb", "LC_ALL=C.UTF-8",
		"PATH=" + programFolder(t) + string(os.PathListSeparator) + os.Getenv("PATH"),
	}
	said, err := command.Output()
	if exit, ok := err.(*exec.ExitError); ok && len(exit.Stderr) > 0 || err != nil && !ok {
		t.Fatalf("%s: %v: %s", command.Path, err, exit.Stderr)
	}
	return string(said)
}
