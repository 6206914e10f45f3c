import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { PublicRow } from '@insaf/contract/public-figures.ts';
import outline from '../../look/outline.json?raw';

type Position = readonly [lon: number, lat: number];
type Located = PublicRow & { readonly position: NonNullable<PublicRow['position']> };

const width = 400;
/** Points nearer to one another than this are one, in parts of the picture: a coast needs no more. */
const grain = 1.5;

const { coordinates } = JSON.parse(outline) as { coordinates: Position[][][] };
const rings = coordinates.map((polygon) => polygon[0]!);
const all = rings.flat();
const edges = {
  west: Math.min(...all.map(([lon]) => lon)),
  east: Math.max(...all.map(([lon]) => lon)),
  south: Math.min(...all.map(([, lat]) => lat)),
  north: Math.max(...all.map(([, lat]) => lat)),
};
/** A degree of longitude is shorter than one of latitude by the cosine of the latitude. */
const narrowing = Math.cos((((edges.south + edges.north) / 2) * Math.PI) / 180);
const scale = width / ((edges.east - edges.west) * narrowing);
const height = Math.round((edges.north - edges.south) * scale);

function onPicture([lon, lat]: Position): [x: number, y: number] {
  return [(lon - edges.west) * narrowing * scale, (edges.north - lat) * scale];
}

const land = rings.map(pathOf).join('');

function pathOf(ring: readonly Position[]): string {
  const kept: [number, number][] = [];
  for (const point of ring.map(onPicture)) {
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < grain) continue;
    kept.push(point);
  }
  // An island smaller than the grain is not drawn.
  if (kept.length < 4) return '';
  return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}

/**
 * The governorates on the outline of the land: a circle as large as what was received, as dark as the share
 * of which the evidence was verified. The same as numbers stands in the table beside it.
 */
export function FiguresMap({
  rows,
  say,
  language,
}: {
  rows: readonly PublicRow[];
  say: PortalFrame['say'];
  language: PortalFrame['language'];
}) {
  const told = rows.filter((row): row is Located => row.position !== null && row.whole !== null);
  const most = Math.max(1, ...told.map(({ whole }) => whole!.received));
  return (
    <figure className="figures-map">
      <svg viewBox={`-8 -8 ${width + 16} ${height + 16}`} role="img" aria-labelledby="map-title">
        <title id="map-title">{say('portal-figures.map.title')}</title>
        <path className="land" d={land} />
        {told.map(({ code, name, whole, position }) => {
          const [x, y] = onPicture([position.lon, position.lat]);
          const share = whole!.received === 0 ? 0 : whole!.verified / whole!.received;
          return (
            <circle
              key={code}
              className={`share-${Math.min(4, Math.floor(share * 5))}`}
              cx={x.toFixed(1)}
              cy={y.toFixed(1)}
              r={(3 + 19 * Math.sqrt(whole!.received / most)).toFixed(1)}
            >
              <title>{`${name[language]}: ${say('portal-figures.map.circle', { received: whole!.received, share })}`}</title>
            </circle>
          );
        })}
      </svg>
      <figcaption>
        <span>{say('portal-figures.map.size')}</span>
        <span className="map-shades">
          <span>{say('portal-figures.map.least')}</span>
          {[0, 1, 2, 3, 4].map((shade) => (
            <i key={shade} className={`share-${shade}`} />
          ))}
          <span>{say('portal-figures.map.most')}</span>
        </span>
      </figcaption>
    </figure>
  );
}
