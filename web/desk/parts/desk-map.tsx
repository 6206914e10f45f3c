import { useEffect, useMemo, useRef } from 'react';
import type { MapLine, MapMarker, MapPlace } from '../../ui/map/draw-map.ts';
import { installation, language } from '../installation.ts';
import { named, say } from '../words.ts';
import { usePlaces } from './directory-names.ts';

/** A map with points and lines between them; Leaflet is loaded when the first is shown. */
export function DeskMap({
  label,
  markers,
  lines = [],
}: {
  /** What is shown, for who cannot see it. */
  label: string;
  markers: readonly MapMarker[];
  lines?: readonly MapLine[];
}) {
  const element = useRef<HTMLDivElement>(null);
  const places = useNamedPlaces();
  const shape = JSON.stringify([label, markers, lines, places.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for what is drawn
  useEffect(() => {
    let remove: (() => void) | null = null;
    let gone = false;
    const draw = async () => {
      const [{ drawMap }, { loadOutline }] = await Promise.all([
        import('../../ui/map/draw-map.ts'),
        import('../../ui/map/load-outline.ts'),
      ]);
      const { tiles } = installation;
      const outline = tiles === null ? await loadOutline().catch(() => null) : null;
      if (gone || element.current === null) return;
      const map = drawMap(element.current, {
        dir: language === 'ar' ? 'rtl' : 'ltr',
        words: { map: label, zoomIn: say('desk.map.in'), zoomOut: say('desk.map.out') },
        tiles: tiles === null ? null : { template: tiles.url, attribution: tiles.attribution },
        outline,
        places,
        markers,
        lines,
      });
      remove = () => map.remove();
    };
    void draw();
    return () => {
      gone = true;
      remove?.();
    };
  }, [shape]);
  return <div ref={element} className="desk-map" />;
}

/** What is named on a map without tiles: governorates, and nearer by, what lies in them. */
function useNamedPlaces(): readonly MapPlace[] {
  const places = usePlaces({ wanted: installation.tiles === null });
  return useMemo(
    () =>
      places.flatMap(({ name, parent, lat, lon }) =>
        lat === null || lon === null
          ? []
          : [{ name: named(name), at: { lat, lon }, rank: parent === null ? 0 : 1 }],
      ),
    [places],
  );
}
