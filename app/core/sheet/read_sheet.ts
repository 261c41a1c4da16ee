import { unzipSync } from 'fflate'
import { read, utils, type WorkBook, type WorkSheet } from 'xlsx'
import { DomainError } from '#core/domain_error'
import {
  columnOfHeading,
  type Sheet,
  type SheetCell,
  type SheetHeadings,
  type SheetRow,
} from '#core/sheet/sheet'

/** How much a file may hold: its bytes, and its rows below the heading. */
export type SheetLimits = { bytes: number; rows: number }

/** Largest file, in bytes, unless told otherwise. */
export const MAX_SHEET_BYTES = 5 * 1024 * 1024

/** Most rows below the heading, unless told otherwise. */
export const MAX_SHEET_ROWS = 5_000

const LIMITS: SheetLimits = { bytes: MAX_SHEET_BYTES, rows: MAX_SHEET_ROWS }

/** Most bytes that the parts of a workbook may unpack to: more is a bomb, not a list. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024

const MAX_COLUMNS = 60
const EMPTY: SheetCell = { text: '', number: null, formula: false }

export type ReadSheetInput<Column extends string> = {
  fileName: string
  bytes: Uint8Array
  headings: SheetHeadings<Column>
  /** Columns that a file may lack; their cells are empty then. */
  optional?: readonly Column[]
  /**
   * Where the columns of a file stand that has no headings, counted from 0, told from its first row; null when that row
   * is not of such a file.
   */
  bare?: (first: string[]) => Partial<Record<Column, number>> | null
  limits?: SheetLimits
}

/**
 * Reads the first sheet of a file (xlsx, or csv in UTF-8 or GB 18030) into rows of raw cells. What is wrong with the
 * file as a whole is refused here with a `DomainError` beside the field `file`; rows are judged by whoever knows them.
 */
export function readSheet<Column extends string>(input: ReadSheetInput<Column>): Sheet<Column> {
  const { fileName, bytes, limits = LIMITS } = input
  if (bytes.length > limits.bytes) throw tooBig(limits.bytes)
  if (bytes.length === 0) throw sheetRefused('empty')
  const book = isZip(bytes) ? workbookOf(bytes, limits) : csvOf(fileName, bytes, limits)
  const sheet = book.Sheets[book.SheetNames[0]]
  if (!sheet) throw sheetRefused('empty')
  return rowsOf(sheet, input, book.Workbook?.WBProps?.date1904 === true)
}

/** A file that can't be taken at all; its message is `core.sheet.<code>`. */
export function sheetRefused(code: string, values: Record<string, string | number> = {}) {
  return new DomainError({
    status: 422,
    code: `SHEET_${code.toUpperCase()}`,
    messageKey: `core.sheet.${code}`,
    values,
    field: 'file',
  })
}

/** A file that is larger than so many bytes. */
export function tooBig(bytes: number) {
  return sheetRefused('too_big', { megabytes: Math.round(bytes / 1_000_000) })
}

function workbookOf(bytes: Uint8Array, { rows }: SheetLimits): WorkBook {
  let parts: Record<string, Uint8Array>
  let unpacked = 0
  try {
    parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize
        return unpacked <= MAX_UNPACKED_BYTES
      },
    })
  } catch {
    throw sheetRefused('corrupt')
  }
  if (unpacked > MAX_UNPACKED_BYTES) throw sheetRefused('too_big_inside')
  if (!parts['xl/workbook.xml']) throw sheetRefused('wrong_type')
  return parse(() => read(bytes, { type: 'array', dense: true, sheets: 0, sheetRows: rows + 2 }))
}

function csvOf(fileName: string, bytes: Uint8Array, { rows }: SheetLimits): WorkBook {
  if (!/\.csv$/i.test(fileName) || bytes.includes(0)) throw sheetRefused('wrong_type')
  const text = decode(bytes)
  return parse(() => read(text, { type: 'string', raw: true, dense: true, sheetRows: rows + 2 }))
}

function rowsOf<Column extends string>(
  sheet: WorkSheet,
  input: ReadSheetInput<Column>,
  from1904: boolean
): Sheet<Column> {
  const lines = sheet['!data'] ?? []
  const merge = sheet['!merges']?.[0]
  if (merge) throw sheetRefused('merged', { range: utils.encode_range(merge) })
  const names = Object.keys(input.headings) as Column[]
  const bare = input.bare?.(textsOf(lines[0] ?? [])) ?? null
  const { columns, ignored } = bare
    ? { columns: bare, ignored: [] }
    : headingsOf(lines[0] ?? [], input, names)
  const most = input.limits?.rows ?? LIMITS.rows
  const rows: SheetRow<Column>[] = []
  for (let index = bare ? 0 : 1; index < lines.length; index++) {
    const cells = lines[index]
    if (!cells?.some((cell) => cell && String(cell.v ?? '').trim() !== '')) continue
    if (rows.length >= most) throw sheetRefused('too_many_rows', { rows: most })
    const row = Object.fromEntries(
      names.map((column) => {
        const place = columns[column]
        return [column, place === undefined ? EMPTY : cellOf(cells[place])]
      })
    ) as SheetRow<Column>['cells']
    rows.push({ line: index + 1, cells: row })
  }
  if (rows.length === 0) throw sheetRefused('no_rows')
  return { rows, ignored, from1904 }
}

function textsOf(cells: ({ v?: unknown } | undefined)[]): string[] {
  return Array.from({ length: Math.min(cells.length, MAX_COLUMNS) }, (_, index) =>
    String(cells[index]?.v ?? '').trim()
  )
}

function headingsOf<Column extends string>(
  cells: ({ v?: unknown; w?: string } | undefined)[],
  { headings, optional = [] }: ReadSheetInput<Column>,
  names: Column[]
) {
  const columns: Partial<Record<Column, number>> = {}
  const ignored: string[] = []
  for (let index = 0; index < Math.min(cells.length, MAX_COLUMNS); index++) {
    const heading = String(cells[index]?.v ?? '').trim()
    if (heading === '') continue
    const column = columnOfHeading(headings, heading)
    if (column === null) ignored.push(heading.slice(0, 40))
    else if (column in columns) throw sheetRefused('heading_twice', { heading })
    else columns[column] = index
  }
  const missing = names.filter((column) => !(column in columns) && !optional.includes(column))
  if (missing.length > 0) {
    const told = missing.map((column) => headings[column].slice(0, 2).join(' / '))
    throw sheetRefused('headings_missing', { headings: told.join(', ') })
  }
  return { columns, ignored }
}

function parse(run: () => WorkBook): WorkBook {
  try {
    return run()
  } catch {
    throw sheetRefused('corrupt')
  }
}

function cellOf(cell: { t?: string; v?: unknown; w?: string; f?: string } | undefined): SheetCell {
  if (!cell || cell.v === undefined || cell.v === null)
    return cell?.f ? { ...EMPTY, formula: true } : EMPTY
  const number = cell.t === 'n' && typeof cell.v === 'number' ? cell.v : null
  const text = (cell.t === 's' ? String(cell.v) : (cell.w ?? String(cell.v))).trim()
  const formula = cell.f !== undefined || (number === null && /^[=+@\t]/.test(String(cell.v)))
  return { text: text.slice(0, 200), number, formula }
}

function isZip(bytes: Uint8Array) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** UTF-8 when it is valid UTF-8, else GB 18030, which is what a Chinese Excel writes. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
