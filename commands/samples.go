package commands

import (
	"context"
	"fmt"
	"strings"

	"briefings/commands/intake"
	"briefings/db"
)

// part keeps samples and own pages apart in the default archive, before the first page
// is added: an archive of nothing but samples becomes one of own pages. A record of a
// sample, which somebody exported and corrected, is no own page.
func (im *importer) part(ctx context.Context, page *intake.Page) error {
	if im.parted || im.archive.named || !im.samples && strings.HasPrefix(page.Entry.Path, "seeds/") {
		return nil
	}
	im.parted = true
	only, err := im.db.HoldsOnly("seeds", func() map[string]string {
		digests := map[string]string{}
		for p := range intake.Read(ctx, intake.Seeds(im.env.Seeds), intake.Options{}, func(*db.Entry) {}) {
			digests[p.Entry.Path] = p.Entry.Digest
		}
		return digests
	})
	switch {
	case err != nil:
		return err
	case im.samples && !only:
		return usagef("import: no PATH: %s holds pages of your own, and no samples are added to them: "+
			"give a file, a folder or -", im.archive.path)
	case !im.samples && only:
		im.taken, err = im.db.RemoveAll()
	case !im.samples:
		var stay bool
		if stay, err = im.db.Holds("seeds"); stay {
			fmt.Fprintln(im.env.Stderr, "the samples stay, as something in them was set or changed: "+
				"`briefings remove --source 'seeds/*'` takes them out")
		}
	}
	return err
}
