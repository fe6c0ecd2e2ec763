package commands

// A topic is a part of the manual that belongs to no command.
type topic struct {
	name  string
	terms []meaning
}

// A meaning is a word and what it means.
type meaning struct{ word, text string }

var topics = []topic{
	{"EXIT STATUS", []meaning{
		{"0", "Done, also if there are no rows."},
		{"1", "Failed; or there are no rows under --exit-status. " +
			"An import that meets a bad file goes on, and ends with 1."},
		{"2", "The command line is wrong. Standard error says what would be right."},
		{"130, 143", "Interrupted: by ^C, or by SIGTERM."},
	}},
	{"ENVIRONMENT", []meaning{
		{"BRIEFINGS_DB", "The archive, if --db does not name it. Only import makes an archive that is named so."},
		{"XDG_DATA_HOME", "The user's data folder, where the default archive is; ~/.local/share if it is not set."},
		{"LC_ALL, LC_CTYPE, LANG", "Whether the terminal shows UTF-8; the first one that is set counts. " +
			"If it does not, bars are drawn with #."},
		{"NO_COLOR", "If it is set to anything, there is no colour, unless --color always asks for it."},
		{"TERM", "If it is dumb, there is no colour either."},
		{"COLUMNS", "The width of the terminal, if standard output is one; --width sets it in any case."},
		{"BRIEFINGS_PAGER, PAGER", "The program that pages what does not fit a terminal; the first one that is set " +
			"counts, and less if none is. There is no pager if it is empty or cat."},
		{"LESS", "Flags of less; FRX if it is not set."},
	}},
	{"FILES", []meaning{
		{"~/.local/share/briefings/briefings.db", "The default archive: a SQLite file that documents itself " +
			"(sqlite3 FILE .schema). The first command that reads it makes it of the briefings " +
			"that come with the program."},
	}},
}
