package db

import "encoding/json"

// HoldsOnly reports whether the archive holds nothing but pages of a folder, and nothing
// has changed or was set. digests returns the digests of their bytes by path; it is called
// only if all paths are in the folder. An empty archive holds nothing else.
func (im *Importer) HoldsOnly(folder string, digests func() map[string]string) (only bool, err error) {
	if err := im.begin(); err != nil {
		return false, im.named(err)
	}
	const outside = `SELECT NOT EXISTS (SELECT 1 FROM source WHERE path NOT GLOB ?)
		AND NOT EXISTS (SELECT 1 FROM revision) AND NOT EXISTS (SELECT 1 FROM setting)`
	if err := im.tx.QueryRowContext(im.ctx, outside, folder+"/*").Scan(&only); err != nil || !only {
		return false, im.named(err)
	}
	list, err := json.Marshal(digests())
	if err != nil {
		return false, err
	}
	const other = `SELECT NOT EXISTS (SELECT 1 FROM source JOIN original ON original.id = original_id
		LEFT JOIN json_each(?) AS known ON known.key = source.path WHERE known.value IS NOT original.digest)`
	err = im.tx.QueryRowContext(im.ctx, other, string(list)).Scan(&only)
	return only, im.named(err)
}

// Holds reports whether the archive holds a page of a folder.
func (im *Importer) Holds(folder string) (holds bool, err error) {
	const within = "SELECT EXISTS (SELECT 1 FROM source WHERE path GLOB ?)"
	err = im.tx.QueryRowContext(im.ctx, within, folder+"/*").Scan(&holds)
	return holds, im.named(err)
}

// RemoveAll removes all briefings, as Remove does, and returns how many there were.
func (im *Importer) RemoveAll() (int, error) {
	ids, err := im.idsBy("SELECT id FROM briefing ORDER BY id")
	if err != nil || len(ids) == 0 {
		return 0, im.named(err)
	}
	return len(ids), im.Remove(ids)
}
