package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"briefings/briefing"
	"briefings/briefing/day"
)

// wholeColumns are what a whole briefing is made of, in the order of [scanBriefing].
var wholeColumns = both{wholeFacts + `,
	iif(briefing.settings = '', '[]', (SELECT json_group_array(json_array(field, value, page, made, why))
		FROM setting WHERE briefing_id = briefing.id)),
	text.lead, text.photos, text.sections, text.frame,
	(SELECT json_group_array(json_array(section, paragraph, start, length, speakers, side, cameo) ORDER BY position)
		FROM statement WHERE statement.briefing_id = briefing.id),
	(SELECT json_group_array(json_array(person.name, participant.role, participant.country)
	ORDER BY participant.position)
		FROM participant JOIN person ON person.id = participant.person_id WHERE participant.briefing_id = briefing.id)`,
	wholeFacts + `,
	(SELECT coalesce(json_agg(json_build_array(field, CAST(value AS text), CAST(page AS text), made, why)), '[]')
		FROM setting WHERE briefing_id = briefing.id),
	text.lead, text.photos, text.sections, text.frame,
	(SELECT coalesce(json_agg(json_build_array(section, paragraph, start, length, speakers, side, cameo)
	ORDER BY position), '[]') FROM statement WHERE statement.briefing_id = briefing.id),
	(SELECT coalesce(json_agg(json_build_array(person.name, participant.role, participant.country)
	ORDER BY participant.position), '[]')
		FROM participant JOIN person ON person.id = participant.person_id WHERE participant.briefing_id = briefing.id)`}

const wholeFacts = `briefing.id, briefing.slug, briefing.title, briefing.published, briefing.held_start,
	briefing.held_end, briefing.kind,
	briefing.medium, briefing.language, briefing.place, briefing.place_country, briefing.occasion,
	briefing.duration_minutes,
	briefing.countries, briefing.url, briefing.source, briefing.digest, briefing.captured, briefing.tags`

const wholeFrom = "briefing JOIN text ON text.briefing_id = briefing.id"

// Briefings reads the whole briefings that q asks for, one at a time.
func (r *Reader) Briefings(ctx context.Context, q Query) iter.Seq2[briefing.Briefing, error] {
	q.dialect = r.dialect
	return sequence(r, "read", func(yield func(briefing.Briefing, error) bool) error {
		for b, err := range briefings(ctx, r.from, q) {
			if err != nil || !yield(b, nil) {
				return err
			}
		}
		return nil
	})
}

// briefings reads whole briefings; an error is the last that comes.
func briefings(ctx context.Context, from querier, q Query) iter.Seq2[briefing.Briefing, error] {
	return func(yield func(briefing.Briefing, error) bool) {
		whole := *tableNamed("")
		whole.from = same(wholeFrom)
		q, err := q.planned(ctx, from)
		if err != nil {
			yield(briefing.Briefing{}, err)
			return
		}
		query, args, err := q.build(wholeColumns[q.dialect], &whole)
		if err != nil {
			yield(briefing.Briefing{}, err)
			return
		}
		rows, err := from.QueryContext(ctx, query, args...)
		if err != nil {
			yield(briefing.Briefing{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			b, err := scanBriefing(rows.Scan)
			if !yield(b, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(briefing.Briefing{}, err)
		}
	}
}

// Briefing reads one briefing by its id.
func (r *Reader) Briefing(ctx context.Context, id int64) (briefing.Briefing, error) {
	b, err := r.dialect.load(ctx, r.from, id)
	return b, r.readError(err)
}

// loadBriefing reads one briefing of a file.
func loadBriefing(ctx context.Context, from queryer, id int64) (briefing.Briefing, error) {
	return sqliteSQL.load(ctx, from, id)
}

func (d dialect) load(ctx context.Context, from queryer, id int64) (briefing.Briefing, error) {
	return scanBriefing(from.QueryRowContext(ctx,
		"SELECT "+wholeColumns[d]+" FROM "+wholeFrom+" WHERE briefing.id = ?", id).Scan)
}

func scanBriefing(scan func(...any) error) (briefing.Briefing, error) {
	var b briefing.Briefing
	var title, published, start, end, kind, medium, language, place, placeCountry, occasion, url, captured,
		lead sql.NullString
	var minutes sql.NullInt64
	var countries, tags string
	var settings, photos, sections, frame, sayings, people []byte
	err := scan(&b.ID, &b.Slug, &title, &published, &start, &end, &kind, &medium, &language, &place, &placeCountry,
		&occasion, &minutes, &countries, &url, &b.Source, &b.Digest, &captured, &tags, &settings, &lead, &photos,
		&sections, &frame, &sayings, &people)
	if err != nil {
		return b, err
	}
	b.Title, b.Published, b.Language, b.URL, b.Lead = title.String, day.Date(published.String), language.String,
		url.String, lead.String
	b.Captured = captured.String
	b.Held = day.Period{Start: day.Date(start.String), End: day.Date(end.String)}
	b.Kind, b.Medium, b.Minutes = briefing.Kind(kind.String), briefing.Medium(medium.String), int(minutes.Int64)
	b.Place, b.PlaceCountry, b.Occasion = place.String, placeCountry.String, occasion.String
	if countries != "" {
		b.Countries = strings.Split(countries, listSeparator)
	}
	if tags != "" {
		b.Tags = strings.Split(tags, listSeparator)
	}
	if err := readSettings(&b, settings); err != nil {
		return b, fmt.Errorf("briefing %d: settings: %w", b.ID, err)
	}
	if b.Sections, err = briefing.ParseSections(sections); err != nil {
		return b, fmt.Errorf("briefing %d: sections: %w", b.ID, err)
	}
	if err := json.Unmarshal(photos, &b.Photos); err != nil {
		return b, fmt.Errorf("briefing %d: photos: %w", b.ID, err)
	}
	if err := json.Unmarshal(frame, &b.Frame); err != nil {
		return b, fmt.Errorf("briefing %d: frame: %w", b.ID, err)
	}
	if b.People, err = parsePeople(people); err != nil {
		return b, fmt.Errorf("briefing %d: people: %w", b.ID, err)
	}
	if b.Statements, err = parseSayings(sayings, &b); err != nil {
		return b, fmt.Errorf("briefing %d: statements: %w", b.ID, err)
	}
	return b, nil
}

// parsePeople reads the array of [name, role, country] that wholeColumns makes.
func parsePeople(data []byte) (people []briefing.Person, err error) {
	rows, err := textRows[[3]string](data)
	for _, row := range rows {
		people = append(people, briefing.Person{Name: row[0], Role: row[1], Country: row[2]})
	}
	return people, err
}

// readSettings reads the array of [field, value, page, made, why] that wholeColumns makes,
// and the note, which stands there alone.
func readSettings(b *briefing.Briefing, data []byte) error {
	if len(data) <= len("[]") {
		return nil
	}
	rows, err := textRows[[5]string](data)
	for _, row := range rows {
		b.Settings = append(b.Settings, briefing.Setting{Field: row[0], Value: row[1], Page: row[2], When: row[3],
			Why: row[4]})
		if row[0] == "note" {
			err = errors.Join(err, json.Unmarshal([]byte(row[1]), &b.Note))
		}
	}
	b.Settings, _ = briefing.MergeSettings(b.Settings, nil) // in their order
	return err
}

// textRows reads an array of arrays of texts, in which NULL is "".
func textRows[T any](data []byte) (rows []T, err error) {
	err = json.Unmarshal(data, &rows) // null leaves a string as it is
	return rows, err
}
