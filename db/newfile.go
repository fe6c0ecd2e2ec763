package db

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// followLink resolves a link whose target does not exist yet: what takes the
// place of a file must take that of the file itself.
func followLink(path string) string {
	for range 40 { // as many links as systems follow
		target, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return path
}

// createBeside makes an empty file with a name of its own for the new archive.
func (im *Importer) createBeside(folder string) error {
	permissions := fs.FileMode(0o666)
	if im.options.Private || im.options.DryRun {
		permissions = 0o600
	}
	for {
		name := filepath.Join(folder, fmt.Sprintf(".%s.%08x.new", filepath.Base(im.path), rand.Uint32()))
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, permissions)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			var at *fs.PathError
			if errors.As(err, &at) {
				err = at.Err // the name is ours, and says nothing to the user
			}
			return err
		}
		im.file = name
		return f.Close()
	}
}

// removeDead removes what imports left that were killed while they made this
// archive: a file that can be locked belongs to nobody. It tells whether there
// is one that is being written now.
func removeDead(folder, name string) (alive bool) {
	left, _ := filepath.Glob(filepath.Join(folder, "."+name+".????????.new")) // a bad pattern finds nothing
	for _, file := range left {
		a, err := open(file, "mode=rw&_pragma=locking_mode(exclusive)")
		if err != nil {
			continue
		}
		a.db.SetMaxOpenConns(1)
		_, err = a.db.Exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE")
		_ = a.db.Close()
		if err == nil {
			_ = os.Remove(file)
		}
		alive = alive || err != nil && isBusy(err)
	}
	return alive
}

// moveIntoPlace gives the finished file its name, never over an archive that
// another import has made meanwhile.
func (im *Importer) moveIntoPlace() error {
	f, err := os.OpenFile(im.file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	switch err := os.Link(im.file, im.path); {
	case err == nil:
		return os.Remove(im.file)
	case errors.Is(err, fs.ErrExist):
		return errors.New("another import made the archive meanwhile: import again")
	}
	// A file system without links.
	if _, err := os.Lstat(im.path); err == nil {
		return errors.New("another import made the archive meanwhile: import again")
	}
	return os.Rename(im.file, im.path)
}
