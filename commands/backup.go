package commands

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"briefings/commands/print"
	"briefings/db"
)

func backupFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "force", Aliases: []string{"f"}, Usage: "replace FILE if it exists"},
	}
}

type backupOptions struct {
	archive location
	file    string
	force   bool
}

func (s *session) readBackup(c *cli.Context) (o backupOptions, err error) {
	o.file, o.force = c.Args().First(), c.Bool("force")
	switch {
	case c.NArg() != 1:
		return o, usagef("backup needs one FILE: the name of the copy")
	case o.file == "" || o.file == "-":
		return o, usagef("backup %q: a copy is a file: give its name", o.file)
	}
	o.archive, err = s.readLocation(c)
	return o, err
}

func (s *session) backup(ctx context.Context, o backupOptions) error {
	return s.withFile(ctx, o.archive, func(archive *db.Archive) error {
		err := archive.Backup(ctx, o.file, o.force)
		var refused *db.BackupError
		switch {
		case errors.As(err, &refused):
			return usagef("backup: %s", refused)
		case err != nil:
			return err
		}
		fmt.Fprintf(s.env.Stderr, "backed up %s to %s, and compared row by row\n",
			print.Safe(archive.Path()), print.Safe(o.file))
		return nil
	})
}
