import { unzipSync } from 'fflate'
import { read, utils, type WorkBook, type WorkSheet } from 'xlsx'
import { DomainError } from '#core/domain_error'
import {
  PLAN_COLUMNS,
  PLAN_HEADINGS,
  columnOfHeading,
  type PlanCell,
  type PlanColumn,
  type PlanRow,
  type PlanSheet,
} from '#app/media/plan_columns'

/** Largest file, in bytes. */
export const MAX_PLAN_BYTES = 5 * 1024 * 1024

/** Most rows below the heading. */
export const MAX_PLAN_ROWS = 5_000

/** Most bytes that the parts of a workbook may unpack to: more is a bomb, not a media plan. */
const MAX_UNPACKED_BYTES = 60 * 1024 * 1024

const MAX_COLUMNS = 60
const EMPTY: PlanCell = { text: '', number: null, formula: false }

/**
 * Reads a media plan (xlsx, or csv in UTF-8 or GB 18030) into rows of raw cells. What is wrong with the file as a whole
 * is refused here with a `DomainError` beside the field `file`; what is wrong in a row is found by `CheckPlanRows`.
 */
export class ReadPlanFile {
  handle({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): PlanSheet {
    if (bytes.length > MAX_PLAN_BYTES) throw refusal('too_big')
    if (bytes.length === 0) throw refusal('empty')
    const book = isZip(bytes) ? this.#workbook(bytes) : this.#csv(fileName, bytes)
    const sheet = book.Sheets[book.SheetNames[0]]
    if (!sheet) throw refusal('empty')
    return this.#rows(sheet, book.Workbook?.WBProps?.date1904 === true)
  }

  #workbook(bytes: Uint8Array): WorkBook {
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
      throw refusal('corrupt')
    }
    if (unpacked > MAX_UNPACKED_BYTES) throw refusal('too_big_inside')
    if (!parts['xl/workbook.xml']) throw refusal('wrong_type')
    return parse(() =>
      read(bytes, { type: 'array', dense: true, sheets: 0, sheetRows: MAX_PLAN_ROWS + 2 })
    )
  }

  #csv(fileName: string, bytes: Uint8Array): WorkBook {
    if (!/\.csv$/i.test(fileName) || bytes.includes(0)) throw refusal('wrong_type')
    const text = decode(bytes)
    return parse(() =>
      read(text, { type: 'string', raw: true, dense: true, sheetRows: MAX_PLAN_ROWS + 2 })
    )
  }

  #rows(sheet: WorkSheet, from1904: boolean): PlanSheet {
    const lines = sheet['!data'] ?? []
    const merge = sheet['!merges']?.[0]
    if (merge) throw refusal('merged', { range: utils.encode_range(merge) })
    const { columns, ignored } = this.#headings(lines[0] ?? [])
    const rows: PlanRow[] = []
    for (let index = 1; index < lines.length; index++) {
      const cells = lines[index]
      if (!cells?.some((cell) => cell && String(cell.v ?? '').trim() !== '')) continue
      if (index > MAX_PLAN_ROWS) throw refusal('too_many_rows', { rows: MAX_PLAN_ROWS })
      const row = Object.fromEntries(
        PLAN_COLUMNS.map((column) => [column, planCell(cells[columns[column]])])
      ) as PlanRow['cells']
      rows.push({ line: index + 1, cells: row })
    }
    if (rows.length === 0) throw refusal('no_rows')
    return { rows, ignored, from1904 }
  }

  #headings(cells: ({ v?: unknown; w?: string } | undefined)[]) {
    const columns = {} as Record<PlanColumn, number>
    const ignored: string[] = []
    for (let index = 0; index < Math.min(cells.length, MAX_COLUMNS); index++) {
      const heading = String(cells[index]?.v ?? '').trim()
      if (heading === '') continue
      const column = columnOfHeading(heading)
      if (column === null) ignored.push(heading.slice(0, 40))
      else if (column in columns) throw refusal('heading_twice', { heading })
      else columns[column] = index
    }
    const missing = PLAN_COLUMNS.filter((column) => !(column in columns))
    if (missing.length > 0) {
      const headings = missing.map((column) => PLAN_HEADINGS[column].slice(0, 2).join(' / '))
      throw refusal('headings_missing', { headings: headings.join(', ') })
    }
    return { columns, ignored }
  }
}

function parse(run: () => WorkBook): WorkBook {
  try {
    return run()
  } catch {
    throw refusal('corrupt')
  }
}

function planCell(cell: { t?: string; v?: unknown; w?: string; f?: string } | undefined): PlanCell {
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

function refusal(code: string, values: Record<string, string | number> = {}) {
  return new DomainError({
    status: 422,
    code: `PLAN_FILE_${code.toUpperCase()}`,
    messageKey: `media.import.file.${code}`,
    values,
    field: 'file',
  })
}
