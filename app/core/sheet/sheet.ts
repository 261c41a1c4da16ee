/** One cell as the file holds it. */
export type SheetCell = {
  /** What the reader of the file sees. */
  text: string
  /** Its number, when the cell is numeric: an Excel serial for dates and times. */
  number: number | null
  /** The cell holds a formula, or text that a spreadsheet would take for one. */
  formula: boolean
}

export type SheetRow<Column extends string> = {
  /** Line in the file, counted from 1 as a spreadsheet shows it. */
  line: number
  cells: Record<Column, SheetCell>
}

export type Sheet<Column extends string> = {
  rows: SheetRow<Column>[]
  /** Headings that stand in the file and are not read. */
  ignored: string[]
  /** Excel's two day counts: true when day 0 is 1904-01-01. */
  from1904: boolean
}

/**
 * The headings that are understood per column, whatever the reader's language. The first two are those of the template,
 * and the ones that are named when a column is missing.
 */
export type SheetHeadings<Column extends string> = Record<Column, readonly string[]>

/** How names, codes and headings are compared: full-width as half-width, no blanks, no case. */
export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
}

/** The column that a heading names, or null. */
export function columnOfHeading<Column extends string>(
  headings: SheetHeadings<Column>,
  heading: string
): Column | null {
  const wanted = folded(heading)
  const found = Object.entries<readonly string[]>(headings).find(([, names]) =>
    names.some((name) => folded(name) === wanted)
  )
  return found ? (found[0] as Column) : null
}
