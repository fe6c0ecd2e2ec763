package commands

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func (s *session) backupCommand() *cli.Command {
	return &cli.Command{
		Name:  "backup",
		Usage: "write a verified copy of the archive, also while an import runs",
		UsageText: "briefings backup [FLAGS] FILE\n\n" +
			"briefings backup copy.db\n" +
			"briefings backup --force copy.db\n\n" +
			"The copy is one plain file, the same on every system: `--db FILE` reads it. It is\n" +
			"compared with the archive row by row before it takes its name.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "replace FILE, if there is one"},
		},
		Action: s.backup,
	}
}

func (s *session) backup(c *cli.Context) error {
	file := c.Args().First()
	switch {
	case c.NArg() != 1:
		return usagef("backup needs one FILE: the name of the copy")
	case file == "" || file == "-":
		return usagef("backup %q: a copy is a file: give its name", file)
	}
	return s.withArchive(c, func(archive *db.Archive) error {
		err := archive.Backup(c.Context, file, c.Bool("force"))
		var refused *db.BackupError
		switch {
		case errors.As(err, &refused):
			return usagef("backup: %s", refused)
		case err != nil:
			return err
		}
		fmt.Fprintf(s.env.Stderr, "backed up %s to %s, and compared row by row\n", print.Safe(archive.Path()), print.Safe(file))
		return nil
	})
}
