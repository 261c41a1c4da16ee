import { REPORT_FIGURES, figure, type FigureKey, type Unit } from '#app/statistics/figures'

/** What the screen needs of the figures' definitions to draw the report's columns. */
export function reportColumns(): { key: FigureKey; unit: Unit }[] {
  return REPORT_FIGURES.map((key) => ({ key, unit: figure(key).unit }))
}
