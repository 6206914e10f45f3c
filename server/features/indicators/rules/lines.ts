import type { IndicatorPage, IndicatorReading } from '@insaf/contract/indicators.ts';

/** An indicator of a year or a month as a line of a list; amounts are shares of 1, or numbers. */
export type Line = {
  readonly agency: string;
  readonly indicator: string;
  readonly name_ar: string;
  readonly name_en: string;
  readonly basis: string;
  readonly better: string;
  /** `2026`, or `2026-03`. */
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly target: number | null;
  readonly target_of: string;
  readonly gap: number | null;
  readonly forecast: number | null;
  readonly forecast_low: number | null;
  readonly forecast_high: number | null;
  readonly state: string;
};
export const lineColumns = [
  ...(['agency', 'indicator', 'name_ar', 'name_en', 'basis', 'better', 'period'] as const),
  ...(['numerator', 'denominator', 'value', 'target', 'target_of', 'gap'] as const),
  ...(['forecast', 'forecast_low', 'forecast_high', 'state'] as const),
] as const satisfies readonly (keyof Line)[];

/** Every indicator of a year, each followed by its months: for programs, in no language. */
export function linesOf({ agency, year, indicators }: IndicatorPage): Line[] {
  return indicators.flatMap((reading) => {
    const { now, target, gap, forecast, state, months } = reading;
    const of = named(agency.code, reading);
    const whole = {
      ...{ ...of, period: String(year), ...now, target: target?.value ?? null },
      ...{ target_of: target?.agency.code ?? '', gap, forecast: forecast?.value ?? null },
      ...{ forecast_low: forecast?.low ?? null, forecast_high: forecast?.high ?? null, state },
    };
    const each = months.map(({ from, numerator, denominator, value }) => ({
      ...{ ...of, period: from.slice(0, 7), numerator, denominator, value },
      ...{ target: null, target_of: '', gap: null, state: '' },
      ...{ forecast: null, forecast_low: null, forecast_high: null },
    }));
    return [whole, ...each];
  });
}

function named(agency: string, { indicator }: Pick<IndicatorReading, 'indicator'>) {
  const { code, name, basis, better } = indicator;
  return { agency, indicator: code, name_ar: name.ar, name_en: name.en, basis, better };
}
