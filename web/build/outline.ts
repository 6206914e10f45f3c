/*
 * The outline of the land that the directory's places lie in, for maps without tiles: the one country of
 * Natural Earth that holds most governorates of `server/directory/places.csv`. With another directory it is
 * another country; no country is named here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { feature } from 'topojson-client';

type Position = [number, number];
type Polygon = Position[][];
type Country = {
  geometry:
    | { type: 'Polygon'; coordinates: Polygon }
    | { type: 'MultiPolygon'; coordinates: Polygon[] };
};

const project = join(import.meta.dirname, '..', '..');

/** Hundred metres, the accuracy of the source at its best. */
const decimals = 3;

/** Writes the outline as a GeoJSON geometry. */
export function writeOutline(file: string): void {
  const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  const topology = JSON.parse(readFileSync(atlas, 'utf8'));
  const { features } = feature(topology, topology.objects.countries) as { features: Country[] };
  const points = governorates();
  const holding = features
    .map((country) => ({
      country,
      held: points.filter((point) => polygonsOf(country).some((polygon) => holds(polygon, point))),
    }))
    .sort((a, b) => b.held.length - a.held.length)[0];
  if (holding === undefined || holding.held.length === 0) {
    throw new Error('no governorate of server/directory/places.csv has a position on land');
  }
  const coordinates = polygonsOf(holding.country).map((polygon) => polygon.map(rounded));
  writeFileSync(file, JSON.stringify({ type: 'MultiPolygon', coordinates }));
}

/** Columns are found by their names; names with commas would be quoted, and stand before the numbers. */
function governorates(): Position[] {
  const [head = '', ...rows] = readFileSync(join(project, 'server/directory/places.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  const fromEnd = (name: string) => head.split(',').indexOf(name) - head.split(',').length;
  return rows
    .map((row) => row.split(','))
    .filter((cells) => cells[2] === 'governorate' && cells.at(fromEnd('lat')) !== '')
    .map((cells) => [Number(cells.at(fromEnd('lon'))), Number(cells.at(fromEnd('lat')))]);
}

function polygonsOf({ geometry }: Country): Polygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Whether a polygon holds a point: a ray from it crosses the edges an odd number of times. */
function holds(polygon: Polygon, [x, y]: Position): boolean {
  let inside = false;
  for (const ring of polygon) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring.at(index - 1)!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}

/** Rounded, without the points that then stand on the one before. */
function rounded(ring: Position[]): Position[] {
  const points = ring.map(
    ([x, y]): Position => [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))],
  );
  return points.filter(
    ([x, y], index) => index === 0 || x !== points[index - 1]![0] || y !== points[index - 1]![1],
  );
}
