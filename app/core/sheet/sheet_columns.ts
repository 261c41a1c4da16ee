import type { CellFormat, CellValue } from '#core/sheet/sheet_parts'
import type { SheetToWrite } from '#core/sheet/write_sheet'

/** A column of a list as its Excel file has it, in the reader's language. */
export type SheetColumn<Line> = {
  heading: string
  /** In characters. */
  width: number
  /** Amounts are yuan. */
  cell: (line: Line) => CellValue
  format?: CellFormat
}

/** A list as a sheet: a row a line, written as the lines come. `headings` false leaves the first row out. */
export function sheetOfColumns<Line>(input: {
  title: string
  columns: SheetColumn<Line>[]
  lines: Iterable<Line> | AsyncIterable<Line>
  headings?: boolean
}): SheetToWrite {
  const { title, columns, lines, headings = true } = input
  return {
    title,
    headings: headings ? columns.map(({ heading }) => heading) : null,
    rows: rowsOf(lines, columns),
    widths: columns.map(({ width }) => width),
    formats: columns.map(({ format }) => format ?? null),
  }
}

async function* rowsOf<Line>(
  lines: Iterable<Line> | AsyncIterable<Line>,
  columns: SheetColumn<Line>[]
): AsyncGenerator<CellValue[]> {
  for await (const line of lines) yield columns.map(({ cell }) => cell(line))
}
