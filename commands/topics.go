package commands

// A topic is a part of the manual that belongs to no command.
type topic struct {
	name  string
	terms []meaning
}

// A meaning is what a word means.
type meaning struct{ word, text string }

var topics = []topic{
	{"EXIT STATUS", []meaning{
		{"0", "Done, also where there are no rows."},
		{"1", "Failed; or, under --exit-status, there are no rows. An import that passed over a bad file goes on, and ends with 1."},
		{"2", "The words of the command are off. What would be right is said on standard error."},
	}},
	{"ENVIRONMENT", []meaning{
		{"BRIEFINGS_DB", "The archive, where --db does not name it. One that is named so is made by import alone."},
		{"XDG_DATA_HOME", "The user's data folder, ~/.local/share where it is unset. The default archive lies in it."},
		{"LC_ALL, LC_CTYPE, LANG", "Whether the terminal shows UTF-8, looked for in this order. Where it does not, bars are drawn with #."},
		{"NO_COLOR", "Set to anything, nothing is coloured, unless --color always asks for it."},
		{"TERM", "Where it is dumb, nothing is coloured either."},
		{"COLUMNS", "The width of the terminal, where standard output is one; --width says it in any case."},
		{"BRIEFINGS_PAGER, PAGER", "The program that pages what a terminal cannot show at once, looked for in this order; less where none is set. " +
			"None pages where it is empty or cat."},
		{"LESS", "Flags of less; FRX where it is unset."},
	}},
	{"FILES", []meaning{
		{"~/.local/share/briefings/briefings.db", "The default archive: a SQLite file, which documents itself (sqlite3 FILE .schema). " +
			"The first command that reads it makes it of the briefings that come with the program."},
	}},
}
