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
	}},
	{"FILES", []meaning{
		{"~/.local/share/briefings/briefings.db", "The default archive: a SQLite file, which documents itself (sqlite3 FILE .schema). " +
			"The first command that reads it makes it of the briefings that come with the program."},
	}},
}
